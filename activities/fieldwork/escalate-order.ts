import type { WorkOrderRow } from '../../db/fieldwork/work-order-store.js'
import { insertTask, SUPERVISOR_QUEUE } from '../../db/tasks/task-store.js'
import type { Transaction } from '../../db/transaction.js'
import { stateWords } from '../../domain/fieldwork/work-order-states.js'
import type { ChangedBy } from './changed-by.js'
import { recordOrderChange } from './record-order-change.js'

/** Tells a supervisor, once per planned day, that an order is still open after it. */
export async function escalateOrder(tx: Transaction, order: WorkOrderRow, plannedOn: string, by: ChangedBy): Promise<void> {
  await insertTask(tx, {
    taskKey: `work-order/${order.workOrderId}/overdue/${plannedOn}`,
    queue: SUPERVISOR_QUEUE,
    title: `Overdue: ${order.typeTitle} at ${order.premiseId}, planned for ${plannedOn}`,
    accountId: order.accountId,
    subjectKind: 'work_order',
    subjectId: order.workOrderId,
    facts: { plannedOn, state: order.state, crewId: order.crewId },
    dueOn: by.today,
    createdBy: by.actor.name,
  })
  await recordOrderChange(
    tx,
    order,
    {
      act: 'escalate',
      change: { escalatedFor: plannedOn },
      sentence: `Planned for ${plannedOn} and still ${stateWords(order.state)}: a supervisor was told.`,
    },
    by,
  )
}
