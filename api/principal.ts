import type { Role } from '../domain/access/roles.js'
import type { Actor } from '../domain/kernel/command.js'

/** Who stands behind a request, once the session or token was found good. */
export interface Principal {
  readonly actor: Actor
  readonly roles: readonly Role[]
  readonly via: 'session' | 'token'
  /** Of a session only: what unsafe requests must repeat in `X-CSRF-Token`. */
  readonly csrfToken?: string
  /** Of a session only: SHA-256 of its id. */
  readonly sessionHash?: string
  /** The person must choose a new password before anything else. */
  readonly mustChangePassword: boolean
}

declare module 'fastify' {
  interface FastifyRequest {
    /** Set before a permitted route runs. */
    principal?: Principal
  }
}
