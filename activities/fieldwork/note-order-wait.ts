import type { WorkOrderRow } from '../../db/fieldwork/work-order-store.js'
import type { Transaction } from '../../db/transaction.js'
import { workOrderWorkflowId } from '../../workflows/fieldwork/contract.js'

/** Shows the day on which the order's process looks by itself. */
export async function noteOrderWait(tx: Transaction, order: WorkOrderRow, until: string | null): Promise<void> {
  await tx.client.query(
    `update processes set next_wake_on = $2, updated_at = now() where process_id = $1 and next_wake_on is distinct from $2::date`,
    [workOrderWorkflowId(order.workOrderId), until],
  )
}
