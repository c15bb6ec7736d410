import type { BillOfYear } from '../../domain/deposits/average-bill.js'
import { decimal } from '../../domain/kernel/decimal.js'
import type { LocalDate } from '../../domain/kernel/local-date.js'
import type { Queryable } from '../pool.js'
import type { Transaction } from '../transaction.js'

/** Requests that still wait for one of these items as their deposit. */
export async function openDepositPrerequisites(db: Queryable, itemIds: readonly number[]): Promise<string[]> {
  const found = await db.query<{ request_id: string }>(
    `select request_id from service_request_prerequisites
     where prerequisite = 'deposit' and state = 'open' and item_id = any($1) order by request_id`,
    [itemIds],
  )
  return found.rows.map((row) => row.request_id)
}

/** These requests wait for another item as their deposit from now on. */
export async function awaitDepositItem(tx: Transaction, requestIds: readonly string[], itemId: number): Promise<void> {
  await tx.client.query(
    `update service_request_prerequisites set item_id = $2 where request_id = any($1) and prerequisite = 'deposit' and state = 'open'`,
    [requestIds, itemId],
  )
}

/** What was billed at these points within the year to the day, whoever had service there: only the share of the points of each bill. */
export async function billsOfPoints(db: Queryable, servicePointIds: readonly string[], today: LocalDate): Promise<BillOfYear[]> {
  const found = await db.query<{ amount: string; period_from: string; period_to: string }>(
    `select sum(s.amount) as amount, min(s.period_from) as period_from, max(s.period_to) as period_to
     from bill_segments s join bills b using (bill_id) join service_agreements g on g.agreement_id = s.agreement_id
     where g.service_point_id = any($1) and b.state = 'issued' and s.period_to > $2::date - interval '12 months' and s.period_to <= $2
     group by b.bill_id order by b.bill_id`,
    [servicePointIds, today],
  )
  return found.rows.map((row) => ({ amount: decimal(row.amount), from: row.period_from, to: row.period_to }))
}

/** The service of most of these points. */
export async function serviceOfPoints(db: Queryable, servicePointIds: readonly string[]): Promise<string> {
  const found = await db.query<{ service: string }>(
    `select service from service_points where service_point_id = any($1) group by service order by count(*) desc, service limit 1`,
    [servicePointIds],
  )
  return found.rows[0]?.service ?? 'account'
}
