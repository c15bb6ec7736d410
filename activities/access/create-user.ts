import type pg from 'pg'
import { recordAudit } from '../../db/access/audit-store.js'
import { insertUser } from '../../db/access/user-store.js'
import type { Role } from '../../domain/access/roles.js'
import type { Command } from '../../domain/kernel/command.js'
import { refuse } from '../../domain/kernel/outcome.js'
import { runCommand } from '../run-command.js'
import { hashPassword } from './password-hash.js'
import { newKey, newPassword } from './secret.js'

export interface NewUser {
  readonly email: string
  readonly name: string
  readonly roles: readonly Role[]
}

/** A password that was generated; null where the same command was answered before, since it is not kept. */
export interface UserWithPassword {
  readonly userId: string
  readonly password: string | null
}

/**
 * Adds a user with a generated password, to be changed at the first sign-in. Refuses with EMAIL_TAKEN, NO_ROLE.
 */
export async function createUser(pool: pg.Pool, command: Command<NewUser>): Promise<UserWithPassword> {
  const { email, name, roles } = command.input
  if (roles.length === 0) refuse('NO_ROLE', 'A user needs at least one role.')
  const password = newPassword()
  const passwordHash = await hashPassword(password)
  const userId = newKey('user')
  const answer = await runCommand(pool, 'access.create_user', command, async (tx) => {
    const isNew = await insertUser(tx, { id: userId, email, name, roles, passwordHash, mustChangePassword: true })
    if (!isNew) refuse('EMAIL_TAKEN', `There is a user with the address ${email} already.`, { email })
    await recordAudit(tx, {
      actor: command.actor,
      action: 'access.create_user',
      subjectKind: 'user',
      subjectId: userId,
      reason: command.reason,
      after: { email, name, roles, isActive: true },
    })
    return { userId }
  })
  return { userId: answer.userId, password: answer.userId === userId ? password : null }
}
