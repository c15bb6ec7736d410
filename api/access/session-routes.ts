import type { FastifyReply, FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { changePassword } from '../../activities/access/change-password.js'
import type { IssuedSession, SessionOrigin } from '../../activities/access/issue-session.js'
import { hashOfSecret } from '../../activities/access/secret.js'
import { signIn } from '../../activities/access/sign-in.js'
import { signOut } from '../../activities/access/sign-out.js'
import { loadUser } from '../../db/access/user-store.js'
import { PASSWORD_LENGTH } from '../../domain/access/password-policy.js'
import { permissionsOf } from '../../domain/access/permissions.js'
import { SESSION_IDLE_MINUTES } from '../../domain/access/session-rules.js'
import { RefusedError } from '../../domain/kernel/outcome.js'
import type { ApiDeps } from '../deps.js'
import { closed, listOf, nullable, oneOf, text, timestamp } from '../fields.js'
import { publicRoute, type Route, route } from '../route.js'
import { clearSessionCookie, readSessionCookie, setSessionCookie } from '../session-cookie.js'
import { roleField } from './access-fields.js'

const session = closed({
  /** To be sent as `X-CSRF-Token` with everything but GET. */
  csrfToken: text(100),
  expiresAt: timestamp('When it ends however much it is used'),
  idleMinutes: Type.Integer({ description: 'When it ends unused' }),
})

const whoAmI = closed({
  id: text(64),
  kind: oneOf(['user', 'token', 'process']),
  name: text(200),
  email: nullable(text(254)),
  roles: listOf(roleField, 20),
  permissions: listOf(text(60), 500),
  mustChangePassword: Type.Boolean({ description: 'Nothing else is possible before PUT /session/password' }),
  /** Of a session only. */
  csrfToken: nullable(text(100)),
})

const passwordField = text(PASSWORD_LENGTH.max, { min: 1 })

const postSession = publicRoute({
  public: true,
  method: 'POST',
  url: '/session',
  tag: 'access',
  summary: 'Sign in',
  description: 'Sets the session’s cookie. Five failures a minute for one account, twenty from one address.',
  body: closed({ email: text(254, { min: 3 }), password: passwordField }),
  response: session,
  status: 201,
  handler: async ({ deps, request, reply, body }) => {
    const former = readSessionCookie(request, deps.config)
    const opened = await signIn(deps.pool, {
      ...body,
      ...originOf(request, deps),
      formerSessionHash: former === undefined ? undefined : hashOfSecret(former),
    })
    return answerWith(reply, deps, opened)
  },
})

const getSession = route({
  method: 'GET',
  url: '/session',
  permission: 'access.self',
  tag: 'access',
  summary: 'Who am I',
  response: whoAmI,
  handler: async ({ deps, actor, principal }) => ({
    id: actor.id,
    kind: actor.kind,
    name: actor.name,
    email: actor.kind === 'user' ? ((await loadUser(deps.pool, actor.id))?.email ?? null) : null,
    roles: [...principal.roles],
    permissions: permissionsOf(principal.roles),
    mustChangePassword: principal.mustChangePassword,
    csrfToken: principal.csrfToken ?? null,
  }),
})

const deleteSession = route({
  method: 'DELETE',
  url: '/session',
  permission: 'access.self',
  tag: 'access',
  summary: 'Sign out',
  handler: async ({ deps, reply, principal, command }) => {
    if (principal.sessionHash === undefined) throw notASession()
    await signOut(deps.pool, command({ sessionHash: principal.sessionHash }))
    clearSessionCookie(reply, deps.config)
  },
})

const putPassword = route({
  method: 'PUT',
  url: '/session/password',
  permission: 'access.self',
  tag: 'access',
  summary: 'Change my password',
  description: 'All sessions of the user end; this one goes on with a new cookie and a new CSRF token.',
  body: closed({ currentPassword: passwordField, newPassword: passwordField }),
  response: session,
  handler: async ({ deps, request, reply, body, principal, command }) => {
    if (principal.via !== 'session') throw notASession()
    return answerWith(reply, deps, await changePassword(deps.pool, command({ ...body, ...originOf(request, deps) })))
  },
})

function notASession(): RefusedError {
  return new RefusedError({ code: 'NOT_A_PERSON', message: 'A token has no session and no password; revoke it instead.' })
}

function originOf(request: FastifyRequest, deps: ApiDeps): SessionOrigin {
  return { address: request.ip, userAgent: request.headers['user-agent'], now: deps.now?.() ?? new Date() }
}

function answerWith(reply: FastifyReply, deps: ApiDeps, opened: IssuedSession) {
  setSessionCookie(reply, deps.config, opened.sessionId, opened.expiresAt)
  return { csrfToken: opened.csrfToken, expiresAt: opened.expiresAt.toISOString(), idleMinutes: SESSION_IDLE_MINUTES }
}

export const sessionRoutes: readonly Route[] = [postSession, getSession, deleteSession, putPassword]
