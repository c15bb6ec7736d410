import type pg from 'pg'
import { lockMessage } from '../../db/documents/message-store.js'
import type { Transaction } from '../../db/transaction.js'
import { loadUtility } from '../../db/utility/utility-store.js'
import type { Command } from '../../domain/kernel/command.js'
import { refuse } from '../../domain/kernel/outcome.js'
import { runCommand } from '../run-command.js'
import { queueMessage } from './queue-message.js'
import { receiverOf } from './receiver-of.js'

export interface SendMessageInput {
  readonly accountId: string
  /** Somebody else with a role on the account; the main customer where absent. */
  readonly customerId?: string | undefined
  readonly templateCode: string
  readonly fields: Readonly<Record<string, string>>
  readonly channel?: 'email' | 'sms' | 'post' | undefined
}

/** A person sends a customer of an account a message. Refuses NOT_FOUND and what `queueMessage` refuses. */
export function sendMessage(pool: pg.Pool, command: Command<SendMessageInput>): Promise<{ messageId: number }> {
  return runCommand(pool, 'documents.send-message', command, async (tx) => {
    const { input, actor, key } = command
    const customerId = await receiverOf(tx.client, input.accountId, input.customerId)
    return queueMessage(tx, { ...input, customerId, messageKey: `by-hand/${key}`, businessDate: await today(tx), actor })
  })
}

export interface ResendMessageInput {
  readonly messageId: number
  readonly channel?: 'email' | 'sms' | 'post' | undefined
}

/**
 * Sends the content of a message again, to where the customer is reached now and with the text that counts now; the old message stays as it
 * is. Refuses NOT_FOUND, and MESSAGE_WAITING where it has not left yet.
 */
export function resendMessage(pool: pg.Pool, command: Command<ResendMessageInput>): Promise<{ messageId: number }> {
  return runCommand(pool, 'documents.resend-message', command, async (tx) => {
    const { input, actor, key } = command
    const message = await lockMessage(tx, input.messageId)
    if (message === undefined) refuse('NOT_FOUND', `There is no message ${input.messageId}.`)
    if (message.state === 'pending')
      refuse('MESSAGE_WAITING', 'This message still waits: try it now instead of sending another one.')
    return queueMessage(tx, {
      messageKey: `again/${input.messageId}/${key}`,
      templateCode: message.templateCode,
      accountId: message.accountId,
      customerId: message.customerId,
      applicationId: message.applicationId,
      fields: message.fields,
      channel: input.channel,
      businessDate: await today(tx),
      actor,
    })
  })
}

async function today(tx: Transaction): Promise<string> {
  const utility = await loadUtility(tx.client)
  if (utility === undefined) refuse('NO_UTILITY', 'No utility has been imported yet.')
  return utility.today
}
