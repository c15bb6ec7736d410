import type { FastifyRequest } from 'fastify'
import { hashOfSecret } from '../activities/access/secret.js'
import { findLiveSession, touchSession } from '../db/access/session-store.js'
import { findLiveToken, touchToken } from '../db/access/token-store.js'
import type { ApiDeps } from './deps.js'
import type { Principal } from './principal.js'
import { readSessionCookie } from './session-cookie.js'

/** How stale "last seen" may be: a write per request would cost more than it tells. */
const TOUCH_AFTER_MS = 30_000
/** Longer than any token of ours. */
const TOKEN_LENGTH_MAX = 200

/**
 * Who sends the request: the token in `Authorization: Bearer`, or else the session in the cookie. Undefined where neither is
 * good; a token that is not good is never made up for by a cookie. Read from the database every time, so that what was revoked
 * is out with the next request.
 */
export async function authenticate(request: FastifyRequest, deps: ApiDeps): Promise<Principal | undefined> {
  const now = deps.now?.() ?? new Date()
  const header = request.headers.authorization
  if (header !== undefined) return tokenPrincipal(header, deps, now)
  const sessionId = readSessionCookie(request, deps.config)
  return sessionId === undefined ? undefined : sessionPrincipal(hashOfSecret(sessionId), deps, now)
}

async function sessionPrincipal(sessionHash: string, deps: ApiDeps, now: Date): Promise<Principal | undefined> {
  const session = await findLiveSession(deps.pool, sessionHash, now)
  if (session === undefined) return undefined
  if (now.getTime() - session.lastSeenAt.getTime() > TOUCH_AFTER_MS) await touchSession(deps.pool, sessionHash, now)
  return {
    actor: { kind: 'user', id: session.userId, name: session.name },
    roles: session.roles,
    via: 'session',
    csrfToken: session.csrfToken,
    sessionHash,
    mustChangePassword: session.mustChangePassword,
  }
}

async function tokenPrincipal(header: string, deps: ApiDeps, now: Date): Promise<Principal | undefined> {
  const secret = /^Bearer (pst_[A-Za-z0-9_-]+)$/i.exec(header)?.[1]
  if (secret === undefined || secret.length > TOKEN_LENGTH_MAX) return undefined
  const token = await findLiveToken(deps.pool, hashOfSecret(secret), now)
  if (token === undefined) return undefined
  if (now.getTime() - (token.lastUsedAt?.getTime() ?? 0) > TOUCH_AFTER_MS) await touchToken(deps.pool, token.tokenId, now)
  return {
    actor: { kind: 'token', id: token.tokenId, name: token.name },
    roles: token.roles,
    via: 'token',
    mustChangePassword: false,
  }
}
