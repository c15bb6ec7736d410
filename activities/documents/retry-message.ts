import type pg from 'pg'
import { recordAudit } from '../../db/access/audit-store.js'
import { hurryMessage, lockMessage } from '../../db/documents/message-store.js'
import { loadUtility } from '../../db/utility/utility-store.js'
import type { Command } from '../../domain/kernel/command.js'
import { refuse } from '../../domain/kernel/outcome.js'
import { runCommand } from '../run-command.js'
import { wakeDeliverer } from './wake-deliverer.js'

/**
 * Tries a waiting message now instead of later: an e-mail while the mail server is back, a letter before others have gathered. Quiet hours
 * are kept all the same. Refuses NOT_FOUND and MESSAGE_NOT_WAITING.
 */
export function retryMessage(pool: pg.Pool, command: Command<{ messageId: number }>): Promise<{ messageId: number }> {
  return runCommand(pool, 'documents.retry-message', command, async (tx) => {
    const { messageId } = command.input
    const message = await lockMessage(tx, messageId)
    if (message === undefined) refuse('NOT_FOUND', `There is no message ${messageId}.`)
    if (message.state !== 'pending' || message.channel === 'phone' || message.channel === 'none') {
      refuse('MESSAGE_NOT_WAITING', 'This message does not wait any more; send it again to send another one.', {
        state: message.state,
      })
    }
    await hurryMessage(tx, messageId)
    await recordAudit(tx, {
      actor: command.actor,
      action: 'documents.message.retry',
      subjectKind: 'message',
      subjectId: String(messageId),
      reason: command.reason,
      after: { attempts: message.attempts },
    })
    const utility = await loadUtility(tx.client)
    await wakeDeliverer(tx, message.channel, { businessDate: utility?.today ?? message.businessDate })
    return { messageId }
  })
}
