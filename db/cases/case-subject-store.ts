import type { Queryable } from '../pool.js'

/** What a case may be about besides its account. */
export const CASE_SUBJECTS = ['bill', 'connection', 'meter', 'payment', 'premise', 'service_request', 'work_order'] as const
export type CaseSubject = (typeof CASE_SUBJECTS)[number]

const SQL: Readonly<Record<CaseSubject, string>> = {
  bill: 'select account_id from bills where bill_id::text = $1',
  connection: 'select account_id from connection_orders where connection_order_id = $1',
  // A meter and a place are nobody's for good.
  meter: 'select null as account_id from meters where meter_id = $1',
  payment: 'select account_id from payments where payment_id::text = $1',
  premise: 'select null as account_id from premises where premise_id = $1',
  service_request: 'select account_id from service_requests where request_id = $1',
  work_order: 'select account_id from work_orders where work_order_id = $1',
}

/** Whose a subject is, null where it is no account's; undefined where there is none. */
export async function accountOfSubject(
  db: Queryable,
  subjectKind: CaseSubject,
  subjectId: string,
): Promise<string | null | undefined> {
  const found = await db.query<{ account_id: string | null }>(SQL[subjectKind], [subjectId])
  return found.rows[0]?.account_id
}
