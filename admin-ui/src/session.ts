import type { Permission } from '../../domain/access/permissions.js'

/** Who is signed in, as the API tells it. */
export interface Session {
  readonly id: string
  readonly name: string
  readonly email: string | null
  readonly roles: readonly string[]
  readonly permissions: readonly Permission[]
  /** Nothing else is possible before a new password is chosen. */
  readonly mustChangePassword: boolean
  readonly csrfToken: string | null
}

// One tab, one session: kept in memory only, so that nothing secret stays in the browser's storage.
let session: Session | undefined

export function currentSession(): Session | undefined {
  return session
}

export function setSession(next: Session | undefined): void {
  session = next
}

/** True where the signed-in person's roles include this permission (`<slice>.<verb>`). */
export function isAllowed(permission: Permission): boolean {
  return session?.permissions.includes(permission) ?? false
}
