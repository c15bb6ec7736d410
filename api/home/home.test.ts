import { afterAll, beforeAll, expect, it } from 'vitest'
import { type TestApi, testApi } from '../../test/support/api.js'
import { type TestDatabase, testDatabase } from '../../test/support/database.js'
import { seedAccounts, seedUtility } from '../../test/support/ledger.js'
import { inTransaction } from '../../db/transaction.js'
import { recordStep } from '../../db/processes/process-store.js'
import type { DayPageJson, RunningWorkJson } from './contract.js'

let database: TestDatabase
let api: TestApi
beforeAll(async () => {
  database = await testDatabase()
  api = await testApi(database)
})
afterAll(async () => {
  await api.close()
  await database.close()
})

it('before the first import there is no utility and no day', async () => {
  const administrator = await api.as('administrator')
  expect((await administrator.get('/utility')).json()).toBeNull()
  expect((await administrator.get('/home')).statusCode).toBe(404)
  expect((await administrator.get('/home/running')).json()).toEqual([])
})

it('tells what waits, what runs and what came in, as far as one may see it', async () => {
  await seedUtility(database.pool, '2026-09-15')
  await seedAccounts(database.pool, ['A1', 'A2', 'A3'])
  await database.adminPool.query(`
    insert into bill_windows values ('1', '2026-09-04', '2026-09-04', '2026-09-14', '2026-09-10', 21), ('1', '2026-12-04', '2026-12-04', '2026-12-14', '2026-12-10', 21);
    insert into bill_runs (run_id, bill_cycle, read_date, is_trial, state, workflow_id, partitions, accounts_in, billed, parked, started_by, settings_version)
      values (1, '1', '2026-09-04', false, 'computing', 'bill-cycle/1/2026-09-04', 1, 3, 1, 1, 'x', 1);
    insert into run_accounts (run_id, account_id, partition, outcome, reason_code, parked_at) values
      (1, 'A1', 0, 'parked', 'HIGH_USE', now() - interval '2 days'), (1, 'A2', 0, 'billed', null, null), (1, 'A3', 0, 'pending', null, null)`)
  await inTransaction(database.pool, (tx) =>
    recordStep(
      tx,
      {
        processId: 'bill-cycle/1/2026-09-04',
        kind: 'bill_cycle',
        subjectKind: 'bill_run',
        subjectId: '1',
        title: 'Bill cycle 1',
        state: 'running',
        step: 'computing',
      },
      { stepKey: 'open', sentence: 'Opened.', businessDate: '2026-09-04', actor: 'x' },
    ),
  )
  const analyst = await api.as('billing_analyst')
  await analyst.post('/tasks', { queue: 'complaint', title: 'Bill too high', accountId: 'A1' })

  const day = (await analyst.get('/home')).json<DayPageJson>()
  expect(day.queues.map((queue) => [queue.key, queue.waiting])).toEqual([
    ['parked/HIGH_USE', 1],
    ['task/complaint', 1],
  ])
  expect(day.windows?.map((window) => [window.readDate, window.accounts, window.runState, window.pending])).toEqual([
    ['2026-09-04', 3, 'computing', 1],
  ])
  expect(day.money).toMatchObject({ total: '0.00', payments: 0, byChannel: [] })
  expect(day.money?.byDay).toHaveLength(14)
  const running = (await analyst.get('/home/running')).json<RunningWorkJson[]>()
  expect(running).toMatchObject([
    { title: 'Bill cycle 1', isMoving: true, done: 2, total: 3, noun: 'accounts', path: '/bill-runs/1/show' },
  ])

  const field = (await (await api.as('field')).get('/home')).json<DayPageJson>()
  expect([field.windows, field.money, field.billsToday]).toEqual([null, null, null])
  expect(field.queues.map((queue) => queue.key)).toEqual(['task/complaint'])
})
