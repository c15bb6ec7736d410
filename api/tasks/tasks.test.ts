import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type TestApi, type TestClient, testApi } from '../../test/support/api.js'
import { type TestDatabase, testDatabase } from '../../test/support/database.js'
import { seedAccounts, seedUtility } from '../../test/support/ledger.js'
import type { TaskRecordJson } from './contract.js'

let database: TestDatabase
let api: TestApi
beforeAll(async () => {
  database = await testDatabase()
  await seedUtility(database.pool, '2026-09-15')
  await seedAccounts(database.pool, ['A1'])
  api = await testApi(database)
})
afterAll(async () => {
  await api.close()
  await database.close()
})

async function newTask(client: TestClient, more: object = {}): Promise<number> {
  const answer = await client.post('/tasks', { queue: 'call_back', title: 'Call back about the leak', accountId: 'A1', ...more })
  expect(answer.statusCode).toBe(201)
  return answer.json<{ taskId: number }>().taskId
}

it('a task goes from its queue through one pair of hands to its result', async () => {
  const ana = await api.newUser('service_representative')
  const ben = await api.newUser('service_representative')
  const supervisor = await api.as('supervisor')
  const id = await newTask(ana, { dueOn: '2026-09-20' })
  const { rows } = await ana.list<TaskRecordJson>('/tasks', { filter: { isWaiting: true } })
  expect(rows).toMatchObject([{ id, queue: 'call_back', accountId: 'A1', state: 'open', dueOn: '2026-09-20' }])

  expect((await ana.post(`/tasks/${id}/claim`, {})).json()).toEqual({ taskId: id, claimedBy: ana.userId })
  const taken = await ben.post(`/tasks/${id}/claim`, {})
  expect([taken.statusCode, taken.json().code]).toEqual([409, 'TASK_CLAIMED'])
  expect((await ben.post(`/tasks/${id}/close`, { state: 'done', result: 'Not mine' })).json().code).toBe('TASK_CLAIMED')
  expect((await supervisor.post(`/tasks/${id}/claim`, {})).json().claimedBy).toBe(supervisor.userId)
  expect((await supervisor.post(`/tasks/${id}/release`, {})).json().claimedBy).toBeNull()

  const headers = { 'idempotency-key': randomUUID() }
  const body = { state: 'done', result: 'Leak found, customer told' }
  const closed = await ben.post(`/tasks/${id}/close`, body, { headers })
  expect(closed.json()).toEqual({ taskId: id, state: 'done' })
  expect((await ben.post(`/tasks/${id}/close`, body, { headers })).json()).toEqual(closed.json())
  expect((await ben.post(`/tasks/${id}/close`, body)).json().code).toBe('TASK_CLOSED')
  const task = (await ana.get(`/tasks/${id}`)).json<TaskRecordJson>()
  expect(task).toMatchObject({ state: 'done', result: 'Leak found, customer told', closedBy: 'Test service_representative' })
})

it('the same key makes one task', async () => {
  const clerk = await api.as('cashier')
  const headers = { 'idempotency-key': randomUUID() }
  const body = { queue: 'other', title: 'Order receipt rolls' }
  const first = await clerk.post('/tasks', body, { headers })
  expect((await clerk.post('/tasks', body, { headers })).json()).toEqual(first.json())
  expect((await clerk.list('/tasks', { filter: { queue: 'other' } })).total).toBe(1)
})

it.each([
  [{ queue: 'nonsense' }, 400],
  [{ accountId: 'A9' }, 404],
  [{ title: 'x' }, 400],
])('%j is refused', async (more, status) => {
  const answer = await (await api.as('cashier')).post('/tasks', { queue: 'other', title: 'Something', ...more })
  expect(answer.statusCode).toBe(status)
})

it('there is no task 9999', async () => {
  const clerk = await api.as('cashier')
  expect((await clerk.get('/tasks/9999')).statusCode).toBe(404)
  expect((await clerk.post('/tasks/9999/claim', {})).statusCode).toBe(404)
})
