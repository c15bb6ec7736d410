import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ALL_ROUTES } from '../../api/all-routes.js'
import type { Route } from '../../api/route.js'
import { type TestApi, type TestClient, testApi } from '../support/api.js'
import { arbitraryValue, brokenValue } from '../support/arbitrary-value.js'
import { type TestDatabase, testDatabase } from '../support/database.js'
import { nameOf, sendTo } from '../support/route-requests.js'
import { INSIDES } from './hostile-text.js'

// The same requests every time: a failure is found again.
const SEED = 20_260_901
const EXAMPLES = 12

let database: TestDatabase
let api: TestApi
let admin: TestClient

beforeAll(async () => {
  database = await testDatabase()
  api = await testApi(database, {
    config: { limits: { publicRequests: 1_000_000, notFoundPerMinute: 1_000_000, requestsPerMinute: 1_000_000 } },
  })
  admin = await api.as('administrator')
})
afterAll(async () => {
  await api.close()
  await database.close()
})

/** Whoever may lose his session or password in the course of it. */
async function clientFor(route: Route): Promise<TestClient> {
  return route.url.startsWith('/session') ? api.newUser('administrator') : admin
}

const withBody = ALL_ROUTES.filter((route) => route.body !== undefined).map((route) => [nameOf(route), route] as const)

describe('requests that the description allows never make the server fail', () => {
  it.each(withBody)('%s', async (_name, route) => {
    const bodies = fc.sample(arbitraryValue(route.body), { numRuns: EXAMPLES, seed: SEED })
    for (const body of bodies) {
      const response = await sendTo(await clientFor(route), route, (request) => ({
        ...request,
        body: body as Record<string, unknown>,
      }))
      const isAway = response.statusCode === 503 && response.json().code === 'TEMPORAL_UNAVAILABLE'
      expect(response.statusCode < 500 || isAway, `${JSON.stringify(body)}: ${response.body}`).toBe(true)
      if (response.statusCode >= 400) expect(response.body).not.toMatch(INSIDES)
    }
  })
})

describe('requests that the description refuses are refused', () => {
  it.each(withBody)('%s', async (_name, route) => {
    const broken = brokenValue(route.body)
    const bodies = broken === undefined ? [] : fc.sample(broken, { numRuns: EXAMPLES, seed: SEED })
    for (const body of bodies) {
      const response = await sendTo(admin, route, (request) => ({ ...request, body: body as Record<string, unknown> }))
      expect(response.statusCode, `${JSON.stringify(body)}`).toBe(400)
      expect(response.json().code).toBe('VALIDATION')
    }
  })
})
