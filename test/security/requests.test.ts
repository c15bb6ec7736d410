import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ALL_ROUTES } from '../../api/all-routes.js'
import type { PermittedRoute, Route } from '../../api/route.js'
import { type TestApi, type TestClient, testApi } from '../support/api.js'
import { type TestDatabase, testDatabase } from '../support/database.js'
import { isWrite, nameOf, permissionOf, sendTo } from '../support/route-requests.js'

let database: TestDatabase
let api: TestApi
let admin: TestClient

beforeAll(async () => {
  database = await testDatabase()
  api = await testApi(database, { config: { limits: { publicRequests: 1_000_000, notFoundPerMinute: 1_000_000 } } })
  admin = await api.as('administrator')
})
afterAll(async () => {
  await api.close()
  await database.close()
})

const named = (routes: readonly Route[]) => routes.map((route) => [nameOf(route), route] as const)
const withBody = ALL_ROUTES.filter((route) => route.body !== undefined)
const permitted = ALL_ROUTES.filter((route) => permissionOf(route) !== undefined)
const writes = permitted.filter(isWrite)
const commands = permitted.filter((route) => (route as PermittedRoute).idempotent === true)

describe('unknown fields are refused by name', () => {
  it.each(named(withBody))('in the body of %s', async (_name, route) => {
    const response = await sendTo(admin, route, (request) => ({ ...request, body: { ...request.body, isAdministrator: true } }))
    expect(response.json()).toMatchObject({ status: 400, code: 'VALIDATION' })
    expect(response.json().errors.map((error: { field: string }) => error.field)).toContain('isAdministrator')
  })

  it.each(named(ALL_ROUTES))('in the address of %s', async (_name, route) => {
    const add = (path: string): string => `${path}${path.includes('?') ? '&' : '?'}isAdministrator=true`
    const response = await sendTo(admin, route, (request) => ({ ...request, path: add(request.path) }))
    expect(response.json()).toMatchObject({ status: 400, code: 'VALIDATION' })
  })

  it.each(named(withBody))('also as a prototype, in %s', async (_name, route) => {
    const client = route.url.startsWith('/session') ? await api.newUser('administrator') : admin
    const polluted = JSON.parse('{"__proto__":{"isAdministrator":true}}') as Record<string, unknown>
    const response = await sendTo(client, route, (request) => ({ ...request, body: Object.assign(polluted, request.body) }))
    expect(response.statusCode).toBe(400)
    expect(({} as Record<string, unknown>).isAdministrator).toBeUndefined()
  })
})

it('a command needs a key', async () => {
  for (const route of commands) {
    for (const key of ['', 'x'.repeat(201), 'with space']) {
      const response = await sendTo(admin, route, (request) => ({
        ...request,
        headers: { ...request.headers, 'idempotency-key': key },
      }))
      expect([nameOf(route), response.json()]).toMatchObject([nameOf(route), { status: 400, code: 'IDEMPOTENCY_KEY_REQUIRED' }])
    }
  }
})

describe('another site cannot send a request in somebody’s name', () => {
  const forged: [string, Record<string, string>][] = [
    ['no token', { 'x-csrf-token': '' }],
    ['another session’s token', { 'x-csrf-token': 'a'.repeat(43) }],
    ['a foreign origin', { origin: 'https://evil.example' }],
    ['a hidden origin', { origin: 'null' }],
    ['a neighbour', { 'sec-fetch-site': 'same-site' }],
    ['a browser that says so', { 'sec-fetch-site': 'cross-site' }],
  ]
  it.each(named(writes))('%s', async (_name, route) => {
    for (const [_case, headers] of forged) {
      const response = await sendTo(admin, route, (request) => ({ ...request, headers: { ...request.headers, ...headers } }))
      expect(response.json()).toMatchObject({ status: 403, code: 'CSRF' })
    }
  })

  it.each(named(writes))('nor as a form: %s', async (_name, route) => {
    for (const type of ['application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', 'text/plain']) {
      const headers = { cookie: admin.cookie ?? '', 'x-csrf-token': admin.csrfToken ?? '', 'content-type': type }
      const url = `/api/v1${route.url.replaceAll(/:\w+/g, '1')}`
      const response = await api.app.inject({ method: route.method, url, headers, payload: 'a=b' })
      expect(response.statusCode).toBe(415)
    }
  })
})

describe('reading changes nothing', () => {
  it('of any table, whatever is read', async () => {
    const before = await contents()
    for (const route of ALL_ROUTES.filter((each) => each.method === 'GET')) await sendTo(admin, route)
    expect(await contents()).toEqual(before)
  })
})

/** A digest of every table; when a session was last seen is no fact of the utility, and moves by the minute. */
async function contents(): Promise<Record<string, string>> {
  const tables = await database.adminPool.query<{ name: string }>(
    `select quote_ident(relname) as name from pg_class where relkind in ('r', 'p') and relnamespace = 'public'::regnamespace order by 1`,
  )
  const digests: Record<string, string> = {}
  for (const { name } of tables.rows) {
    const { rows } = await database.adminPool.query<{ digest: string }>(
      `select md5(coalesce(string_agg(row, '|' order by row), '')) as digest from (select (to_jsonb(t) - 'last_seen_at')::text as row from ${name} t) rows`,
    )
    digests[name] = rows[0]?.digest ?? ''
  }
  return digests
}
