import type { ConnectionRow } from '../../db/connections/connection-store.js'
import { applicantOf } from '../../db/connections/place-store.js'
import { insertWaitEvent, markReminded, openWaits, type WaitRow } from '../../db/connections/wait-store.js'
import { insertTask } from '../../db/tasks/task-store.js'
import type { Transaction } from '../../db/transaction.js'
import { invariant } from '../../domain/kernel/invariant.js'
import { queueMessage } from '../documents/queue-message.js'
import type { ChangedBy } from '../fieldwork/changed-by.js'
import { recordConnectionChange } from './record-connection-change.js'

/** Queue of what the staff of new connections must look at. */
export const CONNECTIONS_QUEUE = 'connections'

/** Reminds the customer by a message, or the staff by a task, of what a connection waits for; once per number. */
export async function remindOfWait(
  tx: Transaction,
  order: ConnectionRow,
  reminder: { readonly waitId: number; readonly number: number },
  by: ChangedBy,
): Promise<void> {
  const wait = (await openWaits(tx.client, order.connectionOrderId)).find(({ waitId }) => waitId === reminder.waitId)
  invariant(wait !== undefined, 'a reminder is of something that is waited for', { ...reminder })
  const told =
    wait.reminds === 'customer' ? await tellCustomer(tx, order, wait, reminder.number, by) : await tellStaff(tx, order, wait, by)
  await markReminded(tx, wait.waitId, reminder.number)
  await insertWaitEvent(tx, { ...reminder, ...told, event: 'remind', onDate: by.today, recordedBy: by.actor.id })
  const who = wait.reminds === 'customer' ? 'The customer was reminded' : 'The staff were reminded'
  await recordConnectionChange(
    tx,
    order,
    { act: 'remind', change: {}, sentence: `${who} of: ${wait.waitsFor}, due on ${wait.dueOn}.`, detail: reminder },
    by,
  )
}

async function tellCustomer(
  tx: Transaction,
  order: ConnectionRow,
  wait: WaitRow,
  number: number,
  by: ChangedBy,
): Promise<{ messageId: number }> {
  const { customerId, serviceAddress } = await applicantOf(tx.client, order)
  const isPermit = wait.awaited.startsWith('permit/')
  return queueMessage(tx, {
    messageKey: `connection/${order.connectionOrderId}/${wait.waitId}/remind/${number}`,
    templateCode: isPermit ? 'PERMIT_REMINDER' : 'CONNECTION_REMINDER',
    accountId: order.accountId,
    customerId,
    fields: isPermit
      ? { permit: wait.waitsFor, dueDate: wait.dueOn, work: `New connection: ${order.service}`, serviceAddress }
      : { awaited: wait.waitsFor, dueDate: wait.dueOn, serviceAddress },
    businessDate: by.today,
    actor: by.actor,
  })
}

/** One task per wait: a second reminder finds the one that is still open. */
async function tellStaff(tx: Transaction, order: ConnectionRow, wait: WaitRow, by: ChangedBy): Promise<{ taskId: number }> {
  const taskId = await insertTask(tx, {
    taskKey: `connection/${order.connectionOrderId}/${wait.waitId}/remind`,
    queue: CONNECTIONS_QUEUE,
    title: `Connection ${order.connectionOrderId}: ${wait.waitsFor}`,
    accountId: order.accountId,
    subjectKind: 'connection',
    subjectId: order.connectionOrderId,
    facts: { awaited: wait.awaited, owner: wait.owner, dueOn: wait.dueOn },
    dueOn: wait.dueOn,
    createdBy: by.actor.name,
  })
  return { taskId }
}
