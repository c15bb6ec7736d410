import type pg from 'pg'
import { recordAudit } from '../../db/access/audit-store.js'
import { deleteSessionsOf } from '../../db/access/session-store.js'
import { lockUser, updatePassword } from '../../db/access/user-store.js'
import type { Command } from '../../domain/kernel/command.js'
import { refuse } from '../../domain/kernel/outcome.js'
import { runCommand } from '../run-command.js'
import type { UserWithPassword } from './create-user.js'
import { hashPassword } from './password-hash.js'
import { newPassword } from './secret.js'

/**
 * Gives a user a generated password, to be changed at the next sign-in, and ends all sessions. Refuses with NOT_FOUND. The same
 * command again gives no password: the first answer told it, and it is not kept.
 */
export async function resetPassword(pool: pg.Pool, command: Command<{ readonly userId: string }>): Promise<UserWithPassword> {
  const { userId } = command.input
  const password = newPassword()
  const passwordHash = await hashPassword(password)
  let isFirst = false
  await runCommand(pool, 'access.reset_password', command, async (tx) => {
    const user = await lockUser(tx, userId)
    if (user === undefined) refuse('NOT_FOUND', 'There is nothing here by that name.')
    isFirst = true
    await updatePassword(tx, userId, passwordHash, true)
    const ended = await deleteSessionsOf(tx, userId)
    await recordAudit(tx, {
      actor: command.actor,
      action: 'access.reset_password',
      subjectKind: 'user',
      subjectId: userId,
      reason: command.reason,
      after: { mustChangePassword: true, sessionsEnded: ended },
    })
    return { userId }
  })
  return { userId, password: isFirst ? password : null }
}
