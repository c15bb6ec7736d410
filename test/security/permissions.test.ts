import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ALL_ROUTES } from '../../api/all-routes.js'
import type { Route } from '../../api/route.js'
import { PERMISSIONS } from '../../domain/access/permissions.js'
import { ROLES, type Role } from '../../domain/access/roles.js'
import { type TestApi, type TestClient, testApi } from '../support/api.js'
import { type TestDatabase, testDatabase } from '../support/database.js'
import { nameOf, permissionOf, sendTo } from '../support/route-requests.js'
import { INSIDES } from './hostile-text.js'

let database: TestDatabase
let api: TestApi

beforeAll(async () => {
  database = await testDatabase()
  api = await testApi(database, { config: { limits: { publicRequests: 1_000_000, notFoundPerMinute: 1_000_000 } } })
})
afterAll(async () => {
  await api.close()
  await database.close()
})

/** What ends the session that asks needs one of its own. */
async function clientFor(role: Role, route: Route): Promise<TestClient> {
  return route.url.startsWith('/session') ? api.newUser(role) : api.as(role)
}

describe.each(ALL_ROUTES.map((route) => [nameOf(route), route] as const))('%s', (_name, route) => {
  const permission = permissionOf(route)

  it.each(ROLES)(`as %s: as the table of rights says (${permission ?? 'for anybody'})`, async (role) => {
    const response = await sendTo(await clientFor(role, route), route)
    const { code } = response.statusCode >= 400 ? response.json() : { code: undefined }
    const isAllowed = permission === undefined || PERMISSIONS[permission].roles.includes(role)
    if (isAllowed) {
      expect(['FORBIDDEN', 'NOT_SIGNED_IN', 'CSRF', 'IDEMPOTENCY_KEY_REQUIRED', 'INTERNAL']).not.toContain(code)
    } else {
      expect(response.statusCode).toBe(403)
      expect(code).toBe('FORBIDDEN')
    }
    if (response.statusCode >= 400) expect(response.body).not.toMatch(INSIDES)
  })

  it('as nobody', async () => {
    const response = await sendTo(api.anonymous, route)
    if (permission === undefined) return expect(response.json().code).not.toBe('NOT_SIGNED_IN')
    expect(response.statusCode).toBe(401)
    expect(response.json()).toMatchObject({ code: 'NOT_SIGNED_IN' })
  })
})

it('serves no route but the declared ones, the description and the readiness', () => {
  const described = api.app.swagger() as { paths: Record<string, Record<string, unknown>> }
  const served = Object.entries(described.paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path.replaceAll(/\{(\w+)\}/g, ':$1')}`),
  )
  expect(served.toSorted()).toEqual(ALL_ROUTES.map((route) => `${route.method} /api/v1${route.url}`).toSorted())
})
