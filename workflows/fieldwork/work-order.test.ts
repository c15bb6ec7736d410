import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { assignOrder } from '../../activities/fieldwork/assign-order.js'
import { bookAppointment } from '../../activities/fieldwork/book-appointment.js'
import { cancelWorkOrder } from '../../activities/fieldwork/cancel-work-order.js'
import { changeCrew } from '../../activities/fieldwork/change-crew.js'
import { completeWorkOrder } from '../../activities/fieldwork/complete-work-order.js'
import { reportProgress } from '../../activities/fieldwork/report-progress.js'
import { advanceClock } from '../../activities/utility/advance-clock.js'
import { inTransaction } from '../../db/transaction.js'
import { type TestDatabase, testDatabase } from '../../test/support/database.js'
import { orderSentences, orderWork, seedFieldwork } from '../../test/support/fieldwork.js'
import { TESTER } from '../../test/support/import-folder.js'
import { expectSoundBooks } from '../../test/support/invariants.js'
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

const command = <Input>(input: Input) => ({ key: randomUUID(), actor: TESTER, reason: 'test', input })

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
    { queue: 'supervisor', title: 'Overdue: Leak investigation at P1, planned for 2026-09-01', subject_id: workOrderId },
  ])
})

it('an appointment is reminded of, missed and made good, moved, kept, and nobody got in: the work is ordered again', async () => {
  const { pool } = database
  const policy = { windows: [{ code: 'AM', from: '08:00', to: '12:00' }], missed_appointment_credit: { amount: '25.00' } }
  await pool.query(`update utility set settings = settings || jsonb_build_object('field_service', $1::jsonb)`, [
    JSON.stringify(policy),
  ])
  const crew = { name: 'North', skills: ['METERS'], areas: ['R101'], startLatitude: 44.6, startLongitude: -121.9 }
  await changeCrew(pool, command({ id: 'NORTH', ...crew, shifts: [], daysOff: [], isActive: true, memberIds: [], version: 0 }))
  const workOrderId = await orderWork(pool, 'EXCHANGE', { today: '2026-09-09' })
  await bookAppointment(pool, command({ workOrderId, act: 'book', on: '2026-09-14', windowCode: 'AM' }))
  await clockTo('2026-09-13')
  await said(workOrderId, 3)
  await clockTo('2026-09-15')
  await said(workOrderId, 5)
  await bookAppointment(pool, command({ workOrderId, act: 'book', on: '2026-09-17', windowCode: 'AM' }))
  await bookAppointment(pool, command({ workOrderId, act: 'move', on: '2026-09-18', windowCode: 'AM' }))
  await clockTo('2026-09-18')
  await said(workOrderId, 8)
  await assignOrder(pool, command({ workOrderId, crewId: 'NORTH', on: '2026-09-18', withoutAppointment: false }))
  await reportProgress(pool, command({ workOrderId, act: 'start', mayActForOthers: true }))
  await reportProgress(pool, command({ workOrderId, act: 'arrive', mayActForOthers: true }))
  const nothing = { stepsDone: [], readings: [], materials: [], removedMeterId: null, setMeterId: null, note: 'Gate locked' }
  const visit = {
    workOrderId,
    resultId: randomUUID(),
    resultCode: 'NO_ACCESS',
    doneOn: '2026-09-18',
    mayActForOthers: true,
    ...nothing,
  }
  const { followUps } = await completeWorkOrder(pool, command(visit))
  expect(await ended(workOrderId)).toBe('COMPLETED')
  const again = String(followUps[0])
  expect(await orderSentences(pool, workOrderId)).toEqual([
    '2026-09-09 Exchange meter ordered for 2026-09-09.',
    '2026-09-09 Appointment on 2026-09-14 between 08:00 and 12:00.',
    '2026-09-13 The customer was reminded of the appointment on 2026-09-14 between 08:00 and 12:00.',
    '2026-09-15 Nobody came on 2026-09-14 between 08:00 and 12:00: the order waits for another appointment. The account was credited 25.00.',
    '2026-09-15 Planned for 2026-09-09 and still created: a supervisor was told.',
    '2026-09-15 Appointment on 2026-09-17 between 08:00 and 12:00.',
    '2026-09-15 Appointment moved from 2026-09-17 to 2026-09-18 between 08:00 and 12:00.',
    '2026-09-18 The customer was reminded of the appointment on 2026-09-18 between 08:00 and 12:00.',
    '2026-09-18 Given to North for 2026-09-18.',
    '2026-09-18 The crew is on its way.',
    '2026-09-18 The crew has arrived.',
    `2026-09-18 Not completed on 2026-09-18: No access. Followed by ${again}.`,
  ])
  expect(await orderSentences(pool, again)).toEqual(['2026-09-18 Exchange meter ordered for 2026-09-18.'])
  const told = await pool.query(
    `select v.template_code, m.business_date from messages m join message_template_versions v using (version_id) order by m.message_id`,
  )
  expect(told.rows.map((row) => `${row.business_date} ${row.template_code}`)).toEqual([
    '2026-09-09 APPOINTMENT_BOOKED',
    '2026-09-13 APPOINTMENT_REMINDER',
    '2026-09-15 APPOINTMENT_MISSED',
    '2026-09-15 APPOINTMENT_BOOKED',
    '2026-09-15 APPOINTMENT_BOOKED',
    '2026-09-18 APPOINTMENT_REMINDER',
    '2026-09-18 NO_ACCESS',
  ])
  const credits = await pool.query(`select kind, original_amount from open_items where account_id = 'A1'`)
  expect(credits.rows).toEqual([{ kind: 'adjustment', original_amount: '-25.00' }])
  await expectSoundBooks(pool)
})
