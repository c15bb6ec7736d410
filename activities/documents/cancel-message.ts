import type pg from 'pg'
import { recordAudit } from '../../db/access/audit-store.js'
import { lockMessage } from '../../db/documents/message-store.js'
import { settleMessage } from '../../db/documents/message-delivery-store.js'
import type { Command } from '../../domain/kernel/command.js'
import { refuse } from '../../domain/kernel/outcome.js'
import { runCommand } from '../run-command.js'

/** Takes a message back that still waits. Refuses NOT_FOUND and MESSAGE_NOT_WAITING: what has left cannot be called back. */
export function cancelMessage(pool: pg.Pool, command: Command<{ messageId: number }>): Promise<{ messageId: number }> {
  return runCommand(pool, 'documents.cancel-message', command, async (tx) => {
    const { messageId } = command.input
    const message = await lockMessage(tx, messageId)
    if (message === undefined) refuse('NOT_FOUND', `There is no message ${messageId}.`)
    if (message.state !== 'pending') {
      refuse('MESSAGE_NOT_WAITING', 'This message has left already, or was taken back.', { state: message.state })
    }
    await settleMessage(tx, [messageId], 'cancelled')
    await recordAudit(tx, {
      actor: command.actor,
      action: 'documents.message.cancel',
      subjectKind: 'message',
      subjectId: String(messageId),
      reason: command.reason,
      before: { state: 'pending' },
      after: { state: 'cancelled' },
    })
    return { messageId }
  })
}
