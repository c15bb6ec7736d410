import type pg from 'pg'
import { recordAudit } from '../../db/access/audit-store.js'
import { hasUsers, hasUsersAlone, insertUser } from '../../db/access/user-store.js'
import { inTransaction } from '../../db/transaction.js'
import type { Actor } from '../../domain/kernel/command.js'
import { hashPassword } from './password-hash.js'
import { newKey, newPassword } from './secret.js'

const SET_UP: Actor = { kind: 'process', id: 'set-up', name: 'Set-up' }

export type FirstAdministrator =
  | { readonly created: true; readonly userId: string; readonly email: string; readonly password: string }
  | { readonly created: false }

/**
 * Where the utility has no user yet: makes an administrator with a generated password, which is told here and never again.
 * Where it has one, nothing happens. Two at once make one.
 */
export async function createFirstAdministrator(
  pool: pg.Pool,
  person: { readonly email: string; readonly name: string },
): Promise<FirstAdministrator> {
  if (await hasUsers(pool)) return { created: false }
  const password = newPassword()
  const passwordHash = await hashPassword(password)
  return inTransaction(pool, async (tx): Promise<FirstAdministrator> => {
    if (await hasUsersAlone(tx)) return { created: false }
    const userId = newKey('user')
    const user = { id: userId, ...person, roles: ['administrator'] as const, mustChangePassword: false }
    await insertUser(tx, { ...user, passwordHash })
    await recordAudit(tx, {
      actor: SET_UP,
      action: 'access.create_user',
      subjectKind: 'user',
      subjectId: userId,
      reason: 'First administrator',
      after: { email: user.email, name: user.name, roles: user.roles, isActive: true },
    })
    return { created: true, userId, email: person.email, password }
  })
}
