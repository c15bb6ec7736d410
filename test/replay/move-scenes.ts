import { decideCorrection } from '../../activities/billing/decide-correction.js'
import { decideDraft, draftOffCycleBill } from '../../activities/billing/off-cycle-bill.js'
import { declareOutage } from '../../activities/fieldwork/declare-outage.js'
import { endOutage } from '../../activities/fieldwork/end-outage.js'
import { cancelRequest } from '../../activities/services/cancel-request.js'
import { openRequest } from '../../activities/services/open-request.js'
import type { MoveWish } from '../../activities/services/plan-move.js'
import { rescheduleRequest } from '../../activities/services/reschedule-request.js'
import { advanceClock } from '../../activities/utility/advance-clock.js'
import { retryProcess } from '../../activities/processes/retry-process.js'
import { loadRequest } from '../../db/services/request-store.js'
import { moveWorkflowId } from '../../workflows/services/contract.js'
import { NEWCOMER, NOTHING_WISHED, pay, readPoint } from '../support/moves.js'
import { command, type Scene, type Studio } from './studio.js'

const MOVE_IN: Partial<MoveWish> & Pick<MoveWish, 'kind'> = {
  kind: 'move_in',
  newCustomer: NEWCOMER,
  premiseId: 'P000070',
  startOn: '2026-09-03',
}

/** A house that nobody takes over. */
export const LEAVES: Partial<MoveWish> & Pick<MoveWish, 'kind'> = {
  kind: 'move_out',
  accountId: 'A000002',
  fromPremiseId: 'P000176',
  stopOn: '2026-09-03',
}

/** Every branch of the plot of an entity: steps one after the other, a wait that is woken, a step that is refused, the end. */
export const MOVE_SCENES: readonly Scene[] = [
  {
    name: 'move-in',
    data: 'alder creek',
    play: async (studio) => {
      const requestId = await asked(studio, MOVE_IN)
      await waitsFor(studio, requestId, 'the day')
      await advanceClock(studio.pool, command({ to: '2026-09-03' }))
      await waitsFor(studio, requestId, 'the crew')
      await studio.owner.query(`update work_orders set state = 'cancelled'`)
      await advanceClock(studio.pool, command({ to: '2026-09-08' }))
      await isNow(studio, requestId, 'completed')
      return moveWorkflowId(requestId)
    },
  },
  {
    name: 'move-out-and-payment',
    data: 'alder creek',
    play: async (studio) => {
      const requestId = await asked(studio, LEAVES)
      await waitsFor(studio, requestId, 'the day')
      await advanceClock(studio.pool, command({ to: '2026-09-08' }))
      await studio.untilIs(`select step from processes where process_id = 'move/${requestId}' and state = 'waiting'`, 'payment')
      const owed = await studio.pool.query<{ owed: string }>(
        `select sum(open_amount)::text as owed from open_items where account_id = 'A000002'`,
      )
      await pay(studio.pool, 'A000002', owed.rows[0]?.owed ?? '0')
      await isNow(studio, requestId, 'completed')
      return moveWorkflowId(requestId)
    },
  },
  {
    name: 'move-cancelled',
    data: 'alder creek',
    play: async (studio) => {
      const requestId = await asked(studio, MOVE_IN)
      await waitsFor(studio, requestId, 'the day')
      const version = (await loadRequest(studio.pool, requestId))?.version ?? 0
      await cancelRequest(studio.pool, command({ requestId, version }))
      await isNow(studio, requestId, 'cancelled')
      return moveWorkflowId(requestId)
    },
  },
  {
    name: 'move-stuck-and-tried-again',
    data: 'alder creek',
    play: async (studio) => {
      const requestId = await asked(studio, LEAVES)
      await waitsFor(studio, requestId, 'the day')
      await studio.owner.query(`update service_agreements set tariff_code = 'W-GONE' where agreement_id = 'G000003'`)
      await advanceClock(studio.pool, command({ to: '2026-09-08' }))
      await isNow(studio, requestId, 'stuck')
      await studio.owner.query(`update service_agreements set tariff_code = 'W-RES' where agreement_id = 'G000003'`)
      await retryProcess(studio.pool, command({ processId: moveWorkflowId(requestId) }))
      await studio.untilIs(`select step from processes where process_id = 'move/${requestId}' and state = 'waiting'`, 'payment')
      await pay(studio.pool, 'A000002', '1000.00')
      await studio.untilIs(`select step from processes where process_id = 'move/${requestId}' and state = 'waiting'`, 'refund')
      await studio.client.workflow.getHandle(moveWorkflowId(requestId)).cancel()
      return moveWorkflowId(requestId)
    },
  },
  {
    name: 'move-transfer',
    data: 'alder creek',
    play: async (studio) => {
      const { pool } = studio
      const days = { stopOn: '2026-09-03', startOn: '2026-09-03' }
      const places = { fromPremiseId: 'P000523', premiseId: 'P000438' }
      const requestId = await asked(studio, { kind: 'transfer', accountId: 'A000015', ...places, ...days })
      await waitsFor(studio, requestId, 'the day')
      await advanceClock(pool, command({ to: '2026-09-03' }))
      await waitsFor(studio, requestId, 'the crew')
      for (const point of ['S001697', 'S001700']) await readPoint(pool, point, '2026-09-02', 0)
      await readPoint(pool, 'S002042', '2026-09-03', 0)
      await isNow(studio, requestId, 'completed')
      return moveWorkflowId(requestId)
    },
  },
  {
    name: 'move-suspended-and-resumed',
    data: 'alder creek',
    play: async (studio) => {
      const where = { accountId: 'A000012', fromPremiseId: 'P000419', stopPoints: ['S001628'] }
      const requestId = await asked(studio, { kind: 'suspension', ...where, stopOn: '2026-09-02' })
      await waitsFor(studio, requestId, 'the day')
      await advanceClock(studio.pool, command({ to: '2026-09-03' }))
      await waitsFor(studio, requestId, 'the day of resumption')
      const version = (await loadRequest(studio.pool, requestId))?.version ?? 0
      await rescheduleRequest(studio.pool, command({ requestId, version, startOn: '2026-09-04', stopOn: null }))
      await waitsFor(studio, requestId, 'the day')
      await advanceClock(studio.pool, command({ to: '2026-09-04' }))
      await waitsFor(studio, requestId, 'the next bill')
      await studio.client.workflow.getHandle(moveWorkflowId(requestId)).cancel()
      return moveWorkflowId(requestId)
    },
  },
  {
    name: 'move-in-back-dated-over-somebody',
    data: 'alder creek',
    play: async (studio) => {
      const { pool } = studio
      const point = 'S000715'
      await advanceClock(pool, command({ to: '2026-09-03' }))
      await readPoint(pool, point, '2026-09-03', 1)
      const { billId } = await draftOffCycleBill(pool, command({ accountId: 'A000002', kind: 'off_cycle', readOn: '2026-09-03' }))
      await decideDraft(pool, command({ billId, decision: 'issue' }))
      const over = { newCustomer: NEWCOMER, premiseId: 'P000176', startOn: '2026-08-21', movesOut: true }
      const requestId = await asked(studio, { kind: 'move_in', ...over })
      await waitsFor(studio, requestId, 'the correction of a bill to be approved')
      const found = await pool.query<{ id: number }>(`select correction_id as id from bill_corrections where state = 'proposed'`)
      await decideCorrection(pool, command({ correctionId: found.rows[0]?.id ?? 0, decision: 'approve' }))
      await studio.untilIs(`select step from processes where process_id = 'move/${requestId}' and state = 'waiting'`, 'payment')
      await studio.client.workflow.getHandle(moveWorkflowId(requestId)).cancel()
      return moveWorkflowId(requestId)
    },
  },
  {
    name: 'move-out-in-a-storm',
    data: 'alder creek',
    play: async (studio) => {
      const { pool } = studio
      const storm = { name: 'Wind', service: 'water', startsOn: '2026-09-01', endsOn: null, pausesDisconnections: true }
      const { outageId } = await declareOutage(pool, command({ ...storm, list: 'P000176', typeCode: null }))
      const requestId = await asked(studio, LEAVES)
      await waitsFor(studio, requestId, 'the end of Wind, which pauses disconnections')
      await endOutage(pool, command({ outageId, endsOn: '2026-09-01' }))
      await advanceClock(pool, command({ to: '2026-09-02' }))
      await waitsFor(studio, requestId, 'the day')
      const version = (await loadRequest(pool, requestId))?.version ?? 0
      await cancelRequest(pool, command({ requestId, version }))
      await isNow(studio, requestId, 'cancelled')
      return moveWorkflowId(requestId)
    },
  },
]

export async function asked({ pool }: Studio, wish: Partial<MoveWish> & Pick<MoveWish, 'kind'>): Promise<string> {
  return (await openRequest(pool, command({ ...NOTHING_WISHED, ...wish }))).requestId
}

export function waitsFor(studio: Studio, requestId: string, what: string): Promise<void> {
  return studio.untilIs(`select waits_for from processes where process_id = 'move/${requestId}'`, what)
}

function isNow(studio: Studio, requestId: string, state: string): Promise<void> {
  return studio.untilIs(`select state from processes where process_id = 'move/${requestId}'`, state)
}
