import { expect, it } from 'vitest'
import { orderSentences, orderWork, seedFieldwork } from '../../test/support/fieldwork.js'
import { livedThrough, stepsByItself } from '../../test/support/lived-through.js'
import { advanceClock } from '../utility/advance-clock.js'
import { advanceWorkOrder } from './advance-work-order.js'
import { assignOrder } from './assign-order.js'
import { bookAppointment } from './book-appointment.js'
import { changeCrew } from './change-crew.js'
import { completeWorkOrder } from './complete-work-order.js'
import { reportProgress } from './report-progress.js'

const POLICY = { windows: [{ code: 'AM', from: '08:00', to: '12:00' }], missed_appointment_credit: { amount: '25.00' } }
const CREW = { id: 'NORTH', name: 'North', skills: ['METERS'], areas: ['R101'], startLatitude: 44.6, startLongitude: -121.9 }
const NOBODY_IN = {
  resultId: 'nobody-in',
  resultCode: 'NO_ACCESS',
  stepsDone: [],
  readings: [],
  materials: [],
  removedMeterId: null,
  setMeterId: null,
  note: 'Gate locked',
  mayActForOthers: true,
}

it('a worker that dies at each step of an order, or two at once, leave what one leaves', async () => {
  let order = ''
  const database = await livedThrough(
    async ({ pool }) => {
      await seedFieldwork(pool, '2026-09-09')
      await pool.query(`update utility set settings = settings || jsonb_build_object('field_service', $1::jsonb)`, [
        JSON.stringify(POLICY),
      ])
    },
    async (stage) => {
      const crew = stage.command({ ...CREW, shifts: [], daysOff: [], isActive: true, memberIds: [], version: 0 })
      await stage.act((pool) => changeCrew(pool, crew))
      const workOrderId = await orderWork(stage.pool, 'EXCHANGE', { today: '2026-09-09' })
      order = workOrderId
      const goOn = () => stage.carry((pool) => advanceWorkOrder(pool, { workOrderId }))
      const book = async (act: 'book' | 'move', on: string) => {
        const command = stage.command({ workOrderId, act, on, windowCode: 'AM' })
        await stage.act((pool) => bookAppointment(pool, command))
        await goOn()
      }
      const clockTo = async (to: string) => {
        const command = stage.command({ to })
        await stage.act((pool) => advanceClock(pool, command))
        await goOn()
      }
      await goOn()
      await book('book', '2026-09-14')
      await clockTo('2026-09-13')
      await clockTo('2026-09-15')
      await book('book', '2026-09-17')
      await book('move', '2026-09-18')
      await clockTo('2026-09-18')
      const assign = stage.command({ workOrderId, crewId: 'NORTH', on: '2026-09-18', withoutAppointment: false })
      await stage.act((pool) => assignOrder(pool, assign))
      for (const act of ['start', 'arrive'] as const) {
        const command = stage.command({ workOrderId, act, mayActForOthers: true })
        await stage.act((pool) => reportProgress(pool, command))
      }
      const result = stage.command({ workOrderId, doneOn: '2026-09-18', ...NOBODY_IN })
      await stage.act((pool) => completeWorkOrder(pool, result))
      await goOn()
    },
  )
  expect((await orderSentences(database.pool, order)).at(-1)).toBe(
    '2026-09-18 Not completed on 2026-09-18: No access. Followed by W0000002.',
  )
  expect(await stepsByItself(database.pool, 'work-order')).toEqual(['escalate', 'miss', 'remind'])
  const of = async (sql: string): Promise<unknown[]> =>
    (await database.pool.query<[unknown]>({ text: sql, rowMode: 'array' })).rows.map(([value]) => value)
  expect({
    credits: await of(`select original_amount from open_items`),
    appointments: await of(`select appointment_on || ' ' || state from appointments order by appointment_id`),
    letters: await of(`select message_key from messages order by message_id`),
    tasks: await of('select title from tasks order by task_id'),
    followUps: await of(`select type_code from work_orders where follows_work_order_id is not null`),
  }).toEqual({
    credits: ['-25.00'],
    appointments: ['2026-09-14 missed', '2026-09-17 moved', '2026-09-18 kept'],
    letters: [
      'work-order/W0000001/APPOINTMENT_BOOKED/1',
      'work-order/W0000001/APPOINTMENT_REMINDER/1',
      'work-order/W0000001/APPOINTMENT_MISSED/1',
      'work-order/W0000001/APPOINTMENT_BOOKED/2',
      'work-order/W0000001/APPOINTMENT_BOOKED/3',
      'work-order/W0000001/APPOINTMENT_REMINDER/3',
      'work-order/W0000001/NO_ACCESS/result',
    ],
    tasks: ['Overdue: Exchange meter at P1, planned for 2026-09-09'],
    followUps: ['EXCHANGE'],
  })
  await database.close()
})
