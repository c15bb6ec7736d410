import type { Queryable } from '../pool.js'
import type { Transaction } from '../transaction.js'

export interface DisconnectionRow {
  readonly disconnectionId: number
  readonly collectionId: string
  readonly accountId: string
  readonly agreementId: string
  /** The crew's order, or the command to the meter: one of the two. */
  readonly workOrderId: string | null
  readonly remoteCommandId: string | null
  readonly decisionId: number
  readonly cutOn: string
  readonly pastDue: string
  readonly restoreFrom: string | null
  readonly restoreBy: string | null
  readonly restoreReason: string | null
  readonly reconnectOrderId: string | null
  readonly reconnectCommandId: string | null
  readonly feeItemId: number | null
  readonly restoredOn: string | null
}

export async function insertDisconnection(
  tx: Transaction,
  cut: Pick<
    DisconnectionRow,
    'collectionId' | 'accountId' | 'agreementId' | 'workOrderId' | 'remoteCommandId' | 'decisionId' | 'cutOn' | 'pastDue'
  > & {
    readonly servicePointId: string
  },
): Promise<void> {
  await tx.client.query(
    `insert into disconnections (collection_id, account_id, agreement_id, service_point_id, work_order_id, decision_id, cut_on, past_due,
       remote_command_id)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [
      cut.collectionId,
      cut.accountId,
      cut.agreementId,
      cut.servicePointId,
      cut.workOrderId,
      cut.decisionId,
      cut.cutOn,
      cut.pastDue,
      cut.remoteCommandId,
    ],
  )
}

/** The cut of a case whose service is not back; undefined where there is none. */
export async function standingCut(db: Queryable, collectionId: string): Promise<DisconnectionRow | undefined> {
  const found = await db.query<DisconnectionRow & Record<string, unknown>>(
    `select disconnection_id as "disconnectionId", collection_id as "collectionId", account_id as "accountId", agreement_id as "agreementId",
       work_order_id as "workOrderId", remote_command_id as "remoteCommandId", reconnect_command_id as "reconnectCommandId", decision_id as "decisionId", cut_on as "cutOn", past_due as "pastDue", restore_from as "restoreFrom",
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
  restoration: Pick<
    DisconnectionRow,
    'restoreFrom' | 'restoreBy' | 'restoreReason' | 'reconnectOrderId' | 'reconnectCommandId' | 'feeItemId'
  >,
): Promise<void> {
  await tx.client.query(
    `update disconnections set restore_from = $2, restore_by = $3, restore_reason = $4, reconnect_order_id = $5, fee_item_id = $6,
       reconnect_command_id = $7
     where disconnection_id = $1`,
    [
      disconnectionId,
      restoration.restoreFrom,
      restoration.restoreBy,
      restoration.restoreReason,
      restoration.reconnectOrderId,
      restoration.feeItemId,
      restoration.reconnectCommandId,
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

/** Writes down who said that an adult is at home and nothing is open or running. */
export async function insertConfirmation(
  tx: Transaction,
  confirmation: {
    readonly disconnectionId: number
    readonly saidBy: string
    readonly channel: 'phone' | 'visit' | 'web'
    readonly on: string
    readonly recordedBy: string
  },
): Promise<number> {
  const added = await tx.client.query<{ id: number }>(
    `insert into reconnection_confirmations (disconnection_id, said_by, channel, said_on, recorded_by) values ($1, $2, $3, $4, $5)
     returning confirmation_id as id`,
    [confirmation.disconnectionId, confirmation.saidBy, confirmation.channel, confirmation.on, confirmation.recordedBy],
  )
  return (added.rows[0] as { id: number }).id
}

/** Whether somebody of the household has said so on that day. */
export async function isConfirmedOn(db: Queryable, disconnectionId: number, on: string): Promise<boolean> {
  const found = await db.query('select from reconnection_confirmations where disconnection_id = $1 and said_on = $2 limit 1', [
    disconnectionId,
    on,
  ])
  return found.rowCount !== 0
}

/** Who has said so, in the order in which they did. */
export async function confirmationsOf(
  db: Queryable,
  disconnectionId: number,
): Promise<{ saidBy: string; channel: 'phone' | 'visit' | 'web'; on: string; recordedBy: string }[]> {
  const found = await db.query<{ saidBy: string; channel: 'phone' | 'visit' | 'web'; on: string; recordedBy: string }>(
    `select c.said_by as "saidBy", c.channel, c.said_on as "on", coalesce(u.name, c.recorded_by) as "recordedBy"
     from reconnection_confirmations c left join users u on u.user_id = c.recorded_by where c.disconnection_id = $1 order by c.confirmation_id`,
    [disconnectionId],
  )
  return found.rows
}
