import type { PlaceableDebt } from '../../domain/agencies/placement-rules.js'
import { decimal, sum } from '../../domain/kernel/decimal.js'
import type { LocalDate } from '../../domain/kernel/local-date.js'
import type { PolicySubject } from '../../domain/policy/find-policy.js'
import type { Entity } from '../../domain/policy/policy-pack.js'
import type { Queryable } from '../pool.js'
import { writeOffFacts } from '../write-offs/facts-reads.js'

/** Closed accounts with a debt, open or written off, that are with no agency and have never been with this one. */
export async function accountsToPlace(db: Queryable, agencyCode: string): Promise<string[]> {
  const found = await db.query<{ account_id: string }>(
    `select a.account_id from accounts a where a.status = 'closed'
       and (exists (select from open_items i where i.account_id = a.account_id and i.open_amount > 0)
         or exists (select from write_offs w where w.account_id = a.account_id and w.state = 'posted' and w.recovered < w.amount))
       and not exists (select from agency_placements p where p.account_id = a.account_id and (p.recalled_on is null or p.agency_code = $1))
     order by a.account_id`,
    [agencyCode],
  )
  return found.rows.map((row) => row.account_id)
}

export interface DebtOfAccount extends PlaceableDebt {
  readonly subject: PolicySubject
}

/** What these accounts owe, written off or not, and what keeps it from an agency, in a fixed number of statements. */
export async function placeableDebts(
  db: Queryable,
  accountIds: readonly string[],
  of: { readonly entity: Entity; readonly today: LocalDate },
): Promise<DebtOfAccount[]> {
  const writtenOff = await db.query<{ account_id: string; amount: string; last_due_on: string }>(
    `select w.account_id, sum(d.amount - d.recovered) as amount, max(i.due_on) as last_due_on
     from write_offs w join write_off_debts d using (write_off_id) join open_items i on i.item_id = d.item_id
     where w.account_id = any($1) and d.recovered < d.amount group by w.account_id`,
    [accountIds],
  )
  const given = new Map(writtenOff.rows.map((row) => [row.account_id, row]))
  return (await writeOffFacts(db, accountIds, of)).map((facts) => {
    const off = given.get(facts.accountId)
    const due = [...facts.debts.map(({ dueOn }) => dueOn), ...(off === undefined ? [] : [off.last_due_on])].toSorted()
    const open = sum(facts.debts.map((debt) => debt.open)).minus(facts.credit)
    return {
      accountId: facts.accountId,
      subject: facts.subject,
      isClosed: facts.isClosed && facts.openAgreements === 0,
      amount: (open.isNegative() ? decimal(0) : open).plus(off?.amount ?? 0),
      disputed: facts.disputed,
      isBankrupt: facts.isBankrupt,
      hasPlan: facts.hasPlan,
      isHeld: facts.isHeld,
      lastDueOn: due.at(-1) ?? null,
    }
  })
}

/** Whom an agency writes to, by account. */
export async function debtorsOf(
  db: Queryable,
  accountIds: readonly string[],
): Promise<
  ReadonlyMap<
    string,
    {
      readonly name: string
      readonly address: readonly [string, string, string, string, string, string]
    }
  >
> {
  const found = await db.query<{
    account_id: string
    name: string
    line1: string | null
    line2: string | null
    city: string | null
    state: string | null
    postcode: string | null
    country: string | null
  }>(
    `select a.account_id, c.display_name as name, c.mail_line1 as line1, c.mail_line2 as line2, c.mail_city as city, c.mail_state as state,
       c.mail_postcode as postcode, c.mail_country as country
     from accounts a join customers c using (customer_id) where a.account_id = any($1)`,
    [accountIds],
  )
  return new Map(
    found.rows.map((row) => [
      row.account_id,
      {
        name: row.name,
        address: [
          row.line1 ?? '',
          row.line2 ?? '',
          row.city ?? '',
          row.state ?? '',
          row.postcode ?? '',
          row.country ?? '',
        ] as const,
      },
    ]),
  )
}
