import { protectionsByMarks } from '../../domain/collections/customer-marks.js'
import type { ContactFact, HoldFact, StormFact } from '../../domain/collections/disconnection-facts.js'
import type { PastAccount, PastDebt, PastSpan } from '../../domain/collections/past-facts.js'
import { decimal } from '../../domain/kernel/decimal.js'
import type { Queryable } from '../pool.js'

export interface PastPeriod {
  readonly from: string
  readonly to: string
}

/** Debts of services that can be cut, past due at some moment of the period: what every read here begins from. */
const OWED = `open_items i join service_agreements g using (agreement_id) join service_points q using (service_point_id)
  where i.original_amount > 0 and i.kind <> 'deposit_installment' and q.service in ('electric', 'gas', 'water') and i.due_on < $2
    and (i.open_amount > 0 or exists (select from applications p where p.debit_item_id = i.item_id and p.applied_on >= $1))`

/** How many accounts owed something past due at some moment of the period. */
export async function accountsOwing(db: Queryable, { from, to }: PastPeriod): Promise<number> {
  const found = await db.query<{ accounts: number }>(`select count(distinct i.account_id)::integer as accounts from ${OWED}`, [
    from,
    to,
  ])
  return found.rows[0]?.accounts ?? 0
}

/** The next of them by their number. */
export async function nextOwing(db: Queryable, { from, to }: PastPeriod, after: string, limit: number): Promise<string[]> {
  const found = await db.query<{ account_id: string }>(
    `select distinct i.account_id from ${OWED} and i.account_id > $3 order by i.account_id limit $4`,
    [from, to, after, limit],
  )
  return found.rows.map((row) => row.account_id)
}

interface Owner {
  readonly accountId: string
  readonly service: string
  readonly customerClass: string
  readonly hasLowIncomeDiscount: boolean
  readonly dwellings: number
  readonly agreementId: string
  readonly readRoute: string
  readonly startOn: string
  readonly endOn: string | null
}

/**
 * What is on record of these accounts for the period, each by the service of which it owed most: in a fixed number of statements. Accounts
 * that never took that service are left out.
 */
export async function pastAccounts(db: Queryable, accountIds: readonly string[], period: PastPeriod): Promise<PastAccount[]> {
  const debts = await pastDebts(db, accountIds, period)
  const owners = await ownersOf(db, debts)
  const all = { accounts: owners.map(({ accountId }) => accountId), agreements: owners.map(({ agreementId }) => agreementId) }
  const disputes = grouped(
    await rows<Spanned & { amount: string }>(
      db,
      'select account_id as key, from_on as "from", released_on as "until", amount from disputes where account_id = any($1)',
      [all.accounts],
    ),
  )
  const protections = await protectionsOf(db, all.accounts)
  const holds = await rows<HoldFact & { scopeValue: string; releasedOn: string | null }>(
    db,
    `select hold_id as id, scope, scope_value as "scopeValue", reason, from_on as "fromOn", to_on as "toOn", released_on as "releasedOn"
     from collection_holds where from_on <= $2 and (released_on is null or released_on > $1)`,
    [period.from, period.to],
  )
  const storms = grouped(
    await rows<StormFact & { key: string }>(
      db,
      `select a.read_route as key, o.name, o.starts_on as "fromOn", o.ends_on as "toOn" from outages o join outage_areas a using (outage_id)
       where o.pauses_disconnections and o.starts_on <= $2 and (o.ends_on is null or o.ends_on >= $1)`,
      [period.from, period.to],
    ),
  )
  const plans = await planSpans(db, all.accounts)
  const moves = grouped(
    await rows<Spanned & { requestId: string; stopOn: string }>(
      db,
      `select x.agreement_id as key, r.request_id as "requestId", r.stop_on as "stopOn", r.requested_on as "from", r.closed_on as "until"
       from service_requests r join service_request_agreements x using (request_id)
       where x.agreement_id = any($1) and x.act = 'stop' and r.stop_on is not null`,
      [all.agreements],
    ),
  )
  const contacts = grouped(
    await rows<ContactFact & { key: string }>(
      db,
      `select account_id as key, channel, reached, left_door_hanger as "leftDoorHanger", offered_prepayment as "offeredPrepayment", on_date as "on"
       from collection_contacts where account_id = any($1) and on_date between $2 and $3 order by contact_id`,
      [all.accounts, period.from, period.to],
    ),
  )
  return owners.map((owner): PastAccount => {
    const { accountId, agreementId, readRoute, startOn, endOn, ...kept } = owner
    return {
      accountId,
      ...kept,
      serviceSpan: { from: startOn, until: endOn },
      debts: debts.get(accountId)?.get(owner.service) ?? [],
      disputes: (disputes.get(accountId) ?? []).map(({ amount, ...span }) => ({ ...span, amount: decimal(amount) })),
      protections: protections.get(accountId) ?? [],
      holds: holds.filter(
        ({ scope, scopeValue }) =>
          scopeValue === (scope === 'account' ? accountId : scope === 'class' ? owner.customerClass : readRoute),
      ),
      storms: storms.get(readRoute) ?? [],
      plans: plans.get(accountId) ?? [],
      moves: moves.get(agreementId) ?? [],
      contacts: contacts.get(accountId) ?? [],
    }
  })
}

type Spanned = PastSpan & { readonly key: string }

async function rows<Row extends object>(db: Queryable, sql: string, values: unknown[]): Promise<Row[]> {
  return (await db.query<Row & Record<string, unknown>>(sql, values)).rows
}

function grouped<Row extends { readonly key: string }>(found: readonly Row[]): Map<string, Row[]> {
  const groups = new Map<string, Row[]>()
  for (const row of found) {
    const group = groups.get(row.key)
    if (group === undefined) groups.set(row.key, [row])
    else group.push(row)
  }
  return groups
}

async function pastDebts(
  db: Queryable,
  accountIds: readonly string[],
  { from, to }: PastPeriod,
): Promise<Map<string, Map<string, PastDebt[]>>> {
  const items = await rows<{ itemId: number; accountId: string; service: string; dueOn: string; from: string; open: string }>(
    db,
    `select i.item_id as "itemId", i.account_id as "accountId", q.service, i.due_on as "dueOn", i.original_on as "from", i.open_amount as open
     from ${OWED} and i.account_id = any($3)`,
    [from, to, accountIds],
  )
  const paid = grouped(
    await rows<{ key: string; on: string; amount: string }>(
      db,
      `select debit_item_id::text as key, applied_on as "on", amount from applications where debit_item_id = any($1) and applied_on >= $2`,
      [items.map(({ itemId }) => itemId), from],
    ),
  )
  const debts = new Map<string, Map<string, PastDebt[]>>()
  for (const { itemId, accountId, service, open, ...item } of items) {
    const services = debts.get(accountId) ?? new Map<string, PastDebt[]>()
    debts.set(accountId, services)
    const each = (paid.get(String(itemId)) ?? []).map(({ on, amount }) => ({ on, amount: decimal(amount) }))
    services.set(service, [...(services.get(service) ?? []), { ...item, openAtEnd: decimal(open), paid: each }])
  }
  return debts
}

/** Of each account the agreement of the service of which it owed most, the last that began. */
async function ownersOf(db: Queryable, debts: ReadonlyMap<string, ReadonlyMap<string, readonly PastDebt[]>>): Promise<Owner[]> {
  const most = [...debts].map(([accountId, services]) => {
    const sums = [...services].map(([service, each]) => ({
      service,
      owed: each.reduce(
        (sum, debt) => debt.paid.reduce((total, { amount }) => total.plus(amount), sum.plus(debt.openAtEnd)),
        decimal('0'),
      ),
    }))
    const [largest] = sums.toSorted((left, right) => right.owed.comparedTo(left.owed) || (left.service < right.service ? -1 : 1))
    return { accountId, service: largest?.service ?? '' }
  })
  return rows<Owner>(
    db,
    `select distinct on (w.account_id) w.account_id as "accountId", w.service, a.customer_class as "customerClass",
       a.low_income_discount as "hasLowIncomeDiscount", g.agreement_id as "agreementId", m.read_route as "readRoute", g.start_on as "startOn",
       g.stop_on + 1 as "endOn",
       case when m.dwelling_units > 1 and (select count(*) from service_points x join service_agreements o using (service_point_id)
         where x.premise_id = m.premise_id and x.service = q.service and o.state in ('active', 'pending_stop', 'reactivated')) = 1
         then m.dwelling_units else 1 end as dwellings
     from unnest($1::text[], $2::text[]) as w(account_id, service) join accounts a on a.account_id = w.account_id
       join service_agreements g on g.account_id = w.account_id and g.state not in ('pending_start', 'cancelled')
       join service_points q on q.service_point_id = g.service_point_id and q.service = w.service join premises m on m.premise_id = q.premise_id
     order by w.account_id, g.start_on desc, g.agreement_id`,
    [most.map(({ accountId }) => accountId), most.map(({ service }) => service)],
  )
}

type KnownProtection = PastAccount['protections'][number]

/** Protections with the day they were recorded, and what an import said of the customers, which was on record all the time. */
async function protectionsOf(db: Queryable, accountIds: readonly string[]): Promise<Map<string, KnownProtection[]>> {
  const recorded = await rows<Omit<KnownProtection, 'amount'> & { key: string; amount: string | null }>(
    db,
    `with recursive renewed as (
       select protection_id, 0 as renewals from protections where account_id = any($1) and renews_protection_id is null
       union all select p.protection_id, r.renewals + 1 from protections p join renewed r on p.renews_protection_id = r.protection_id)
     select p.account_id as key, p.protection_id as id, p.kind, p.source, p.begins_on as "beginsOn", p.ends_on as "endsOn", p.ended_on as "endedOn",
       p.programme, p.amount, p.born_on as "bornOn", p.lives_alone as "livesAlone", p.cannot_pay_and_arranges as "cannotPayAndArranges",
       p.recorded_on as "knownFrom", r.renewals::integer as renewals, r.renewals::integer as "renewalsInArrearage"
     from protections p join renewed r using (protection_id) order by p.protection_id desc`,
    [accountIds],
  )
  const imported = await rows<{ key: string; lifeSupport: boolean; senior: boolean; since: string }>(
    db,
    `select w.account_id as key, bool_or(c.life_support) as "lifeSupport", bool_or(c.senior) as senior, min(c.customer_since) as since
     from (select account_id, customer_id from accounts where account_id = any($1)
           union select account_id, customer_id from account_people where account_id = any($1) and role in ('main', 'co_applicant')) w
       join customers c using (customer_id) where c.life_support or c.senior group by 1`,
    [accountIds],
  )
  const known = new Map<string, KnownProtection[]>()
  const add = (key: string, protection: KnownProtection): void => void known.set(key, [...(known.get(key) ?? []), protection])
  for (const { key, amount, ...row } of recorded) add(key, { ...row, amount: amount === null ? null : decimal(amount) })
  for (const { key, ...marks } of imported) {
    for (const fact of protectionsByMarks(marks)) add(key, { ...fact, knownFrom: marks.since })
  }
  return known
}

/** From each time a plan was made, amended or taken up again until it was broken, cancelled or kept. */
async function planSpans(db: Queryable, accountIds: readonly string[]): Promise<Map<string, PastAccount['plans'][number][]>> {
  const happened = await rows<{ key: string; name: string; act: string; on: string }>(
    db,
    `select p.account_id as key, p.plan_id::text as name, l.act, l.business_date as "on" from plan_log l join payment_plans p using (plan_id)
     where p.account_id = any($1) and l.act in ('make', 'reinstate', 'break', 'cancel', 'keep') order by l.log_id`,
    [accountIds],
  )
  const spans = new Map<string, PastAccount['plans'][number][]>()
  for (const { key, name, act, on } of happened) {
    const known = spans.get(key) ?? []
    const open = known.findLast((span) => span.name === name && span.until === null)
    if (act === 'make' || act === 'reinstate') spans.set(key, [...known, { name, from: on, until: null }])
    else if (open !== undefined)
      spans.set(
        key,
        known.map((span) => (span === open ? { ...span, until: on } : span)),
      )
  }
  return spans
}
