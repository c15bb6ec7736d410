import { insertTask } from '../../db/tasks/task-store.js'
import type { Transaction } from '../../db/transaction.js'

/** Queue of what the office does about messages that do not arrive. */
export const MESSAGES_QUEUE = 'messages'

/** Tells of a provider that has not taken messages for a while: once a channel and business day. */
export async function tellOfDelay(
  tx: Transaction,
  delay: { readonly channel: 'email' | 'sms'; readonly today: string; readonly detail: string },
): Promise<void> {
  const what = delay.channel === 'email' ? 'E-mails' : 'Text messages'
  await insertTask(tx, {
    taskKey: `messages-delayed/${delay.channel}/${delay.today}`,
    queue: MESSAGES_QUEUE,
    title: `${what} are not leaving: the ${delay.channel === 'email' ? 'mail server' : 'provider'} does not take them`,
    accountId: null,
    subjectKind: 'message_channel',
    subjectId: delay.channel,
    facts: { detail: delay.detail },
    dueOn: delay.today,
    createdBy: 'Penstock',
  })
}

/** Asks somebody to reach a customer another way, since a message will not arrive. */
export async function askToReachOtherwise(
  tx: Transaction,
  failure: {
    readonly messageId: number
    readonly accountId: string | null
    readonly subject: string
    readonly today: string
    readonly detail: string
  },
): Promise<void> {
  await insertTask(tx, {
    taskKey: `message-failed/${failure.messageId}`,
    queue: MESSAGES_QUEUE,
    title: `Did not arrive: ${failure.subject}`.slice(0, 200),
    accountId: failure.accountId,
    subjectKind: 'message',
    subjectId: String(failure.messageId),
    facts: { detail: failure.detail },
    dueOn: failure.today,
    createdBy: 'Penstock',
  })
}
