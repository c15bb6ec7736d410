import { Type } from 'typebox'
import { issueToken } from '../../activities/access/issue-token.js'
import { revokeToken } from '../../activities/access/revoke-token.js'
import { listTokens, loadToken, TOKEN_COLUMNS, type TokenRow } from '../../db/access/token-store.js'
import { TOKEN_DAYS_MAX } from '../../domain/access/session-rules.js'
import { found } from '../errors.js'
import { closed, key, nullable, optional, reason, text, timestamp } from '../fields.js'
import { listAnswer, listQuery, parseList, sendList } from '../list.js'
import { type Route, route } from '../route.js'
import { personNameField, rolesAnswer, rolesField, secretOnce } from './access-fields.js'

const token = closed({
  id: text(64),
  name: text(120),
  roles: rolesAnswer,
  createdBy: text(64),
  createdAt: timestamp(),
  expiresAt: nullable(timestamp()),
  lastUsedAt: nullable(timestamp()),
  revokedAt: nullable(timestamp()),
})

function answerOf(row: TokenRow) {
  return {
    ...row,
    createdAt: row.createdAt.toISOString(),
    expiresAt: row.expiresAt?.toISOString() ?? null,
    lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
    revokedAt: row.revokedAt?.toISOString() ?? null,
  }
}

const params = closed({ id: key('Of the token') })

const getTokens = route({
  method: 'GET',
  url: '/api-tokens',
  permission: 'access.read_users',
  tag: 'access',
  summary: 'List tokens of machines',
  query: listQuery,
  response: listAnswer(token),
  handler: async ({ deps, query, reply }) => {
    const window = parseList(query, TOKEN_COLUMNS)
    const page = await listTokens(deps.pool, window)
    return sendList(reply, { rows: page.rows.map(answerOf), total: page.total, resource: 'api-tokens', offset: window.offset })
  },
})

const getToken = route({
  method: 'GET',
  url: '/api-tokens/:id',
  permission: 'access.read_users',
  tag: 'access',
  summary: 'Read a token',
  params,
  response: token,
  handler: async ({ deps, params: { id } }) => answerOf(found(await loadToken(deps.pool, id))),
})

const postToken = route({
  method: 'POST',
  url: '/api-tokens',
  permission: 'access.manage_users',
  tag: 'access',
  summary: 'Issue a token',
  description: 'For `Authorization: Bearer`. It has the rights of its roles until it expires or is revoked.',
  body: closed({
    name: personNameField,
    roles: rolesField,
    days: optional(Type.Integer({ minimum: 1, maximum: TOKEN_DAYS_MAX, description: 'Until it expires; 90 unless said' })),
    reason: optional(reason()),
  }),
  response: closed({ ...token.properties, token: secretOnce }),
  status: 201,
  handler: async ({ deps, body, command }) => {
    const input = { name: body.name, roles: body.roles, days: body.days ?? 90 }
    const issued = await issueToken(deps.pool, command(input, body.reason), deps.now?.() ?? new Date())
    return { ...answerOf(found(await loadToken(deps.pool, issued.tokenId))), token: issued.token }
  },
})

const postRevocation = route({
  method: 'POST',
  url: '/api-tokens/:id/revoke',
  permission: 'access.manage_users',
  tag: 'access',
  summary: 'Revoke a token',
  params,
  body: closed({ reason: reason() }),
  response: token,
  handler: async ({ deps, params: { id }, body, command }) => {
    await revokeToken(deps.pool, command({ tokenId: id }, body.reason), deps.now?.() ?? new Date())
    return answerOf(found(await loadToken(deps.pool, id)))
  },
})

export const tokenRoutes: readonly Route[] = [getTokens, getToken, postToken, postRevocation]
