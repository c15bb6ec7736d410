import type { Queryable } from '../pool.js'

/** From which debt on collection begins for customers of one kind. */
export interface StartRule {
  readonly service: string
  readonly customerClass: string
  readonly hasLowIncomeDiscount: boolean
  readonly amount: string
  /** The latest due day that is old enough today. */
  readonly dueBy: string
}

export interface NewArrears {
  readonly accountId: string
  readonly service: string
  readonly pastDue: string
}

/**
 * Accounts whose debt of a service reaches the rule for their kind and that have neither an open case nor a plan that is kept, in one
 * statement over the open items that are due. An account whose last case somebody stopped, or whose strategy came to its end, comes back
 * only with a debt that was due since. Of several services the largest debt counts.
 */
export async function newArrears(db: Queryable, rules: readonly StartRule[]): Promise<NewArrears[]> {
  if (rules.length === 0) return []
  const found = await db.query<NewArrears & Record<string, unknown>>(
    `with rule as (select * from unnest($1::text[], $2::text[], $3::boolean[], $4::numeric[], $5::date[]) as r(service, class, low, amount, due_by)),
     owed as (
       select i.account_id, p.service, sum(i.open_amount) as amount, max(i.due_on) as latest
       from open_items i join service_agreements g using (agreement_id) join service_points p using (service_point_id)
         join accounts a on a.account_id = i.account_id
         join rule r on r.service = p.service and r.class = a.customer_class and r.low = a.low_income_discount and i.due_on <= r.due_by
       where i.open_amount > 0 and i.kind <> 'deposit_installment' group by i.account_id, p.service, r.amount having sum(i.open_amount) >= r.amount)
     select distinct on (o.account_id) o.account_id as "accountId", o.service, o.amount::numeric(16, 2) as "pastDue" from owed o
     where not exists (select from collection_cases k where k.account_id = o.account_id and k.state <> 'closed')
       and not exists (select from payment_plans l where l.account_id = o.account_id and l.state = 'active')
       and not exists (select from collection_cases k where k.account_id = o.account_id and k.close_code in ('STOPPED', 'STRATEGY_DONE')
             and k.closed_on >= o.latest and k.episode = (select max(episode) from collection_cases m where m.account_id = o.account_id))
     order by o.account_id, o.amount desc, o.service`,
    [
      rules.map(({ service }) => service),
      rules.map(({ customerClass }) => customerClass),
      rules.map(({ hasLowIncomeDiscount }) => hasLowIncomeDiscount),
      rules.map(({ amount }) => amount),
      rules.map(({ dueBy }) => dueBy),
    ],
  )
  return found.rows
}

/**
 * Accounts whose agreements have all ended and whose debt reaches the rule for their kind, with neither an open case, nor a plan that is kept,
 * nor a final strategy that somebody stopped or that came to its end after the last of the debt fell due.
 */
export async function newFinalArrears(db: Queryable, rules: readonly StartRule[]): Promise<NewArrears[]> {
  if (rules.length === 0) return []
  const found = await db.query<NewArrears & Record<string, unknown>>(
    `with rule as (select * from unnest($1::text[], $2::text[], $3::boolean[], $4::numeric[], $5::date[]) as r(service, class, low, amount, due_by)),
     ended as (
       select a.account_id, a.customer_class, a.low_income_discount, p.service
       from accounts a join lateral (
         select agreement_id, service_point_id, state from service_agreements g where g.account_id = a.account_id and g.state <> 'cancelled'
         order by (g.state in ('stopped', 'closed')), g.stop_on desc, g.agreement_id limit 1) g on g.state in ('stopped', 'closed')
       join service_points p using (service_point_id)
       where exists (select from open_items i where i.account_id = a.account_id and i.open_amount > 0 and i.due_on <= (select max(due_by) from rule))),
     owed as (
       select e.account_id, e.service, sum(i.open_amount) as amount, max(i.due_on) as latest
       from ended e join rule r on r.service = e.service and r.class = e.customer_class and r.low = e.low_income_discount
         join open_items i on i.account_id = e.account_id and i.open_amount > 0 and i.kind <> 'deposit_installment' and i.due_on <= r.due_by
       group by e.account_id, e.service, r.amount having sum(i.open_amount) >= r.amount)
     select o.account_id as "accountId", o.service, o.amount::numeric(16, 2) as "pastDue" from owed o
     where not exists (select from collection_cases k where k.account_id = o.account_id and k.state <> 'closed')
       and not exists (select from payment_plans l where l.account_id = o.account_id and l.state = 'active')
       and not exists (select from collection_cases k where k.account_id = o.account_id and k.kind = 'final_bill'
             and k.close_code in ('STOPPED', 'STRATEGY_DONE') and k.closed_on >= o.latest)
     order by o.account_id`,
    [
      rules.map(({ service }) => service),
      rules.map(({ customerClass }) => customerClass),
      rules.map(({ hasLowIncomeDiscount }) => hasLowIncomeDiscount),
      rules.map(({ amount }) => amount),
      rules.map(({ dueBy }) => dueBy),
    ],
  )
  return found.rows
}

/** Whether the accounts were looked through on a business date. */
export async function wasSwept(db: Queryable, on: string): Promise<boolean> {
  return (await db.query('select from collection_sweeps where swept_on = $1', [on])).rowCount !== 0
}

/**
 * Notes that the accounts were looked through on a business date, and returns how many cases that opened: all of the date, also those of a
 * sweep that was broken off after it had opened them.
 */
export async function noteSweep(db: Queryable, on: string): Promise<number> {
  const found = await db.query<{ opened: number }>(
    `with cases as (select count(*)::integer as opened from collection_cases where opened_on = $1),
       noted as (insert into collection_sweeps (swept_on, opened) select $1, opened from cases on conflict do nothing)
     select opened from cases`,
    [on],
  )
  return found.rows[0]?.opened ?? 0
}
