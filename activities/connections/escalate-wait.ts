import type { ConnectionRow } from '../../db/connections/connection-store.js'
import { insertWaitEvent, markEscalated, openWaits } from '../../db/connections/wait-store.js'
import { insertTask } from '../../db/tasks/task-store.js'
import type { Transaction } from '../../db/transaction.js'
import { invariant } from '../../domain/kernel/invariant.js'
import type { ChangedBy } from '../fieldwork/changed-by.js'
import { recordConnectionChange } from './record-connection-change.js'

/** Queue of what supervisors must decide about new connections. */
export const CONNECTIONS_SUPERVISOR_QUEUE = 'connections_supervisor'

/** Tells a supervisor, once per wait, that it is overdue or that nobody in the field is on the way any more. */
export async function escalateWait(
  tx: Transaction,
  order: ConnectionRow,
  escalation: { readonly waitId: number; readonly cause: 'overdue' | 'work_ended' | 'permit_refused' },
  by: ChangedBy,
): Promise<void> {
  const { waitId, cause } = escalation
  const wait = (await openWaits(tx.client, order.connectionOrderId)).find((open) => open.waitId === waitId)
  invariant(wait !== undefined, 'an escalation is of something that is waited for', { ...escalation })
  const why = {
    overdue: `${wait.waitsFor} was due on ${wait.dueOn}`,
    work_ended: `${wait.waitsFor}: the field order ended without its work being done`,
    permit_refused: `${wait.waitsFor} was refused`,
  }[cause]
  const taskId = await insertTask(tx, {
    taskKey: `connection/${order.connectionOrderId}/${waitId}/escalate`,
    queue: CONNECTIONS_SUPERVISOR_QUEUE,
    title: `Connection ${order.connectionOrderId}: ${why}`,
    accountId: order.accountId,
    subjectKind: 'connection',
    subjectId: order.connectionOrderId,
    facts: { awaited: wait.awaited, owner: wait.owner, dueOn: wait.dueOn, cause },
    dueOn: by.today,
    createdBy: by.actor.name,
  })
  await markEscalated(tx, waitId, by.today)
  await insertWaitEvent(tx, { waitId, event: 'escalate', number: 1, onDate: by.today, taskId, recordedBy: by.actor.id })
  const sentence = `${why.replace(/^./, (first) => first.toUpperCase())}: a supervisor was told.`
  await recordConnectionChange(tx, order, { act: 'escalate', change: {}, sentence, detail: escalation }, by)
}
