import type { Queryable } from '../pool.js'
import type { Transaction } from '../transaction.js'

export interface DisconnectionRow {
  readonly disconnectionId: number
  readonly collectionId: string
  readonly accountId: string
  readonly agreementId: string
  readonly workOrderId: string
  readonly decisionId: number
  readonly cutOn: string
  readonly pastDue: string
  readonly restoreFrom: string | null
  readonly restoreBy: string | null
  readonly restoreReason: string | null
  readonly reconnectOrderId: string | null
  readonly feeItemId: number | null
  readonly restoredOn: string | null
}

export async function insertDisconnection(
  tx: Transaction,
  cut: Pick<
    DisconnectionRow,
    'collectionId' | 'accountId' | 'agreementId' | 'workOrderId' | 'decisionId' | 'cutOn' | 'pastDue'
  > & {
    readonly servicePointId: string
  },
): Promise<void> {
  await tx.client.query(
    `insert into disconnections (collection_id, account_id, agreement_id, service_point_id, work_order_id, decision_id, cut_on, past_due)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [
      cut.collectionId,
      cut.accountId,
      cut.agreementId,
      cut.servicePointId,
      cut.workOrderId,
      cut.decisionId,
      cut.cutOn,
      cut.pastDue,
    ],
  )
}

/** The cut of a case whose service is not back; undefined where there is none. */
export async function standingCut(db: Queryable, collectionId: string): Promise<DisconnectionRow | undefined> {
  const found = await db.query<DisconnectionRow & Record<string, unknown>>(
    `select disconnection_id as "disconnectionId", collection_id as "collectionId", account_id as "accountId", agreement_id as "agreementId",
       work_order_id as "workOrderId", decision_id as "decisionId", cut_on as "cutOn", past_due as "pastDue", restore_from as "restoreFrom",
       restore_by as "restoreBy", restore_reason as "restoreReason", reconnect_order_id as "reconnectOrderId", fee_item_id as "feeItemId",
       restored_on as "restoredOn"
     from disconnections where collection_id = $1 and restored_on is null`,
    [collectionId],
  )
  return found.rows[0]
}

export async function saveRestoration(
  tx: Transaction,
  disconnectionId: number,
  restoration: Pick<DisconnectionRow, 'restoreFrom' | 'restoreBy' | 'restoreReason' | 'reconnectOrderId' | 'feeItemId'>,
): Promise<void> {
  await tx.client.query(
    `update disconnections set restore_from = $2, restore_by = $3, restore_reason = $4, reconnect_order_id = $5, fee_item_id = $6
     where disconnection_id = $1`,
    [
      disconnectionId,
      restoration.restoreFrom,
      restoration.restoreBy,
      restoration.restoreReason,
      restoration.reconnectOrderId,
      restoration.feeItemId,
    ],
  )
}

export async function markRestored(tx: Transaction, disconnectionId: number, on: string): Promise<void> {
  await tx.client.query('update disconnections set restored_on = $2 where disconnection_id = $1', [disconnectionId, on])
}

/** What has been paid on an account since a day, reversed payments apart. */
export async function paidSince(db: Queryable, accountId: string, from: string): Promise<string> {
  const found = await db.query<{ paid: string }>(
    `select coalesce(sum(amount), 0)::numeric(16, 2) as paid from payments where account_id = $1 and received_on >= $2 and state <> 'reversed'`,
    [accountId, from],
  )
  return found.rows[0]?.paid ?? '0.00'
}
