import type pg from 'pg'
import { insertAttempt, lockAndCountFailures, markSucceeded } from '../../db/access/attempt-store.js'
import { recordAudit, wasAuditedWithinMinute } from '../../db/access/audit-store.js'
import { inTransaction, type Transaction } from '../../db/transaction.js'
import { FAILED_SIGN_INS_PER_MINUTE } from '../../domain/access/session-rules.js'
import type { Actor } from '../../domain/kernel/command.js'
import { refuse } from '../../domain/kernel/outcome.js'
import { limitedAddress } from './network-address.js'

/** Stands in the audit where nobody is signed in yet. */
export const SIGN_IN_ACTOR: Actor = { kind: 'process', id: 'sign-in', name: 'Sign-in' }

/** One look at a password, counted before it is looked at. */
export interface PasswordAttempt {
  /** To be called in the transaction of what the right password opens. */
  succeeded(tx: Transaction): Promise<void>
}

/**
 * Counts an attempt for the account and the network address, as failed until it succeeds. Refuses with TOO_MANY_SIGN_INS where
 * either has had its failures for this minute; the count lives in the database and holds over all API processes.
 */
export async function beginPasswordAttempt(
  pool: pg.Pool,
  attempt: { readonly email: string; readonly address: string; readonly now: Date },
): Promise<PasswordAttempt> {
  const address = limitedAddress(attempt.address)
  const attemptId = await inTransaction(pool, async (tx) => {
    const failures = await lockAndCountFailures(tx, attempt.email, address, attempt.now)
    const { account, address: fromAddress } = FAILED_SIGN_INS_PER_MINUTE
    if (failures.ofAccount < account && failures.ofAddress < fromAddress) {
      return insertAttempt(tx, attempt.email, address, attempt.now)
    }
    await recordOncePerMinute(tx, address)
    return undefined
  })
  if (attemptId === undefined) refuse('TOO_MANY_SIGN_INS', 'Too many failed sign-ins. Wait a minute and try again.')
  return { succeeded: (tx) => markSucceeded(tx, attemptId) }
}

/** A flood leaves one row a minute: the audit is for people to read. */
async function recordOncePerMinute(tx: Transaction, address: string): Promise<void> {
  const subject = { action: 'access.sign_ins_limited', subjectKind: 'network_address', subjectId: address }
  if (await wasAuditedWithinMinute(tx, subject)) return
  await recordAudit(tx, {
    actor: SIGN_IN_ACTOR,
    ...subject,
    reason: 'Too many failed sign-ins within a minute',
  })
}
