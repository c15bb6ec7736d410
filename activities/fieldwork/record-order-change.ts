import { recordAudit } from '../../db/access/audit-store.js'
import {
  insertWorkOrderEvent,
  saveWorkOrder,
  type WorkOrderChange,
  type WorkOrderRow,
} from '../../db/fieldwork/work-order-store.js'
import { enqueueSignal } from '../../db/processes/outbox-store.js'
import type { Transaction } from '../../db/transaction.js'
import { workOrderWorkflowId } from '../../workflows/fieldwork/contract.js'
import { WAKE_SIGNAL } from '../../workflows/processes/contract.js'
import type { ChangedBy } from './changed-by.js'
import { recordOrderStep } from './order-process.js'

export interface OrderChange {
  /** The verb, as the log names it: `assign`, `complete`. */
  readonly act: string
  readonly change: WorkOrderChange
  readonly sentence: string
}

/**
 * Changes a locked order in one go: its row, its log, the audit and its process; wakes the process of the order and the one that asked
 * for it. Returns the order as it is now.
 */
export async function recordOrderChange(
  tx: Transaction,
  order: WorkOrderRow,
  { act, change, sentence }: OrderChange,
  by: ChangedBy,
): Promise<WorkOrderRow> {
  // What changes nothing of the order itself (a reminder) leaves its version: nobody who looks at it is refused because of it.
  const isChanged = Object.keys(change).length > 0
  const changed: WorkOrderRow = { ...order, ...change, version: isChanged ? order.version + 1 : order.version }
  if (isChanged) await saveWorkOrder(tx, changed)
  await insertWorkOrderEvent(tx, {
    workOrderId: order.workOrderId,
    act,
    fromState: order.state,
    toState: changed.state,
    sentence,
    businessDate: by.today,
    reason: by.reason,
    recordedBy: by.actor.id,
    recordedByName: by.actor.name,
  })
  await recordAudit(tx, {
    actor: by.actor,
    action: `fieldwork.order.${act}`,
    subjectKind: 'work_order',
    subjectId: order.workOrderId,
    reason: by.reason,
    before: Object.fromEntries(Object.keys(change).map((field) => [field, order[field as keyof WorkOrderChange]])),
    after: change,
  })
  await recordOrderStep(tx, changed, { key: `${act}/${changed.version}`, sentence }, by)
  await enqueueSignal(tx, { workflowId: workOrderWorkflowId(order.workOrderId), signal: WAKE_SIGNAL })
  await wakeRequester(tx, order)
  return changed
}

/** A process that waits for this order reads again where it stands. */
export async function wakeRequester(tx: Transaction, order: Pick<WorkOrderRow, 'requestedBy'>): Promise<void> {
  if (order.requestedBy !== null) await enqueueSignal(tx, { workflowId: order.requestedBy, signal: WAKE_SIGNAL })
}
