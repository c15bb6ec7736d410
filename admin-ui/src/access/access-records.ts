import type { Role } from '../../../domain/access/roles.js'

/** A user as `/users` answers. */
export interface UserRecord {
  readonly id: string
  readonly email: string
  readonly name: string
  readonly roles: readonly Role[]
  readonly isActive: boolean
  readonly mustChangePassword: boolean
  readonly createdAt: string
  readonly lastSignInAt: string | null
  /** Sent back with a change: the second of two people is told. */
  readonly version: number
}

/** A token of a machine as `/api-tokens` answers. */
export interface TokenRecord {
  readonly id: string
  readonly name: string
  readonly roles: readonly Role[]
  readonly createdBy: string
  readonly createdAt: string
  readonly expiresAt: string | null
  readonly lastUsedAt: string | null
  readonly revokedAt: string | null
}

/** A row of the audit as `/audit` answers. */
export interface AuditRecord {
  readonly id: number
  readonly at: string
  readonly businessDate: string | null
  readonly actorKind: string
  readonly actorId: string
  readonly actorName: string
  readonly action: string
  readonly subjectKind: string
  readonly subjectId: string
  /** Its page, where it has one. */
  readonly subjectPath: string | null
  readonly reason: string
  readonly before: unknown
  readonly after: unknown
  readonly requestId: string | null
}
