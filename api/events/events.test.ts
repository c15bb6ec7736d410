import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { insertTask } from '../../db/tasks/task-store.js'
import { recordStep } from '../../db/processes/process-store.js'
import { inTransaction } from '../../db/transaction.js'
import { type TestApi, type TestClient, testApi } from '../../test/support/api.js'
import { type TestDatabase, testDatabase } from '../../test/support/database.js'
import { until } from '../../test/support/until.js'
import { type ChangeFeed, startChangeFeed } from './change-feed.js'

let database: TestDatabase
let changes: ChangeFeed
let api: TestApi
let url = ''

beforeAll(async () => {
  database = await testDatabase()
  changes = startChangeFeed(database.pool)
  api = await testApi(database, { changes, config: { limits: { eventStreamMs: 60_000 } } })
  await api.app.listen({ host: '127.0.0.1', port: 0 })
  url = `http://127.0.0.1:${(api.app.server.address() as AddressInfo).port}/api/v1/events`
})
afterAll(async () => {
  await changes.close()
  await api.close()
  await database.close()
})

/** What a console hears, until it goes away. */
async function follow(client: TestClient, after?: string): Promise<{ heard: string[]; leave: () => void; ended: Promise<void> }> {
  const leaving = new AbortController()
  const headers: Record<string, string> = {
    cookie: client.cookie ?? '',
    ...(after === undefined ? {} : { 'last-event-id': after }),
  }
  const response = await fetch(url, { headers, signal: leaving.signal })
  expect([response.status, response.headers.get('content-type')]).toEqual([200, 'text/event-stream'])
  const heard: string[] = []
  const read = async (): Promise<void> => {
    let rest = ''
    for await (const piece of response.body as unknown as AsyncIterable<Uint8Array>) {
      rest += new TextDecoder().decode(piece)
      const events = rest.split('\n\n')
      rest = events.pop() ?? ''
      heard.push(...events)
    }
  }
  const ended = read().catch(() => undefined)
  return { heard, leave: () => leaving.abort(), ended }
}

const task = (name: string): Promise<number> =>
  inTransaction(database.pool, (tx) =>
    insertTask(tx, {
      taskKey: name,
      queue: 'other',
      title: name,
      accountId: null,
      subjectKind: null,
      subjectId: null,
      facts: {},
      dueOn: null,
      createdBy: 'x',
    }),
  )
const step = (number: number): Promise<void> =>
  inTransaction(database.pool, (tx) =>
    recordStep(
      tx,
      {
        processId: `import/${number}`,
        kind: 'import',
        subjectKind: 'import',
        subjectId: String(number),
        title: 'x',
        state: 'running',
        step: 's',
      },
      { stepKey: 's', sentence: 'Secret sentence.', businessDate: '2026-09-01', actor: 'x' },
    ),
  )
const dataOf = (events: readonly string[]): unknown[] =>
  events.flatMap((event) => /^data: (.*)$/m.exec(event)?.slice(1) ?? []).map((text) => JSON.parse(text) as unknown)
const idOf = (event: string | undefined): string => /^id: (.*)$/m.exec(event ?? '')?.[1] ?? ''

test('what changes is told by kind and id to those who may see it, and goes on where it broke off', async () => {
  const supervisor = await follow(await api.as('supervisor'))
  const clerk = await follow(await api.as('cashier'))
  await step(1)
  await until(
    'the supervisor heard',
    async () => dataOf(supervisor.heard),
    (data) => data.length === 1,
  )
  expect(dataOf(supervisor.heard)).toEqual([
    [
      { kind: 'process', id: 'import/1' },
      { kind: 'import', id: '1' },
    ],
  ])
  // A cashier may not see imports.
  await until(
    'the cashier heard',
    async () => dataOf(clerk.heard),
    (data) => data.length === 1,
  )
  expect(dataOf(clerk.heard)).toEqual([[{ kind: 'process', id: 'import/1' }]])
  const seen = idOf(supervisor.heard.at(-1))
  supervisor.leave()
  await supervisor.ended

  const id = await task('while nobody of the supervisors looks')
  await until(
    'the cashier heard the task',
    async () => dataOf(clerk.heard),
    (data) => data.length === 2,
  )
  const back = await follow(await api.as('supervisor'), seen)
  await until(
    'what was missed is told',
    async () => dataOf(back.heard),
    (data) => data.length === 1,
  )
  expect(dataOf(back.heard)).toEqual([[{ kind: 'task', id: String(id) }]])
  const stranger = await follow(await api.as('supervisor'), 'another-7')
  await until(
    'everything may be missing',
    async () => stranger.heard,
    (heard) => heard.some((event) => event.includes('event: all')),
  )
  for (const one of [clerk, back, stranger]) one.leave()
})

test('a statement that changes many rows is told as one change', async () => {
  const analyst = await follow(await api.as('auditor'))
  await database.pool.query(
    `insert into tasks (task_key, queue, title, created_by) select 'many' || n, 'other', 'Many', 'x' from generate_series(1, 60) n`,
  )
  await until(
    'it is told',
    async () => dataOf(analyst.heard),
    (data) => data.length > 0,
  )
  expect(dataOf(analyst.heard)).toEqual([[{ kind: 'task', id: null }]])
  analyst.leave()
})

test('a broken connection to the database is made again, and everything counts as missed', async () => {
  const clerk = await follow(await api.as('finance'))
  await database.adminPool.query(
    `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and query = 'listen penstock_changes'`,
  )
  await until(
    'it says so',
    async () => clerk.heard,
    (heard) => heard.some((event) => event.includes('event: all')),
  )
  const id = await task('after the break')
  await until(
    'it hears again',
    async () => dataOf(clerk.heard),
    (data) => JSON.stringify(data).includes(`"id":"${id}"`),
  )
  clerk.leave()
})

test('one person follows from twelve windows at most', async () => {
  const client = await api.newUser('cashier')
  const windows = await Promise.all(Array.from({ length: 12 }, () => follow(client)))
  const refused = await fetch(url, { headers: { cookie: client.cookie ?? '' } })
  expect([refused.status, ((await refused.json()) as { code: string }).code]).toEqual([429, 'TOO_MANY_REQUESTS'])
  for (const window of windows) window.leave()
  await Promise.all(windows.map((window) => window.ended))
  await until(
    'there is room again',
    async () => (await fetch(url, { headers: { cookie: client.cookie ?? '' } })).status,
    (status) => status === 200,
  )
})

test('nobody follows without signing in', async () => {
  expect((await fetch(url)).status).toBe(401)
})
