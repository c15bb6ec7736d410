import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type TestApi, type TestClient, testApi } from '../../test/support/api.js'
import { type TestDatabase, testDatabase } from '../../test/support/database.js'

let database: TestDatabase
let api: TestApi
let admin: TestClient

beforeAll(async () => {
  database = await testDatabase()
  api = await testApi(database)
  admin = await api.as('administrator')
})
afterAll(async () => {
  await api.close()
  await database.close()
})

async function issue(body: object = {}): Promise<{ id: string; token: string }> {
  const response = await admin.post('/api-tokens', { name: 'meter gateway', roles: ['auditor'], ...body })
  expect(response.statusCode).toBe(201)
  return response.json()
}

const bearer = (token: string) => ({ headers: { authorization: `Bearer ${token}` } })
const whoAmI = (token: string) => api.anonymous.get('/session', bearer(token))

describe('a token', () => {
  it('is shown once, kept as a hash, and acts with its roles', async () => {
    const { id, token } = await issue({ roles: ['auditor'], days: 30 })
    expect(token).toMatch(/^pst_[\w-]{43}$/)
    expect((await whoAmI(token)).json()).toMatchObject({
      id,
      kind: 'token',
      name: 'meter gateway',
      email: null,
      roles: ['auditor'],
      csrfToken: null,
    })
    expect((await api.anonymous.get('/users', bearer(token))).statusCode).toBe(200)
    const { rows } = await database.adminPool.query('select t::text as row from api_tokens t')
    expect(JSON.stringify(rows)).not.toContain(token)
    expect((await admin.get(`/api-tokens/${id}`)).body).not.toMatch(/hash|pst_/)
  })

  it('needs no CSRF token, since no browser sends it by itself', async () => {
    const { token } = await issue({ roles: ['administrator'] })
    const body = { email: 'made-by-machine@utility.example', name: 'Machine Made', roles: ['field'] }
    const made = await api.anonymous.post('/users', body, bearer(token))
    expect(made.statusCode).toBe(201)
    const { rows } = await admin.list<Record<string, unknown>>('/audit', {
      filter: { actorKind: 'token', action: 'access.create_user' },
    })
    expect(rows).toMatchObject([{ actorName: 'meter gateway' }])
  })

  it('does not do more than its roles', async () => {
    const { token } = await issue({ roles: ['auditor'] })
    const body = { email: 'n@utility.example', name: 'N', roles: ['field'] }
    expect((await api.anonymous.post('/users', body, bearer(token))).json()).toMatchObject({ status: 403, code: 'FORBIDDEN' })
  })

  it('ends when revoked, once', async () => {
    const { id, token } = await issue()
    const revoked = await admin.post(`/api-tokens/${id}/revoke`, { reason: 'gateway replaced' })
    expect(revoked.json()).toMatchObject({ id, revokedAt: expect.any(String) })
    expect((await whoAmI(token)).statusCode).toBe(401)
    expect((await admin.post(`/api-tokens/${id}/revoke`, { reason: 'gateway replaced' })).json()).toMatchObject({
      code: 'TOKEN_REVOKED',
    })
    expect((await admin.post('/api-tokens/token-000000000000/revoke', { reason: 'because' })).statusCode).toBe(404)
  })

  it('tells when it was last used', async () => {
    const { id, token } = await issue()
    expect((await admin.get(`/api-tokens/${id}`)).json()).toMatchObject({ lastUsedAt: null })
    await whoAmI(token)
    expect((await admin.get(`/api-tokens/${id}`)).json()).toMatchObject({ lastUsedAt: expect.any(String) })
  })

  it('has neither session nor password', async () => {
    const { token } = await issue()
    expect((await api.anonymous.delete('/session', undefined, bearer(token))).json()).toMatchObject({ code: 'NOT_A_PERSON' })
    const change = { currentPassword: 'a', newPassword: 'seven grey herons' }
    expect((await api.anonymous.put('/session/password', change, bearer(token))).json()).toMatchObject({ code: 'NOT_A_PERSON' })
  })

  it.each([
    ['no roles', { roles: [] }],
    ['no day', { days: 0 }],
    ['more than a year', { days: 367 }],
    ['an unknown field', { scope: 'all' }],
  ])('is not issued with %s', async (_case, body) => {
    expect((await admin.post('/api-tokens', { name: 'x', roles: ['auditor'], ...body })).json()).toMatchObject({
      code: 'VALIDATION',
    })
  })

  it.each([
    '',
    'Bearer',
    'Bearer pst_',
    'Bearer pst_x',
    `Bearer pst_${'a'.repeat(300)}`,
    'Basic YWRtaW46YWRtaW4=',
    "Bearer pst_' or 1=1 --",
  ])('is not %j, and a cookie does not make up for it', async (authorization) => {
    expect((await admin.get('/session', { headers: { authorization } })).statusCode).toBe(401)
  })

  it('expires', async () => {
    const { token } = await issue({ days: 1 })
    api.wait(24 * 60 - 1)
    expect((await whoAmI(token)).statusCode).toBe(200)
    api.wait(2)
    expect((await whoAmI(token)).statusCode).toBe(401)
  })
})
