import { randomUUID } from 'node:crypto'
import { Writable } from 'node:stream'
import { pino } from 'pino'
import { Type } from 'typebox'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ALL_ROUTES } from './all-routes.js'
import { RouteRefused } from './declaration-check.js'
import { closed, listOf, optional, text } from './fields.js'
import { LIMITS } from './limits.js'
import { publicRoute, type Route, route } from './route.js'
import { buildServer } from './server.js'
import { clientOf, type TestApi, type TestClient, testApi } from '../test/support/api.js'
import { type TestDatabase, testDatabase } from '../test/support/database.js'

let database: TestDatabase
let api: TestApi
let admin: TestClient
const logged: string[] = []

const tree: Record<string, unknown> = { type: 'object', properties: { child: {} }, maxProperties: 1 }
const echo = route({
  method: 'POST',
  url: '/echo',
  permission: 'access.manage_users',
  tag: 'test',
  summary: 'Echo',
  body: closed({
    text: optional(text(2_000_000)),
    count: optional(Type.Integer()),
    list: optional(listOf(text(9), 3)),
    tree: optional(Type.Unsafe(tree)),
  }),
  response: closed({ seen: text(100), reason: text(100), key: text(300) }),
  handler: async ({ body, command }) => {
    const { key, reason } = command(body)
    return { seen: JSON.stringify(body).slice(0, 100), reason, key, secret: 'never leaves' }
  },
})
const fail = route({
  method: 'POST',
  url: '/fail',
  permission: 'access.manage_users',
  tag: 'test',
  summary: 'Fail',
  body: closed({ name: text(100) }),
  handler: async ({ deps, body }) => {
    if (body.name === 'database') await deps.pool.query('select $1::text as x from no_such_table', [body.name])
    if (body.name === 'unique') await deps.pool.query(`insert into schema_migrations values (1, 'x', 'x')`)
    if (body.name === 'range') await deps.pool.query('select 99999999999::bigint::integer')
    throw new Error(`thrown for ${body.name}`)
  },
})

beforeAll(async () => {
  database = await testDatabase()
  const sink = new Writable({
    write: (chunk: Buffer, _encoding, done) => {
      logged.push(chunk.toString())
      done()
    },
  })
  api = await testApi(database, { routes: [...ALL_ROUTES, echo, fail], logger: pino({ level: 'info' }, sink) })
  admin = await api.as('administrator')
})
afterAll(async () => {
  await api.close()
  await database.close()
})

describe('a server does not start', () => {
  const declaration = { method: 'GET', url: '/x', tag: 'x', summary: 'x', response: text(1), handler: async () => '' }
  it('with a route that has no permission', async () => {
    await expect(buildServer(api.deps, [declaration as unknown as Route])).rejects.toThrow(RouteRefused)
  })
  it('with two routes at one address', async () => {
    const one = publicRoute({ ...declaration, public: true, method: 'GET' })
    await expect(buildServer(api.deps, [one, one])).rejects.toThrow()
  })
})

describe('an unexpected failure', () => {
  it.each(['database', 'a person’s name'])('tells nothing but the request (%s)', async (name) => {
    const response = await admin.post('/fail', { name })
    const requestId = response.headers['x-request-id']
    expect(response.statusCode).toBe(500)
    expect(response.headers['content-type']).toBe('application/problem+json; charset=utf-8')
    expect(response.json()).toEqual({
      type: 'urn:penstock:problem:internal',
      title: 'Something went wrong',
      status: 500,
      code: 'INTERNAL',
      detail: 'Something went wrong here, and it is not your doing. Tell the operator the request id.',
      requestId,
    })
    const line = logged.find((each) => each.includes(String(requestId)) && each.includes('request failed'))
    expect(JSON.parse(line ?? '{}')).toMatchObject({
      level: 50,
      failure: { kind: expect.any(String), stack: expect.stringContaining('at ') },
    })
  })

  it('of the database’s making keeps values out of the log', () => {
    expect(logged.join('')).toContain('42P01')
  })

  it('at the same moment as somebody else’s is a conflict', async () => {
    expect((await admin.post('/fail', { name: 'unique' })).statusCode).toBe(500)
    expect((await admin.post('/fail', { name: 'range' })).json()).toMatchObject({ status: 400, code: 'VALIDATION' })
  })
})

describe('limits of a body', () => {
  const ofSize = (bytes: number) => ({ text: 'x'.repeat(bytes - '{"text":""}'.length) })
  const ofDepth = (depth: number): object => (depth === 0 ? {} : { child: ofDepth(depth - 1) })
  it.each([
    ['one megabyte', ofSize(LIMITS.bodyBytes), 200],
    ['one byte more', ofSize(LIMITS.bodyBytes + 1), 413],
    ['ten levels', { tree: ofDepth(LIMITS.bodyDepth - 2) }, 200],
    ['eleven levels', { tree: ofDepth(LIMITS.bodyDepth - 1) }, 400],
    ['a list as long as it may be', { list: ['a', 'b', 'c'] }, 200],
    ['a list that is longer', { list: ['a', 'b', 'c', 'd'] }, 400],
    ['a text as long as it may be', { list: ['x'.repeat(9)] }, 200],
    ['a text that is longer', { list: ['x'.repeat(10)] }, 400],
    ['a number as text', { count: '5' }, 400],
    ['null for a number', { count: null }, 400],
    ['half a character', { text: '\ud800' }, 400],
  ])('%s', async (_case, body, status) => {
    expect((await admin.post('/echo', body)).statusCode).toBe(status)
  })

  it.each([
    ['no JSON', '{', 'application/json', 400],
    ['two values', '{}{}', 'application/json', 400],
    ['XML', '<a/>', 'application/xml', 415],
    ['a prototype', '{"__proto__":{}}', 'application/json', 400],
    ['a constructor', '{"constructor":{"prototype":{}}}', 'application/json', 400],
  ])('%s', async (_case, payload, type, status) => {
    const headers = { cookie: admin.cookie ?? '', 'x-csrf-token': admin.csrfToken ?? '', 'content-type': type }
    const response = await api.app.inject({ method: 'POST', url: '/api/v1/echo', headers, payload })
    expect(response.statusCode).toBe(status)
    expect(response.headers['content-type']).toContain('application/problem+json')
  })
})

describe('a handler', () => {
  it('gets a command with the key of its sender, the summary as reason, and answers what its schema names', async () => {
    const response = await admin.post('/echo', { count: 1 }, { headers: { 'idempotency-key': 'k1' } })
    expect(response.json()).toEqual({ seen: '{"count":1}', reason: 'Echo', key: `${admin.userId}/k1` })
  })
})

describe('the log', () => {
  it('has a line per request with route and person, and nothing of what was asked', async () => {
    const secret = `secret-${randomUUID()}`
    await admin.get(`/users?filter=${encodeURIComponent(JSON.stringify({ q: secret }))}`)
    await admin.post('/fail', { name: secret })
    await api.anonymous.post('/session', { email: `${secret}@x.example`, password: secret })
    await admin.get(`/users/${secret}`)
    const lines = logged.join('')
    expect(lines).toContain('"route":"/api/v1/users"')
    expect(lines).toContain(`"actor":"${admin.userId}"`)
    expect(lines).not.toContain(admin.csrfToken)
    expect(lines).not.toContain(admin.cookie?.split('=')[1])
    expect(lines.replaceAll(`thrown for ${secret}`, '')).not.toContain(secret)
  })
})

describe('floods', () => {
  it('of requests are refused from the one beyond the limit', async () => {
    const there = await testApi(database, { config: { limits: { requestsPerMinute: 5 } } })
    const statuses = []
    for (let request = 0; request < 7; request += 1) statuses.push((await there.anonymous.get('/session')).statusCode)
    expect(statuses).toEqual([401, 401, 401, 401, 401, 429, 429])
    const refused = await there.anonymous.get('/session')
    expect(refused.json()).toMatchObject({ status: 429, code: 'TOO_MANY_REQUESTS' })
    expect(refused.headers['retry-after']).toBeDefined()
    expect((await there.app.inject('/health')).statusCode).toBe(503)
    await there.close()
  })

  it('of guesses are refused from the one beyond the limit, of routes and of ids, and only for who guesses', async () => {
    const there = await testApi(database, { config: { limits: { notFoundPerMinute: 4 } } })
    const [guesser, other] = [await there.newUser('administrator'), await there.newUser('administrator')]
    const statuses = async (client: TestClient, paths: string[]) => {
      const all = []
      for (const path of paths) all.push((await client.get(path)).statusCode)
      return all
    }
    const ids = ['/users/a', '/api-tokens/b', '/audit/9999', '/users/d', '/users/e', '/session']
    expect(await statuses(guesser, ids)).toEqual([404, 404, 404, 404, 429, 429])
    expect(await statuses(there.anonymous, ['/a', '/b', '/c', '/d', '/e'])).toEqual([404, 404, 404, 404, 429])
    expect((await other.get('/session')).statusCode).toBe(200)
    await there.close()
  })
})

describe('an answer', () => {
  it('is kept by nobody on its way and runs no script that is not ours', async () => {
    const { headers } = await admin.get('/session')
    expect(headers).toMatchObject({
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'x-frame-options': 'SAMEORIGIN',
      'cross-origin-resource-policy': 'same-origin',
    })
    expect(headers['content-security-policy']).toContain("script-src 'self';")
    expect(headers['content-security-policy']).toContain("object-src 'none'")
    expect(headers['x-powered-by']).toBeUndefined()
  })

  it('to another site’s page carries no permission to read it', async () => {
    const { headers } = await admin.get('/session', { headers: { origin: 'https://evil.example' } })
    expect(headers['access-control-allow-origin']).toBeUndefined()
  })
})

describe('the description', () => {
  it('is OpenAPI 3.1 with every route, its permission and its errors', async () => {
    const { paths, openapi, components } = (await api.anonymous.get('/openapi.json')).json()
    expect(openapi).toBe('3.1.0')
    expect(Object.keys(paths)).toContain('/api/v1/users/{id}')
    const { post } = paths['/api/v1/users']
    expect(post.description).toContain('Permission `access.manage_users`: administrator.')
    expect(post.requestBody.content['application/json'].schema.additionalProperties).toBe(false)
    expect(post.responses.default.content['application/problem+json'].schema.$ref).toBe('#/components/schemas/Problem')
    expect(components.schemas.Problem.required).toContain('code')
    expect(paths['/api/v1/session'].post.security).toEqual([])
  })

  it('has a page without scripts of its own in it', async () => {
    const page = await api.anonymous.get('/docs')
    expect(page.statusCode).toBe(200)
    for (const script of page.body.match(/<script[^>]*>[^<]*/g) ?? []) expect(script).toMatch(/^<script src="[^"]+"[^>]*>\s*$/)
  })
})

describe('readiness', () => {
  it('names the part that is missing and answers 503', async () => {
    const response = await api.app.inject('/health')
    expect(response.statusCode).toBe(503)
    expect(response.json()).toMatchObject({
      status: 'not_ready',
      parts: { database: { ready: true }, migrations: { ready: true }, temporal: { ready: false, why: 'does not answer' } },
    })
    expect((await api.app.inject('/health/live')).statusCode).toBe(200)
  })

  it('tells that a database is empty, and that one is away', async () => {
    const empty = await testDatabase({ migrated: false })
    const there = await testApi(empty)
    expect((await there.app.inject('/health')).json()).toMatchObject({
      parts: { migrations: { ready: false, why: expect.stringMatching(/to be applied/) } },
    })
    await there.close()
    await empty.close()
    const { createPool } = await import('../db/pool.js')
    const away = createPool('postgres://nobody@127.0.0.1:9/none', { connectTimeoutMs: 1_000 })
    const alone = await testApi({ pool: away })
    expect((await alone.app.inject('/health')).json()).toMatchObject({
      parts: { database: { ready: false, why: 'does not answer' } },
    })
    const client = clientOf(alone.app, { userId: 'x', cookie: 'penstock-session=x', csrfToken: 'x' })
    const refused = await client.get('/session')
    expect(refused.json()).toMatchObject({ status: 503, code: 'DATABASE_UNAVAILABLE' })
    expect(refused.headers['retry-after']).toBe('10')
    await alone.close()
    await away.end()
  })
})

describe('metrics', () => {
  it('are for the machine itself and for tokens that may, and nothing for others', async () => {
    await admin.get('/session')
    const own = await api.app.inject('/metrics')
    expect(own.body).toContain('penstock_http_request_seconds_count{method="GET",route="/api/v1/session",status="200"}')
    const from = { remoteAddress: '203.0.113.7' }
    expect((await api.app.inject({ url: '/metrics', ...from })).statusCode).toBe(404)
    expect((await api.app.inject({ url: '/metrics', headers: { 'x-forwarded-for': '127.0.0.1' } })).statusCode).toBe(404)
    const issued = await admin.post('/api-tokens', { name: 'monitor', roles: ['auditor'] })
    const headers = { authorization: `Bearer ${issued.json().token}` }
    expect((await api.app.inject({ url: '/metrics', headers, ...from })).statusCode).toBe(200)
  })
})
