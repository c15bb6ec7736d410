import { Type } from 'typebox'
import { changeUser } from '../../activities/access/change-user.js'
import { createUser } from '../../activities/access/create-user.js'
import { endSessions } from '../../activities/access/end-sessions.js'
import { resetPassword } from '../../activities/access/reset-password.js'
import { listUsers, loadUser, USER_COLUMNS, type UserRow } from '../../db/access/user-store.js'
import { found } from '../errors.js'
import { closed, nullable, optional, reason, text, timestamp } from '../fields.js'
import { listAnswer, listQuery, parseList, sendList } from '../list.js'
import { type Route, route } from '../route.js'
import { emailField, personNameField, rolesAnswer, rolesField, secretOnce, userKey } from './access-fields.js'

const user = closed({
  id: text(64),
  email: text(254),
  name: text(120),
  roles: rolesAnswer,
  isActive: Type.Boolean(),
  mustChangePassword: Type.Boolean(),
  createdAt: timestamp(),
  lastSignInAt: nullable(timestamp()),
  version: Type.Integer({ description: 'Send it back with a change, to be told when somebody else was faster' }),
})

function answerOf(row: UserRow) {
  return { ...row, createdAt: row.createdAt.toISOString(), lastSignInAt: row.lastSignInAt?.toISOString() ?? null }
}

const params = closed({ id: userKey })
const withReason = closed({ reason: reason() })

const getUsers = route({
  method: 'GET',
  url: '/users',
  permission: 'access.read_users',
  tag: 'access',
  summary: 'List users',
  query: listQuery,
  response: listAnswer(user),
  handler: async ({ deps, query, reply }) => {
    const window = parseList(query, USER_COLUMNS)
    const page = await listUsers(deps.pool, window)
    return sendList(reply, { rows: page.rows.map(answerOf), total: page.total, resource: 'users', offset: window.offset })
  },
})

const getUser = route({
  method: 'GET',
  url: '/users/:id',
  permission: 'access.read_users',
  tag: 'access',
  summary: 'Read a user',
  params,
  response: user,
  handler: async ({ deps, params: { id } }) => answerOf(found(await loadUser(deps.pool, id))),
})

const postUser = route({
  method: 'POST',
  url: '/users',
  permission: 'access.manage_users',
  tag: 'access',
  summary: 'Add a user',
  body: closed({ email: emailField, name: personNameField, roles: rolesField, reason: optional(reason()) }),
  response: closed({ ...user.properties, password: secretOnce }),
  status: 201,
  handler: async ({ deps, body: { reason: why, ...input }, command }) => {
    const { userId, password } = await createUser(deps.pool, command(input, why))
    return { ...answerOf(found(await loadUser(deps.pool, userId))), password }
  },
})

const patchUser = route({
  method: 'PATCH',
  url: '/users/:id',
  permission: 'access.manage_users',
  tag: 'access',
  summary: 'Change a user',
  description: 'What is left out stays. Other roles, or ended access, end all sessions of the user at once.',
  params,
  body: closed({
    version: optional(Type.Integer({ minimum: 1 })),
    email: optional(emailField),
    name: optional(personNameField),
    roles: optional(rolesField),
    isActive: optional(Type.Boolean()),
    reason: reason(),
  }),
  response: user,
  handler: async ({ deps, params: { id }, body: { reason: why, ...change }, command }) => {
    await changeUser(deps.pool, command({ userId: id, ...change }, why))
    return answerOf(found(await loadUser(deps.pool, id)))
  },
})

const postPasswordReset = route({
  method: 'POST',
  url: '/users/:id/password-reset',
  permission: 'access.manage_users',
  tag: 'access',
  summary: 'Give a user a new password',
  params,
  body: withReason,
  response: closed({ id: text(64), password: secretOnce }),
  handler: async ({ deps, params: { id }, body, command }) => {
    const { userId, password } = await resetPassword(deps.pool, command({ userId: id }, body.reason))
    return { id: userId, password }
  },
})

const postEndSessions = route({
  method: 'POST',
  url: '/users/:id/end-sessions',
  permission: 'access.manage_users',
  tag: 'access',
  summary: 'Sign a user out everywhere',
  params,
  body: withReason,
  response: closed({ id: text(64), sessionsEnded: Type.Integer() }),
  handler: async ({ deps, params: { id }, body, command }) => {
    const { userId, sessionsEnded } = await endSessions(deps.pool, command({ userId: id }, body.reason))
    return { id: userId, sessionsEnded }
  },
})

export const userRoutes: readonly Route[] = [getUsers, getUser, postUser, patchUser, postPasswordReset, postEndSessions]
