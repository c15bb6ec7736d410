import { afterAll, beforeAll, expect, it } from 'vitest'
import { type TestApi, testApi } from '../../test/support/api.js'
import { type TestDatabase, testDatabase } from '../../test/support/database.js'

let database: TestDatabase
let api: TestApi

interface Entry {
  readonly id: number
  readonly action: string
  readonly requestId: string | null
}

beforeAll(async () => {
  database = await testDatabase()
  api = await testApi(database)
})
afterAll(async () => {
  await api.close()
  await database.close()
})

it('is read by administrator, supervisor and auditor, newest first, by subject, actor, act and day', async () => {
  const admin = await api.as('administrator')
  const made = await admin.post('/users', { email: 'a@utility.example', name: 'A B', roles: ['field'] })
  const { id } = made.json()
  await admin.patch(`/users/${id}`, { name: 'A C', reason: 'typo' })
  for (const role of ['administrator', 'supervisor', 'auditor'] as const) {
    const reader = await api.as(role)
    const { rows, total } = await reader.list<Entry>('/audit', { filter: { subjectKind: 'user', subjectId: id } })
    expect(rows.map((row) => row.action)).toEqual(['access.change_user', 'access.create_user'])
    expect(total).toBe(2)
  }
  const auditor = await api.as('auditor')
  const today = new Date().toISOString().slice(0, 10)
  const count = async (filter: object) => (await auditor.list('/audit', { filter: { subjectId: id, ...filter } })).total
  expect(await count({ actorId: admin.userId })).toBe(2)
  expect(await count({ actorId: 'nobody' })).toBe(0)
  expect(await count({ action: ['access.create_user', 'access.sign_in'] })).toBe(1)
  expect(await count({ actorName: 'ADMINISTRATOR' })).toBe(2)
  expect(await count({ from: today, to: today })).toBe(2)
  expect(await count({ to: '2020-01-01' })).toBe(0)
  expect((await auditor.get('/audit-actions')).json()).toEqual(['access.change_user', 'access.create_user'])
  const found = await auditor.list<Entry>('/audit', { filter: { requestId: made.headers['x-request-id'] } })
  expect(found.rows).toHaveLength(1)
  const one = await auditor.get(`/audit/${found.rows[0]?.id}`)
  expect(one.json()).toMatchObject({
    action: 'access.create_user',
    before: null,
    after: { roles: ['field'] },
    businessDate: null,
  })
  expect((await auditor.get('/audit/999999')).statusCode).toBe(404)
})

it('is closed to everybody else', async () => {
  for (const role of ['service_representative', 'billing_analyst', 'cashier', 'collections', 'field', 'finance'] as const) {
    expect((await (await api.as(role)).get('/audit')).statusCode).toBe(403)
  }
})

it('cannot be changed by the application', async () => {
  for (const statement of [`update audit_log set reason = 'x'`, 'delete from audit_log', 'truncate audit_log']) {
    await expect(database.pool.query(statement)).rejects.toThrow(/permission denied|PENSTOCK_IMMUTABLE/)
  }
})
