import type pg from 'pg'
import { recordAudit } from '../../db/access/audit-store.js'
import { deleteSessionsOf } from '../../db/access/session-store.js'
import { findCredentialsById, holdCredentials, updatePassword } from '../../db/access/user-store.js'
import { inTransaction } from '../../db/transaction.js'
import { checkPassword } from '../../domain/access/password-policy.js'
import type { Command } from '../../domain/kernel/command.js'
import { refuse, valueOf } from '../../domain/kernel/outcome.js'
import { type IssuedSession, issueSession, type SessionOrigin } from './issue-session.js'
import { beginPasswordAttempt } from './password-attempt.js'
import { hashPassword, verifyPassword } from './password-hash.js'

export interface PasswordChange extends SessionOrigin {
  readonly currentPassword: string
  readonly newPassword: string
}

/**
 * Changes the actor's own password. The current one is asked for and counts like a sign-in; all sessions of the user end, and
 * the one that asked goes on under a new id. Refuses with WRONG_PASSWORD, WEAK_PASSWORD or SAME_PASSWORD.
 */
export async function changePassword(pool: pg.Pool, command: Command<PasswordChange>): Promise<IssuedSession> {
  const { input, actor } = command
  const credentials = await findCredentialsById(pool, actor.id)
  if (credentials === undefined) refuse('NOT_A_PERSON', 'Only a person who is signed in has a password to change.')
  const attempt = await beginPasswordAttempt(pool, { email: credentials.email, address: input.address, now: input.now })
  if (!(await verifyPassword(input.currentPassword, credentials.passwordHash))) {
    refuse('WRONG_PASSWORD', 'The current password is not right.')
  }
  valueOf(checkPassword(input.newPassword, credentials))
  if (input.newPassword === input.currentPassword) refuse('SAME_PASSWORD', 'The new password is the old one. Choose another.')
  const passwordHash = await hashPassword(input.newPassword)
  return inTransaction(pool, async (tx) => {
    if (!(await holdCredentials(tx, credentials))) refuse('WRONG_PASSWORD', 'The current password is not right.')
    await attempt.succeeded(tx)
    await updatePassword(tx, actor.id, passwordHash, false)
    const ended = await deleteSessionsOf(tx, actor.id)
    await recordAudit(tx, {
      actor,
      action: 'access.change_password',
      subjectKind: 'user',
      subjectId: actor.id,
      reason: command.reason,
      after: { sessionsEnded: ended },
    })
    return issueSession(tx, actor.id, input)
  })
}
