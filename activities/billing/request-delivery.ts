import { enqueueSignal } from '../../db/processes/outbox-store.js'
import type { Transaction } from '../../db/transaction.js'
import { DELIVER_BILL_WORKFLOW, deliverBillWorkflowId, WAKE_SIGNAL } from '../../workflows/billing/contract.js'

/** Asks for the delivery of a bill issued outside a run, once this transaction has committed. */
export async function requestDelivery(tx: Transaction, billId: number): Promise<void> {
  await enqueueSignal(tx, {
    workflowId: deliverBillWorkflowId(billId),
    signal: WAKE_SIGNAL,
    start: { type: DELIVER_BILL_WORKFLOW, input: { billId } },
  })
}
