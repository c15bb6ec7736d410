import { insertTask, SUPERVISOR_QUEUE } from '../../db/tasks/task-store.js'
import type { WorkOrderRow } from '../../db/fieldwork/work-order-store.js'
import type { Transaction } from '../../db/transaction.js'
import type { FollowUp, ResultCode } from '../../domain/fieldwork/work-order-type.js'
import { RefusedError } from '../../domain/kernel/outcome.js'
import type { ChangedBy } from './changed-by.js'
import { createWorkOrder } from './create-work-order.js'
import { tellCustomer } from './tell-customer.js'

/**
 * Does what a result leads to: the work ordered again, the meter exchanged, a supervisor told, and a notice where nobody let the crew in.
 * Returns the orders that follow.
 */
export async function followUp(
  tx: Transaction,
  order: WorkOrderRow,
  result: ResultCode,
  note: string | null,
  by: ChangedBy,
): Promise<string[]> {
  // The one result whose code means the same in every kind of work.
  if (result.code === 'NO_ACCESS') {
    await tellCustomer(tx, order, { templateCode: 'NO_ACCESS', about: 'result', fields: { date: by.today } }, by)
  }
  const followUps: string[] = []
  for (const kind of result.followUps) {
    const workOrderId = await take(tx, order, kind, result, note, by)
    if (workOrderId !== undefined) followUps.push(workOrderId)
  }
  return followUps
}

async function take(
  tx: Transaction,
  order: WorkOrderRow,
  kind: FollowUp,
  result: ResultCode,
  note: string | null,
  by: ChangedBy,
): Promise<string | undefined> {
  if (kind === 'supervisor') {
    await tellSupervisor(tx, order, kind, `${result.title}: ${order.typeTitle} at ${order.premiseId}`, note, by)
    return undefined
  }
  try {
    return await orderNext(tx, order, kind, result, note, by)
  } catch (error) {
    // What was found stands, though what should follow may not be ordered now: a storm, a kind of work that was given up.
    if (!(error instanceof RefusedError)) throw error
    await tellSupervisor(tx, order, kind, `Not ordered after ${result.title}: ${error.refusal.message}`, note, by)
    return undefined
  }
}

async function orderNext(
  tx: Transaction,
  order: WorkOrderRow,
  kind: 'again' | 'exchange',
  result: ResultCode,
  note: string | null,
  by: ChangedBy,
): Promise<string> {
  const { workOrderId } = await createWorkOrder(
    tx,
    {
      ...order,
      orderKey: `${order.workOrderId}/${kind}`,
      typeCode: kind === 'exchange' ? 'EXCHANGE' : order.typeCode,
      wantedOn: by.today,
      priority: kind === 'exchange' && order.priority !== 'emergency' ? 'high' : order.priority,
      note: note ?? order.note,
      followsWorkOrderId: order.workOrderId,
      outageId: order.outageId ?? undefined,
    },
    { ...by, reason: `${result.title} at ${order.workOrderId}` },
  )
  return workOrderId
}

async function tellSupervisor(
  tx: Transaction,
  order: WorkOrderRow,
  kind: FollowUp,
  title: string,
  note: string | null,
  by: ChangedBy,
): Promise<void> {
  await insertTask(tx, {
    taskKey: `work-order/${order.workOrderId}/${kind}`,
    queue: SUPERVISOR_QUEUE,
    title,
    accountId: order.accountId,
    subjectKind: 'work_order',
    subjectId: order.workOrderId,
    facts: { note },
    dueOn: by.today,
    createdBy: by.actor.name,
  })
}
