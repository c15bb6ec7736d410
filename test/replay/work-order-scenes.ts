import { bookAppointment } from '../../activities/fieldwork/book-appointment.js'
import { changeCrew } from '../../activities/fieldwork/change-crew.js'
import { completeWorkOrder } from '../../activities/fieldwork/complete-work-order.js'
import { cancelWork, orderWork } from '../../activities/fieldwork/order-work.js'
import { retryProcess } from '../../activities/processes/retry-process.js'
import { advanceClock } from '../../activities/utility/advance-clock.js'
import { workOrderWorkflowId } from '../../workflows/fieldwork/contract.js'
import { WAKE_SIGNAL } from '../../workflows/processes/contract.js'
import { command, type Scene, type Studio } from './studio.js'

export const WORK_ORDER_SCENES: readonly Scene[] = [
  {
    name: 'work-order-kept',
    data: 'alder creek',
    play: async (studio) => {
      const workOrderId = await leakOrder(studio)
      await book(studio, workOrderId, '2026-09-03')
      await said(studio, workOrderId, 2)
      await clockTo(studio, '2026-09-02')
      await said(studio, workOrderId, 3)
      await clockTo(studio, '2026-09-03')
      const visit = { workOrderId, resultId: 'recorded-visit', resultCode: 'DONE', doneOn: '2026-09-03', note: 'Toilet runs' }
      const found = { stepsDone: ['MAIN_VALVE'], readings: [], materials: [], removedMeterId: null, setMeterId: null }
      await completeWorkOrder(studio.pool, command({ ...visit, ...found, mayActForOthers: true }))
      return workOrderWorkflowId(workOrderId)
    },
  },
  {
    name: 'work-order-missed',
    data: 'alder creek',
    play: async (studio) => {
      const workOrderId = await leakOrder(studio)
      await book(studio, workOrderId, '2026-09-03')
      await said(studio, workOrderId, 2)
      // Nobody looks until the day is over and the order overdue.
      await clockTo(studio, '2026-09-10')
      await said(studio, workOrderId, 4)
      await cancelWork(studio.pool, command({ workOrderId }))
      return workOrderWorkflowId(workOrderId)
    },
  },
  {
    name: 'work-order-stuck',
    data: 'alder creek',
    play: async (studio) => {
      const workOrderId = await missedForMoney(studio)
      await clockTo(studio, '2026-09-04')
      const processId = workOrderWorkflowId(workOrderId)
      await studio.untilIs(`select stuck_code from processes where process_id = '${processId}'`, 'PERIOD_CLOSED')
      await studio.untilIs('select count(*) from outbox where delivered_at is null', 0)
      // It is to be seen waiting for the one who mends it.
      await new Promise((resolve) => setTimeout(resolve, 2_000))
      await studio.pool.query(`update accounting_periods set state = 'open'`)
      await retryProcess(studio.pool, command({ processId }))
      await studio.untilIs(`select count(*) from appointments where state = 'missed' and compensation_entry_id is not null`, 1)
      await cancelWork(studio.pool, command({ workOrderId }))
      return processId
    },
  },
  {
    name: 'work-order-continued-as-new',
    data: 'alder creek',
    dynamicConfig: { 'limit.historyCount.suggestContinueAsNew': '30' },
    play: async (studio) => {
      const workOrderId = await leakOrder(studio)
      const workflowId = workOrderWorkflowId(workOrderId)
      await studio.untilIs('select count(*) from outbox where delivered_at is null', 0)
      // Each signal makes it look once more, until its history is as long as this server lets it be.
      for (let looks = 0; looks < 6; looks += 1) {
        await studio.client.workflow.getHandle(workflowId).signal(WAKE_SIGNAL, { eventId: looks })
        await new Promise((resolve) => setTimeout(resolve, 500))
      }
      await cancelWork(studio.pool, command({ workOrderId }))
      return workflowId
    },
  },
]

/** An order whose appointment of the third will be made good with money, in a month that is closed: the step is refused. */
export async function missedForMoney(studio: Studio): Promise<string> {
  const policy = { missed_appointment_credit: { amount: '25.00' } }
  await studio.pool.query(`update utility set settings = settings || jsonb_build_object('field_service', $1::jsonb)`, [
    JSON.stringify(policy),
  ])
  const workOrderId = await leakOrder(studio)
  await book(studio, workOrderId, '2026-09-03')
  await said(studio, workOrderId, 2)
  await studio.pool.query(`insert into accounting_periods (period, state) values ('2026-09', 'closed')
    on conflict (period) do update set state = 'closed'`)
  return workOrderId
}

/** A leak to look for at the first account, and a crew that can. */
async function leakOrder({ pool }: Studio): Promise<string> {
  const crew = { name: 'Leaks', skills: ['LEAKS'], areas: [], startLatitude: 44.62, startLongitude: -121.95 }
  await changeCrew(pool, command({ id: 'LEAKS', ...crew, shifts: [], daysOff: [], isActive: true, memberIds: [], version: 0 }))
  const found = await pool.query<{ service_point_id: string; premise_id: string; agreement_id: string }>(
    `select service_point_id, premise_id, agreement_id from service_agreements join service_points using (service_point_id)
     where account_id = 'A000001' and service = 'water'`,
  )
  const [place] = found.rows
  if (place === undefined) throw new Error('the first account takes no water')
  const { workOrderId } = await orderWork(
    pool,
    command({
      typeCode: 'LEAK',
      premiseId: place.premise_id,
      servicePointId: place.service_point_id,
      accountId: 'A000001',
      agreementId: place.agreement_id,
      wantedOn: '2026-09-01',
      priority: 'normal',
      note: null,
    }),
  )
  return workOrderId
}

async function book({ pool }: Studio, workOrderId: string, on: string): Promise<void> {
  await bookAppointment(pool, command({ workOrderId, act: 'book', on, windowCode: 'AM' }))
}

async function clockTo({ pool }: Studio, to: string): Promise<void> {
  await advanceClock(pool, command({ to }))
}

/** Until its process has said so much, and no signal is on its way. */
async function said(studio: Studio, workOrderId: string, sentences: number): Promise<void> {
  const processId = workOrderWorkflowId(workOrderId)
  await studio.untilIs(`select count(*) from process_steps where process_id = '${processId}'`, sentences)
  await studio.untilIs('select count(*) from outbox where delivered_at is null', 0)
}
