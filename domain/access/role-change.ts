import { done, type Outcome, refused } from '../kernel/outcome.js'
import type { Role } from './roles.js'

/** What an administrator may change about a person's access. */
export interface UserAccess {
  readonly roles: readonly Role[]
  readonly isActive: boolean
}

/**
 * Whether an administrator may make this change. Nobody takes away their own administration or access (a slip of the mouse
 * would need a database tool to mend), and the office always keeps one active administrator.
 */
export function checkAccessChange(change: {
  readonly before: UserAccess
  readonly after: UserAccess
  readonly isOwn: boolean
  /** Active administrators besides this person. */
  readonly otherAdministrators: number
}): Outcome<UserAccess, 'OWN_ACCESS' | 'LAST_ADMINISTRATOR' | 'NO_ROLE'> {
  const { before, after } = change
  if (after.roles.length === 0) return refused('NO_ROLE', 'A user needs at least one role. To end access, deactivate the user.')
  const loses = administers(before) && !administers(after)
  if (!loses) return done(after)
  if (change.isOwn) {
    return refused('OWN_ACCESS', 'You cannot take away your own administration. Ask another administrator to do it.')
  }
  if (change.otherAdministrators === 0) {
    return refused('LAST_ADMINISTRATOR', 'This is the last active administrator. Make somebody else administrator first.')
  }
  return done(after)
}

function administers(access: UserAccess): boolean {
  return access.isActive && access.roles.includes('administrator')
}
