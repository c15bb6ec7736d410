import type { ConnectionRow } from '../../db/connections/connection-store.js'
import type { Transaction } from '../../db/transaction.js'
import { serviceConnectionWorkflowId } from '../../workflows/connections/contract.js'

/** Shows the day on which the process of a connection looks by itself. */
export async function noteConnectionWait(tx: Transaction, order: ConnectionRow, until: string | null): Promise<void> {
  await tx.client.query(
    `update processes set next_wake_on = $2, updated_at = now() where process_id = $1 and next_wake_on is distinct from $2::date`,
    [serviceConnectionWorkflowId(order.connectionOrderId), until],
  )
}
