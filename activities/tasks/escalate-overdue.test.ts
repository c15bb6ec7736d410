import { afterAll, beforeAll, expect, test } from 'vitest'
import { insertTask } from '../../db/tasks/task-store.js'
import { inTransaction } from '../../db/transaction.js'
import { testDatabase, type TestDatabase } from '../../test/support/database.js'
import { seedUtility } from '../../test/support/ledger.js'
import { escalateOverdue } from './escalate-overdue.js'

let database: TestDatabase
beforeAll(async () => {
  database = await testDatabase()
  await seedUtility(database.pool, '2026-09-03')
  const queues = [
    { queue: 'call_back', due_in_business_days: 1, escalate_after_business_days: 1 },
    { queue: 'complaint', due_in_business_days: 2 },
  ]
  await database.adminPool.query(`update utility set settings = settings || $1`, [JSON.stringify({ work_queues: queues })])
})
afterAll(() => database.close())

const task = (taskKey: string, queue: string, dueOn: string | null = null): Promise<number> =>
  inTransaction(database.pool, (tx) =>
    insertTask(tx, {
      taskKey,
      queue,
      title: taskKey,
      accountId: null,
      subjectKind: null,
      subjectId: null,
      facts: {},
      dueOn,
      createdBy: 'x',
    }),
  )
const dayIs = (day: string): Promise<unknown> => database.adminPool.query('update utility set business_date = $1', [day])
const standing = async (): Promise<unknown> =>
  (
    await database.pool.query(
      `select task_key || ': ' || queue || ', due ' || coalesce(due_on::text, 'never') as task from tasks order by task_id`,
    )
  ).rows.map((row: { task: string }) => row.task)

test('a task is due as its queue promises, and goes to the supervisors once when it is overdue for too long', async () => {
  const promised = await task('promised', 'call_back')
  await task('a day of its own', 'call_back', '2026-09-30')
  await task('never by itself', 'complaint')
  await task('no promise', 'other')
  const done = await task('done', 'call_back')
  await database.pool.query(`update tasks set state = 'done' where task_id = $1`, [done])
  expect(await standing()).toEqual([
    'promised: call_back, due 2026-09-04',
    'a day of its own: call_back, due 2026-09-30',
    'never by itself: complaint, due 2026-09-07',
    'no promise: other, due never',
    'done: call_back, due 2026-09-04',
  ])

  await dayIs('2026-09-06')
  expect(await escalateOverdue(database.pool)).toEqual([])
  await dayIs('2026-09-07')
  expect(await escalateOverdue(database.pool)).toEqual([promised])
  expect(await escalateOverdue(database.pool)).toEqual([])
  await dayIs('2026-09-20')
  expect(await escalateOverdue(database.pool)).toEqual([])
  const escalated = await database.pool.query(
    `select queue, escalated_from, escalated_on from tasks where escalated_on is not null`,
  )
  expect(escalated.rows).toEqual([{ queue: 'supervisor', escalated_from: 'call_back', escalated_on: '2026-09-07' }])
  const audit = await database.pool.query(`select subject_id, reason from audit_log where action = 'tasks.escalate'`)
  expect(audit.rows).toEqual([{ subject_id: String(promised), reason: 'Due on 2026-09-04 and not done by 2026-09-07' }])
})
