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

it('a task is handed over to one who can work it, and to nobody else', async () => {
  const ana = await api.newUser('service_representative')
  const ben = await api.newUser('cashier')
  const auditor = await api.newUser('auditor')
  const id = await newTask(ana)
  const handOver = async (by: TestClient, toUserId: string | undefined) => {
    const answer = await by.post(`/tasks/${id}/hand-over`, { toUserId, reason: 'Knows this customer' })
    return answer.statusCode === 200 ? answer.json<{ claimedBy: string }>().claimedBy : answer.json<{ code: string }>().code
  }
  expect(await handOver(ana, ben.userId)).toBe(ben.userId)
  expect(await handOver(ana, ana.userId)).toBe('TASK_CLAIMED')
  expect(await handOver(ben, ben.userId)).toBe('TASK_ASSIGNED')
  expect(await handOver(ben, auditor.userId)).toBe('ASSIGNEE_UNFIT')
  expect(await handOver(ben, 'nobody')).toBe('ASSIGNEE_UNFIT')
  expect(await handOver(await api.as('supervisor'), ana.userId)).toBe(ana.userId)
  const people = (await ana.get('/task-assignees')).json<{ id: string }[]>().map((person) => person.id)
  expect([people.includes(ben.userId ?? ''), people.includes(auditor.userId ?? '')]).toEqual([true, false])
})

it('a task is sent to the supervisors once', async () => {
  const ana = await api.as('service_representative')
  const id = await newTask(ana)
  expect((await ana.post(`/tasks/${id}/escalate`, { reason: 'Threatens to sue' })).json()).toEqual({ taskId: id })
  expect((await ana.post(`/tasks/${id}/escalate`, { reason: 'Threatens to sue' })).json().code).toBe('TASK_ESCALATED')
  const { rows } = await ana.list<TaskRecordJson>('/tasks', { filter: { isEscalated: true } })
  expect(rows).toMatchObject([{ id, queue: 'supervisor', escalatedFrom: 'call_back', escalatedOn: '2026-09-15' }])
})

it('several tasks at once: each says what became of it, and again nothing is done twice', async () => {
  const ana = await api.newUser('service_representative')
  const ben = await api.newUser('service_representative')
  const [free, taken, own] = [await newTask(ana), await newTask(ben), await newTask(ana)]
  await ben.post(`/tasks/${taken}/claim`, {})
  const headers = { 'idempotency-key': randomUUID() }
  const body = { taskIds: [free, taken, own, 999_999], act: 'close', state: 'cancelled', reason: 'Storm is over' }
  const first = await ana.post('/tasks/work', body, { headers })
  expect(first.json()).toEqual([
    { taskId: free, isDone: true, code: null, message: null },
    { taskId: taken, isDone: false, code: 'TASK_CLAIMED', message: expect.stringContaining('is working on this task') as string },
    { taskId: own, isDone: true, code: null, message: null },
    { taskId: 999_999, isDone: false, code: 'NOT_FOUND', message: 'There is no task 999999.' },
  ])
  expect((await ana.post('/tasks/work', body, { headers })).json()).toEqual(first.json())
  expect((await ana.get(`/tasks/${free}`)).json()).toMatchObject({ state: 'cancelled', result: 'Storm is over' })

  const claimed = await ana.post('/tasks/work', { taskIds: [await newTask(ana)], act: 'claim', reason: 'My morning' })
  expect(claimed.json()).toMatchObject([{ isDone: true }])
  const missing = await ana.post('/tasks/work', { taskIds: [taken], act: 'hand_over', reason: 'To whom?' })
  expect([missing.statusCode, missing.json().code]).toEqual([400, 'VALIDATION'])
})

it('queues say what waits, what is overdue and what they promise', async () => {
  const clerk = await api.as('cashier')
  await database.adminPool.query(`update utility set settings = settings || $1`, [
    JSON.stringify({
      work_queues: [
        { queue: 'complaint', due_in_business_days: 2, escalate_after_business_days: 1 },
        { queue: 'data_correction', due_in_business_days: 10 },
      ],
    }),
  ])
  const id = await newTask(clerk, { queue: 'complaint' })
  await newTask(clerk, { queue: 'complaint', dueOn: '2026-09-12' })
  const queues = (await clerk.get('/task-queues')).json<{ queue: string }[]>()
  expect(queues[0]).toMatchObject({
    queue: 'complaint',
    waiting: 2,
    unclaimed: 2,
    overdue: 1,
    dueInBusinessDays: 2,
    escalateAfterBusinessDays: 1,
  })
  expect(queues.at(-1)).toMatchObject({ queue: 'data_correction', waiting: 0, oldestSince: null, dueInBusinessDays: 10 })
  expect((await clerk.get(`/tasks/${id}`)).json()).toMatchObject({ dueOn: '2026-09-17', daysOverdue: null })
  const { rows } = await clerk.list<TaskRecordJson>('/tasks', { filter: { queue: 'complaint', isOverdue: true } })
  expect(rows).toMatchObject([{ dueOn: '2026-09-12', daysOverdue: 3 }])
})
