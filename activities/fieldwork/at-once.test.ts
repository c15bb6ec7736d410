import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from '../../test/support/database.js'
import { orderWork, seedFieldwork } from '../../test/support/fieldwork.js'
import { TESTER } from '../../test/support/import-folder.js'
import { expectSoundBooks } from '../../test/support/invariants.js'
import { assignOrder } from './assign-order.js'
import { bookAppointment } from './book-appointment.js'
import { changeCrew } from './change-crew.js'
import { completeWorkOrder } from './complete-work-order.js'

// Two people who act in the same moment: one is first, the other is told why not, and nothing is half done.

let database: TestDatabase
beforeAll(async () => {
  database = await testDatabase()
  await seedFieldwork(database.pool, '2026-09-01')
  const crew = { name: 'North', skills: ['METERS', 'LINES', 'LEAKS'], areas: [], startLatitude: 44.6, startLongitude: -121.9 }
  await changeCrew(
    database.pool,
    command({ id: 'NORTH', ...crew, shifts: [], daysOff: [], isActive: true, memberIds: [], version: 0 }),
  )
})
afterAll(() => database.close())

const command = <Input>(input: Input) => ({ key: randomUUID(), actor: TESTER, reason: 'test', input })
const PLACES = [
  { premiseId: 'P1', servicePointId: 'S1', accountId: 'A1', agreementId: 'G1' },
  { premiseId: 'P2', servicePointId: 'S2', accountId: 'A2', agreementId: 'G2' },
  { premiseId: 'P3', servicePointId: 'S3', accountId: 'A3', agreementId: 'G3' },
] as const

/** How each of several attempts ended: `done`, or the code of its refusal. */
async function outcomes(attempts: readonly Promise<unknown>[]): Promise<string[]> {
  const settled = await Promise.allSettled(attempts)
  return settled
    .map((each) => (each.status === 'fulfilled' ? 'done' : String((each.reason as { refusal?: { code: string } }).refusal?.code)))
    .sort()
}

const ordersOf = (typeCode: string): Promise<string[]> =>
  Promise.all(PLACES.map((place) => orderWork(database.pool, typeCode, { ...place, orderKey: `${typeCode}/${place.premiseId}` })))

it('the last place of a window is promised once', async () => {
  // Each takes the whole window of the only crew.
  const orders = await ordersOf('UPGRADE')
  const book = (workOrderId: string) =>
    bookAppointment(database.pool, command({ workOrderId, act: 'book', on: '2026-09-02', windowCode: 'AM' }))
  expect(await outcomes(orders.map(book))).toEqual(['WINDOW_FULL', 'WINDOW_FULL', 'done'])
})

it('one order has one appointment', async () => {
  const [workOrderId = ''] = await ordersOf('LEAK')
  const book = () => bookAppointment(database.pool, command({ workOrderId, act: 'book', on: '2026-09-03', windowCode: 'PM' }))
  expect(await outcomes([book(), book()])).toEqual(['APPOINTMENT_EXISTS', 'done'])
})

it('the last hours of a crew are given once', async () => {
  const orders = await ordersOf('TAP')
  const assign = (workOrderId: string) =>
    assignOrder(database.pool, command({ workOrderId, crewId: 'NORTH', on: '2026-09-04', withoutAppointment: true }))
  expect(await outcomes(orders.map(assign))).toEqual(['CREW_FULL', 'done', 'done'])
})

it('one new meter is set once, one result is taken once', async () => {
  await database.pool.query(`update work_order_types set required_fields = array['reading'] where type_code = 'EXCHANGE'`)
  const orders = await ordersOf('EXCHANGE')
  const nothing = { note: null, materials: [], mayActForOthers: true }
  const complete = (workOrderId: string, index: number, resultId: string) =>
    completeWorkOrder(
      database.pool,
      command({
        workOrderId,
        resultId,
        resultCode: 'DONE',
        doneOn: '2026-09-01',
        stepsDone: ['IDENTIFY', 'LAST_READ', 'SET', 'TEST'],
        readings: [
          { meterId: `M${index + 1}`, register: '1', value: '1005', confirmed: [] },
          { meterId: 'M9', register: '1', value: '0', confirmed: [] },
        ],
        removedMeterId: `M${index + 1}`,
        setMeterId: 'M9',
        ...nothing,
      }),
    )
  const both = orders.slice(0, 2).map((workOrderId, index) => complete(workOrderId, index, randomUUID()))
  expect(await outcomes(both)).toEqual(['METER_ELSEWHERE', 'done'])
  const standing = await database.pool.query<{ meter_id: string }>(
    `select meter_id from meter_installs where removed_on is null order by meter_id`,
  )
  expect(standing.rows.filter(({ meter_id }) => meter_id === 'M9')).toHaveLength(1)
  expect(standing.rows).toHaveLength(3)
  await expectSoundBooks(database.pool)
})
