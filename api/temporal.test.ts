import { createServer, type Server, type Socket } from 'node:net'
import { Client, Connection } from '@temporalio/client'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { RefusedError } from '../domain/kernel/outcome.js'
import { type TestApi, testApi } from '../test/support/api.js'
import { type TestDatabase, testDatabase } from '../test/support/database.js'
import { closed } from './fields.js'
import { route } from './route.js'
import { temporalAnswers, withTemporal } from './temporal.js'

const start = route({
  method: 'POST',
  url: '/processes',
  permission: 'processes.act',
  tag: 'test',
  summary: 'Start a process',
  idempotent: true,
  body: closed({}),
  response: closed({}),
  handler: async ({ deps }) => withTemporal(deps, async () => ({})),
})

let database: TestDatabase
let silent: Server
const sockets = new Set<Socket>()
let port = 0

beforeAll(async () => {
  database = await testDatabase()
  // Takes connections and says nothing: the worst way to be away.
  silent = createServer((socket) => sockets.add(socket))
  await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve))
  port = (silent.address() as { port: number }).port
})
afterAll(async () => {
  for (const socket of sockets) socket.destroy()
  silent.close()
  await database.close()
})

async function expectPrompt503(api: TestApi): Promise<void> {
  const client = await api.as('supervisor')
  const began = performance.now()
  const response = await client.post('/processes', {})
  // Two seconds, and what a busy machine takes to get round to it.
  expect(performance.now() - began).toBeLessThan(4_000)
  expect(response.json()).toMatchObject({ status: 503, code: 'TEMPORAL_UNAVAILABLE' })
  expect(response.headers['retry-after']).toBe('10')
  expect((await client.get('/openapi.json')).statusCode).toBe(200)
}

describe('while Temporal is away, a command that needs it says so within two seconds', () => {
  it.each([
    ['nothing listens', () => Connection.connect({ address: '127.0.0.1:9', connectTimeout: '10 seconds' })],
    ['it does not answer', () => Connection.connect({ address: `127.0.0.1:${port}`, connectTimeout: '10 seconds' })],
    ['it was there and is not now', async () => Connection.lazy({ address: `127.0.0.1:${port}` })],
  ])('%s', async (_case, connect) => {
    const api = await testApi(database, { routes: [start], temporal: async () => new Client({ connection: await connect() }) })
    await expectPrompt503(api)
    expect(await temporalAnswers(api.deps)).toBe(false)
    await api.close()
  })
})

it('passes on what the business refuses', async () => {
  const refusal = new RefusedError({ code: 'FORBIDDEN', message: 'no' })
  const answering = {
    workflowService: { getSystemInfo: async () => ({}) },
    withDeadline: <Result>(_deadline: number, work: () => Promise<Result>) => work(),
  } as unknown as Client
  const deps = { temporal: async () => answering }
  expect(await temporalAnswers(deps)).toBe(true)
  await expect(withTemporal(deps, () => Promise.reject(refusal))).rejects.toBe(refusal)
  expect(await withTemporal(deps, async () => 5)).toBe(5)
})
