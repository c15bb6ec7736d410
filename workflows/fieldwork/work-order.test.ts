import { afterAll, beforeAll, expect, it } from 'vitest'
import { cancelWorkOrder } from '../../activities/fieldwork/cancel-work-order.js'
import { advanceClock } from '../../activities/utility/advance-clock.js'
import { inTransaction } from '../../db/transaction.js'
import { type TestDatabase, testDatabase } from '../../test/support/database.js'
import { orderSentences, orderWork, seedFieldwork } from '../../test/support/fieldwork.js'
import { TESTER } from '../../test/support/import-folder.js'
import { type TestTemporal, testTemporal } from '../../test/support/temporal.js'
import { until } from '../../test/support/until.js'
import { type TestWorker, testWorker } from '../../test/support/worker.js'

let temporal: TestTemporal
let database: TestDatabase
let worker: TestWorker
beforeAll(async () => {
  temporal = await testTemporal()
  database = await testDatabase()
  // Workflow ids are the order's: numbers of their own on the shared server.
  await database.adminPool.query(
    `alter sequence work_order_ids restart with ${1_000_000 + Math.floor(Math.random() * 8_000_000)}`,
  )
  await seedFieldwork(database.pool, '2026-09-01')
  worker = await testWorker(database, temporal)
})
afterAll(async () => {
  await worker.stop()
  await database.close()
  await temporal.close()
})

async function clockTo(to: string): Promise<void> {
  await advanceClock(database.pool, { key: `clock/${to}`, actor: TESTER, reason: 'test', input: { to } })
}

const said = (workOrderId: string, count: number): Promise<string[]> =>
  until(
    `${count} sentences`,
    () => orderSentences(database.pool, workOrderId),
    (sentences) => sentences.length >= count,
  )

async function ended(workOrderId: string): Promise<string> {
  const handle = temporal.client.workflow.getHandle(`work-order/${workOrderId}`)
  return until(
    'the workflow has ended',
    async () => (await handle.describe()).status.name,
    (status) => status !== 'RUNNING',
  )
}

it('an order that nobody plans is shown to a supervisor, once, and ends when it is cancelled', async () => {
  const workOrderId = await orderWork(database.pool, 'LEAK')
  await until(
    'it waits for the day it is overdue',
    async () => (await database.pool.query('select next_wake_on from processes')).rows[0]?.next_wake_on,
    (day) => day === '2026-09-04',
  )
  await clockTo('2026-09-04')
  await said(workOrderId, 2)
  await clockTo('2026-09-09')
  await inTransaction(database.pool, (tx) =>
    cancelWorkOrder(tx, workOrderId, { actor: TESTER, reason: 'Leak stopped', today: '2026-09-09' }),
  )
  expect(await ended(workOrderId)).toBe('COMPLETED')
  expect(await orderSentences(database.pool, workOrderId)).toEqual([
    '2026-09-01 Leak investigation ordered for 2026-09-01.',
    '2026-09-04 Planned for 2026-09-01 and still created: a supervisor was told.',
    '2026-09-09 The work order was cancelled.',
  ])
  const tasks = await database.pool.query('select queue, title, subject_id from tasks')
  expect(tasks.rows).toEqual([
    { queue: 'field_supervisor', title: 'Overdue: Leak investigation at P1, planned for 2026-09-01', subject_id: workOrderId },
  ])
})
