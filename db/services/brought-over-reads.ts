import type { LocalDate } from '../../domain/kernel/local-date.js'
import type { Queryable } from '../pool.js'
import type { Transaction } from '../transaction.js'

/** An account that was closed by the system before this one, and owes nothing. */
export interface ClosedBroughtOver {
  readonly accountId: string
  readonly balance: string
  /** Where service ended last, and its last day; null where the account never had any. */
  readonly premiseId: string | null
  readonly stopOn: LocalDate | null
  /** What ended there last, and whatever was never closed. */
  readonly agreements: readonly { readonly agreementId: string; readonly lastDay: LocalDate }[]
  /** Some of these have last days that no bill holds. */
  readonly hasUnbilledDays: boolean
}

/**
 * Those of these accounts that are closed, owe nothing and were closed by no request: with credit, or paid up while what ended there was
 * never closed.
 */
export async function closedBroughtOver(db: Queryable, accountIds: readonly string[]): Promise<ClosedBroughtOver[]> {
  const found = await db.query<ClosedBroughtOver & Record<string, unknown>>(
    `with ended as (
       select g.*, p.premise_id, max(g.stop_on) over (partition by g.account_id) as last
       from service_agreements g join service_points p using (service_point_id)
       where g.account_id = any($1) and g.state in ('stopped', 'closed')),
     chosen as (select * from ended where stop_on = last or state = 'stopped'),
     standing as (
       select a.account_id, coalesce((select sum(i.open_amount) from open_items i where i.account_id = a.account_id), 0) as balance
       from accounts a where a.account_id = any($1) and a.status = 'closed'
         and not exists (select from service_request_agreements r join service_agreements g using (agreement_id)
           where g.account_id = a.account_id and r.act = 'stop'))
     select s.account_id as "accountId", s.balance::text as balance,
       (select c.premise_id from chosen c where c.account_id = s.account_id order by c.stop_on desc, c.agreement_id limit 1) as "premiseId",
       (select max(c.stop_on) from chosen c where c.account_id = s.account_id) as "stopOn",
       coalesce((select json_agg(json_build_object('agreementId', c.agreement_id, 'lastDay', c.stop_on) order by c.agreement_id)
         from chosen c where c.account_id = s.account_id), '[]') as agreements,
       exists (select from chosen c where c.account_id = s.account_id
         and not exists (select from billed_periods d where d.agreement_id = c.agreement_id and upper(d.period) > c.stop_on)) as "hasUnbilledDays"
     from standing s
     where s.balance < 0 or (s.balance = 0 and exists (select from chosen c where c.account_id = s.account_id and c.state = 'stopped'))
     order by s.account_id`,
    [accountIds],
  )
  return found.rows
}

/** What begins for an account at a premise on one day and has no request. */
export interface DueStart {
  readonly accountId: string
  readonly premiseId: string
  readonly startOn: LocalDate
  readonly agreementIds: readonly string[]
  readonly servicePointIds: readonly string[]
}

/** One at a time: who comes second finds nothing left to adopt. */
const ADOPT_LOCK = 706_1002

/** Agreements in pending start whose first day has come and that no request carries, locked until the transaction ends. */
export async function lockDueStarts(tx: Transaction, today: LocalDate): Promise<DueStart[]> {
  await tx.client.query('select pg_advisory_xact_lock($1)', [ADOPT_LOCK])
  const found = await tx.client.query<DueStart>(
    `with due as (
       select agreement_id, account_id, service_point_id, start_on from service_agreements g
       where state = 'pending_start' and start_on <= $1
         and not exists (select from service_request_agreements r where r.agreement_id = g.agreement_id)
       for update of g)
     select d.account_id as "accountId", p.premise_id as "premiseId", d.start_on as "startOn",
       array_agg(d.agreement_id order by d.agreement_id) as "agreementIds",
       array_agg(distinct d.service_point_id) as "servicePointIds"
     from due d join service_points p using (service_point_id) group by 1, 2, 3 order by 3, 1, 2`,
    [today],
  )
  return found.rows
}
