import { recordAudit } from '../../db/access/audit-store.js'
import { insertMessage, messageOfKey } from '../../db/documents/message-store.js'
import { insertTask } from '../../db/tasks/task-store.js'
import type { Transaction } from '../../db/transaction.js'
import { invariant } from '../../domain/kernel/invariant.js'
import type { Actor } from '../../domain/kernel/command.js'
import { type ComposedMessage, composeMessage, type MessageRequest } from './compose-message.js'
import { wakeDeliverer } from './wake-deliverer.js'

export interface QueueMessageInput extends MessageRequest {
  /** The business identity of the message: asked for again with the same key it is sent once. */
  readonly messageKey: string
  readonly actor: Actor
}

/** Letters wait so long for others, so that they are printed together. */
const LETTERS_GATHER_SECONDS = 15 * 60

/**
 * Writes a message down as it will be sent, in the transaction of what it tells of; it leaves once that has committed. The channel is the
 * customer's choice for its kind, else the account's. A customer who chose the telephone gets a call: a task is made. Refuses
 * TEMPLATE_UNKNOWN, MERGE_FIELD_MISSING and what else `composeMessage` refuses.
 */
export async function queueMessage(tx: Transaction, input: QueueMessageInput): Promise<{ messageId: number }> {
  const known = await messageOfKey(tx.client, input.messageKey)
  if (known !== undefined) return { messageId: known }
  const composed = await composeMessage(tx.client, input)
  const messageId = await insertMessage(tx, {
    messageKey: input.messageKey,
    versionId: composed.template.versionId,
    language: composed.language,
    accountId: input.accountId,
    customerId: input.customerId,
    applicationId: input.customerId === null ? (input.applicationId ?? null) : null,
    channel: composed.channel,
    channelReason: composed.reason,
    address: composed.address,
    subject: composed.subject,
    body: composed.body,
    fields: input.fields,
    businessDate: input.businessDate,
    isUrgent: composed.template.isUrgent,
    state: stateOf(composed),
    waitsFor: composed.channel === 'post' ? 'print' : null,
    afterSeconds: composed.channel === 'post' ? LETTERS_GATHER_SECONDS : 0,
    createdBy: input.actor.id,
  })
  if (messageId === undefined) return { messageId: await queuedMeanwhile(tx, input.messageKey) }
  await recordAudit(tx, {
    actor: input.actor,
    action: 'documents.message.queue',
    subjectKind: 'message',
    subjectId: String(messageId),
    reason: composed.template.title,
    after: {
      templateCode: input.templateCode,
      version: composed.template.version,
      accountId: input.accountId,
      customerId: input.customerId,
      ...(input.customerId === null ? { applicationId: input.applicationId } : {}),
      channel: composed.channel,
      channelReason: composed.reason,
    },
  })
  if (composed.channel === 'phone') await askForCall(tx, messageId, input, composed)
  else if (composed.channel !== 'none') await wakeDeliverer(tx, composed.channel, input)
  return { messageId }
}

function stateOf({ channel }: ComposedMessage): 'pending' | 'to_call' | 'none' {
  if (channel === 'phone') return 'to_call'
  return channel === 'none' ? 'none' : 'pending'
}

async function queuedMeanwhile(tx: Transaction, messageKey: string): Promise<number> {
  const messageId = await messageOfKey(tx.client, messageKey)
  invariant(messageId !== undefined, 'a message that is neither new nor there', { messageKey })
  return messageId
}

async function askForCall(
  tx: Transaction,
  messageId: number,
  input: QueueMessageInput,
  composed: ComposedMessage,
): Promise<void> {
  await insertTask(tx, {
    taskKey: `message-call/${messageId}`,
    queue: 'call_back',
    title: `Call the customer: ${composed.subject}`.slice(0, 200),
    accountId: input.accountId,
    subjectKind: 'message',
    subjectId: String(messageId),
    facts: {},
    dueOn: input.businessDate,
    createdBy: input.actor.id,
  })
}
