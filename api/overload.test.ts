import { afterAll, beforeAll, expect, it } from 'vitest'
import { type TestApi, testApi } from '../test/support/api.js'
import { type TestDatabase, testDatabase } from '../test/support/database.js'

let database: TestDatabase
let api: TestApi

beforeAll(async () => {
  database = await testDatabase()
  api = await testApi(database, { config: { limits: { eventLoopDelayMs: 400 } } })
})
afterAll(async () => {
  await api.close()
  await database.close()
})

function block(milliseconds: number): void {
  const until = performance.now() + milliseconds
  while (performance.now() < until) Math.sqrt(until)
}

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

it('asks to come back while the process does not get round to its work, and serves again after it', async () => {
  const seen = new Set<number>()
  for (let round = 0; round < 8 && !seen.has(503); round += 1) {
    block(1_000)
    await turn()
    const response = await api.anonymous.get('/session')
    seen.add(response.statusCode)
    if (response.statusCode !== 503) continue
    expect(response.json()).toMatchObject({ code: 'OVERLOADED' })
    expect(response.headers['retry-after']).toBe('10')
  }
  expect([...seen]).toContain(503)
  let status = 503
  for (let tries = 0; status === 503 && tries < 100; tries += 1) {
    await new Promise((resolve) => setTimeout(resolve, 200))
    status = (await api.anonymous.get('/session')).statusCode
  }
  expect(status).toBe(401)
})
