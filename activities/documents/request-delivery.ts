import { enqueueSignal } from '../../db/processes/outbox-store.js'
import { type ProcessState, recordStep } from '../../db/processes/process-store.js'
import type { Transaction } from '../../db/transaction.js'
import { WAKE_SIGNAL } from '../../workflows/processes/contract.js'
import { DELIVER_BILLS_WORKFLOW, type DeliverBillsInput, deliverBillsWorkflowId } from '../../workflows/documents/contract.js'

/** The delivery as staff see it. */
export function deliveryProcess(
  input: DeliverBillsInput,
): Pick<ProcessState, 'processId' | 'kind' | 'subjectKind' | 'subjectId' | 'title'> {
  const isRun = 'runId' in input
  return {
    processId: deliverBillsWorkflowId(input),
    kind: 'bill_delivery',
    subjectKind: isRun ? 'bill_run' : 'bill',
    subjectId: String(isRun ? input.runId : input.billId),
    title: isRun ? `Delivery of the bills of run ${input.runId}` : `Delivery of bill ${input.billId}`,
  }
}

/** Asks for the delivery of issued bills, once this transaction has committed; a delivery under way takes the new ones along. */
export async function requestDelivery(
  tx: Transaction,
  input: DeliverBillsInput,
  by: { actor: string; businessDate: string; key: string },
): Promise<void> {
  await recordStep(
    tx,
    { ...deliveryProcess(input), state: 'running', step: 'sending' },
    { stepKey: `asked-${by.key}`, sentence: 'Issued bills are to be sent.', businessDate: by.businessDate, actor: by.actor },
  )
  await enqueueSignal(tx, {
    workflowId: deliverBillsWorkflowId(input),
    signal: WAKE_SIGNAL,
    start: { type: DELIVER_BILLS_WORKFLOW, input },
  })
}
