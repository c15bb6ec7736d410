import type pg from 'pg'
import { recordAudit } from '../../db/access/audit-store.js'
import { lockMessage, moveMessage } from '../../db/documents/message-store.js'
import { insertReceipt } from '../../db/documents/receipt-store.js'
import { inTransaction } from '../../db/transaction.js'
import { loadUtility } from '../../db/utility/utility-store.js'
import { afterReceipt, type ReceiptOutcome } from '../../domain/documents/message-receipt.js'
import type { Actor } from '../../domain/kernel/command.js'
import { refuse } from '../../domain/kernel/outcome.js'
import { askToReachOtherwise } from './message-tasks.js'

export interface RecordReceiptInput {
  readonly messageId: number
  readonly outcome: ReceiptOutcome
  readonly detail: string | null
  readonly actor: Actor
}

/**
 * Writes down what a provider tells about a message that has left. Told the same again it changes nothing: providers repeat themselves. A
 * message that came back becomes a task. Refuses NOT_FOUND and MESSAGE_NOT_SENT.
 */
export function recordReceipt(pool: pg.Pool, input: RecordReceiptInput): Promise<{ messageId: number; state: string }> {
  return inTransaction(pool, async (tx) => {
    const { messageId, outcome, detail, actor } = input
    const message = await lockMessage(tx, messageId)
    if (message === undefined) refuse('NOT_FOUND', `There is no message ${messageId}.`)
    const { state } = message
    if (state !== 'sent' && state !== 'printed' && state !== 'delivered' && state !== 'bounced' && state !== 'failed') {
      refuse('MESSAGE_NOT_SENT', 'This message has not left; nothing can be told of how it ended.', { state })
    }
    if (!(await insertReceipt(tx, { messageId, outcome, detail, recordedBy: actor.id }))) return { messageId, state }
    const next = afterReceipt(state, outcome)
    if (next !== undefined) await moveMessage(tx, messageId, next)
    await recordAudit(tx, {
      actor,
      action: 'documents.message.receipt',
      subjectKind: 'message',
      subjectId: String(messageId),
      reason: `Told by the provider: ${outcome}`,
      before: { state },
      after: { state: next ?? state, outcome },
    })
    if (next === 'bounced' || next === 'failed') {
      const utility = await loadUtility(tx.client)
      await askToReachOtherwise(tx, { ...message, today: utility?.today ?? message.businessDate, detail: detail ?? outcome })
    }
    return { messageId, state: next ?? state }
  })
}
