import type pg from 'pg'
import { claimKey, requestHash, storeAnswer } from '../db/processes/idempotency-store.js'
import { inTransaction, type Transaction } from '../db/transaction.js'
import type { Command } from '../domain/kernel/command.js'
import { refuse } from '../domain/kernel/outcome.js'

/**
 * The frame of every use-case: one transaction that first claims the command's key. Run twice with the same key and input it
 * changes nothing and returns the first answer (which must be JSON); with another input it is refused with
 * IDEMPOTENCY_KEY_REUSED. A refusal thrown by `work` rolls everything back, the key included, so the command may be sent again.
 *
 * `scope` names the use-case (`payments.post`); actor and reason reach the audit through `work`.
 */
export async function runCommand<Input, Answer>(
  pool: pg.Pool,
  scope: string,
  command: Command<Input>,
  work: (tx: Transaction) => Promise<Answer>,
): Promise<Answer> {
  return inTransaction(pool, async (tx) => {
    const claim = await claimKey(tx, scope, command.key, requestHash(command.input))
    if (claim.kind === 'answered') return claim.answer as Answer
    if (claim.kind === 'other_input') {
      refuse(
        'IDEMPOTENCY_KEY_REUSED',
        'This Idempotency-Key was already used with another request. Use a new key for a new request.',
        {
          scope,
          key: command.key,
        },
      )
    }
    const answer = await work(tx)
    await storeAnswer(tx, scope, command.key, answer)
    return answer
  })
}
