import type pg from 'pg'
import { recordAudit } from '../../db/access/audit-store.js'
import { deleteSessionsOf } from '../../db/access/session-store.js'
import { emailIsTaken, lockActiveAdministrators, lockUser, updateUser, type UserRow } from '../../db/access/user-store.js'
import { checkAccessChange } from '../../domain/access/role-change.js'
import type { Role } from '../../domain/access/roles.js'
import type { Command } from '../../domain/kernel/command.js'
import { refuse, valueOf } from '../../domain/kernel/outcome.js'
import { runCommand } from '../run-command.js'

/** What changes; what is absent stays. */
export interface UserChange {
  readonly userId: string
  /** The version the change was made on; refused with CHANGED_MEANWHILE where somebody else was faster. */
  readonly version?: number
  readonly email?: string
  readonly name?: string
  readonly roles?: readonly Role[]
  readonly isActive?: boolean
}

/**
 * Changes a user's name, address, roles or access. Other roles or ended access end all of the user's sessions at once. Refuses
 * with NOT_FOUND, CHANGED_MEANWHILE, EMAIL_TAKEN, NO_ROLE, OWN_ACCESS, LAST_ADMINISTRATOR.
 */
export async function changeUser(pool: pg.Pool, command: Command<UserChange>): Promise<{ readonly userId: string }> {
  const { input, actor } = command
  return runCommand(pool, 'access.change_user', command, async (tx) => {
    // Always in this order, so that two changes of two administrators wait for each other instead of failing.
    const administrators = await lockActiveAdministrators(tx)
    const before = await lockUser(tx, input.userId)
    if (before === undefined) refuse('NOT_FOUND', 'There is nothing here by that name.')
    if (input.version !== undefined && input.version !== before.version) {
      refuse(
        'CHANGED_MEANWHILE',
        `Somebody changed ${before.name} meanwhile. Look at the change and decide again.`,
        facts(before),
      )
    }
    const after = { email: input.email ?? before.email, name: input.name ?? before.name, ...accessAfter(before, input) }
    valueOf(
      checkAccessChange({
        before,
        after,
        isOwn: actor.kind === 'user' && actor.id === input.userId,
        otherAdministrators: administrators.filter((id) => id !== input.userId).length,
      }),
    )
    if (await emailIsTaken(tx, after.email, input.userId)) {
      refuse('EMAIL_TAKEN', `There is a user with the address ${after.email} already.`, { email: after.email })
    }
    await updateUser(tx, input.userId, after)
    if (accessDiffers(before, after)) await deleteSessionsOf(tx, input.userId)
    await recordAudit(tx, {
      actor,
      action: 'access.change_user',
      subjectKind: 'user',
      subjectId: input.userId,
      reason: command.reason,
      before: facts(before),
      after,
    })
    return { userId: input.userId }
  })
}

function accessAfter(before: UserRow, input: UserChange): { readonly roles: readonly Role[]; readonly isActive: boolean } {
  return { roles: input.roles ?? before.roles, isActive: input.isActive ?? before.isActive }
}

function accessDiffers(before: UserRow, after: { readonly roles: readonly Role[]; readonly isActive: boolean }): boolean {
  const same = before.roles.length === after.roles.length && before.roles.every((role) => after.roles.includes(role))
  return !same || before.isActive !== after.isActive
}

function facts(user: UserRow): { email: string; name: string; roles: readonly Role[]; isActive: boolean } {
  return { email: user.email, name: user.name, roles: user.roles, isActive: user.isActive }
}
