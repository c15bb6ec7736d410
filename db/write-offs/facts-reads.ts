import { decimal } from '../../domain/kernel/decimal.js'
import type { LocalDate } from '../../domain/kernel/local-date.js'
import type { Entity } from '../../domain/policy/policy-pack.js'
import type { OpenItemKind } from '../../domain/receivables/open-item.js'
import type { OpenDebt, WriteOffFacts } from '../../domain/write-offs/write-off-facts.js'
import { programmesOf } from '../customers/programmes.js'
import type { Queryable } from '../pool.js'

/** The next closed accounts, by their number, with a balance or a proposal that stands; none where the walk is over. */
export async function accountsToExamine(db: Queryable, after: string, limit: number): Promise<string[]> {
  const found = await db.query<{ account_id: string }>(
    `select a.account_id from accounts a where a.account_id > $1 and (
       a.status = 'closed' and exists (select from open_items i where i.account_id = a.account_id and i.open_amount <> 0)
       or exists (select from write_offs w where w.account_id = a.account_id and w.state = 'proposed'))
     order by a.account_id limit $2`,
    [after, limit],
  )
  return found.rows.map((row) => row.account_id)
}

/**
 * What the rules on writing off ask about these accounts today, in a fixed number of statements. Deposits asked for stand among no debts.
 * Accounts that are not there are absent.
 */
export async function writeOffFacts(
  db: Queryable,
  accountIds: readonly string[],
  of: { readonly entity: Entity; readonly today: LocalDate },
): Promise<WriteOffFacts[]> {
  if (accountIds.length === 0) return []
  const programmes = await programmesOf(db, accountIds, of.today)
  const items = await openItems(db, accountIds)
  const found = await db.query<{
    account_id: string
    customer_class: string
    service: string
    is_closed: boolean
    open_agreements: number
    disputed: string
    is_bankrupt: boolean
    has_plan: boolean
    is_held: boolean
    holds_deposit: boolean
  }>(
    `select a.account_id, a.customer_class, a.status = 'closed' as is_closed,
       coalesce((select p.service from service_agreements g join service_points p using (service_point_id)
         where g.account_id = a.account_id order by g.stop_on desc nulls first, g.agreement_id limit 1), 'account') as service,
       (select count(*) from service_agreements g where g.account_id = a.account_id
          and g.state not in ('stopped', 'closed', 'cancelled'))::integer as open_agreements,
       (select coalesce(sum(d.amount), 0) from disputes d where d.account_id = a.account_id and d.released_on is null) as disputed,
       exists (select from protections p where p.account_id = a.account_id and p.kind = 'bankruptcy' and p.begins_on <= $2
         and (p.ends_on is null or $2 <= p.ends_on) and (p.ended_on is null or $2 < p.ended_on)) as is_bankrupt,
       exists (select from payment_plans l where l.account_id = a.account_id and l.state = 'active') as has_plan,
       exists (select from collection_holds h where h.scope = 'account' and h.scope_value = a.account_id and h.released_on is null
         and h.from_on <= $2 and (h.to_on is null or $2 <= h.to_on)) as is_held,
       exists (select from deposits d where d.account_id = a.account_id and d.state = 'held') as holds_deposit
     from accounts a where a.account_id = any($1) order by a.account_id`,
    [accountIds, of.today],
  )
  return found.rows.map((row) => {
    const { debts, credit, creditSince } = items.get(row.account_id) ?? NOTHING_OPEN
    return {
      accountId: row.account_id,
      subject: {
        entity: of.entity,
        service: row.service,
        customerClass: row.customer_class,
        programmes: programmes.get(row.account_id) ?? [],
      },
      isClosed: row.is_closed,
      openAgreements: row.open_agreements,
      debts,
      credit,
      creditSince,
      disputed: decimal(row.disputed),
      isBankrupt: row.is_bankrupt,
      hasPlan: row.has_plan,
      isHeld: row.is_held,
      holdsDeposit: row.holds_deposit,
    }
  })
}

type OpenOfAccount = Pick<WriteOffFacts, 'debts' | 'credit' | 'creditSince'>
const NOTHING_OPEN: OpenOfAccount = { debts: [], credit: decimal(0), creditSince: null }

async function openItems(db: Queryable, accountIds: readonly string[]): Promise<Map<string, OpenOfAccount>> {
  const found = await db.query<{
    account_id: string
    item_id: number
    kind: OpenItemKind
    original_on: string
    due_on: string
    open_amount: string
  }>(
    `select account_id, item_id, kind, original_on, due_on, open_amount from open_items
     where account_id = any($1) and open_amount <> 0 and kind <> 'deposit_installment' order by account_id, due_on, item_id`,
    [accountIds],
  )
  const accounts = new Map<string, { debts: OpenDebt[]; credit: WriteOffFacts['credit']; creditSince: string | null }>()
  for (const row of found.rows) {
    const of = accounts.get(row.account_id) ?? { debts: [], credit: decimal(0), creditSince: null }
    accounts.set(row.account_id, of)
    const open = decimal(row.open_amount)
    if (open.isPositive()) of.debts.push({ itemId: row.item_id, kind: row.kind, dueOn: row.due_on, open })
    else {
      of.credit = of.credit.minus(open)
      if (of.creditSince === null || row.original_on > of.creditSince) of.creditSince = row.original_on
    }
  }
  return accounts
}

/** What bills of these debts had credited, by general-ledger account; a debt that no bill of Penstock made is absent. */
export async function billedTo(
  db: Queryable,
  itemIds: readonly number[],
): Promise<ReadonlyMap<number, readonly { readonly glCode: string; readonly amount: ReturnType<typeof decimal> }[]>> {
  const found = await db.query<{ item_id: number; gl_code: string; amount: string }>(
    `select i.item_id, l.revenue_code as gl_code, sum(l.amount) as amount
     from open_items i join bill_segments s on s.bill_id = i.bill_id and s.agreement_id is not distinct from i.agreement_id
       join bill_lines l on l.bill_id = s.bill_id and l.segment_id = s.segment_id
     where i.item_id = any($1) group by i.item_id, l.revenue_code having sum(l.amount) > 0 order by i.item_id, l.revenue_code`,
    [itemIds],
  )
  const lines = new Map<number, { glCode: string; amount: ReturnType<typeof decimal> }[]>()
  for (const row of found.rows) {
    const of = lines.get(row.item_id) ?? []
    of.push({ glCode: row.gl_code, amount: decimal(row.amount) })
    lines.set(row.item_id, of)
  }
  return lines
}
