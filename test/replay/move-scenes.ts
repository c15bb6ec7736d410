import { cancelRequest } from '../../activities/services/cancel-request.js'
import { openRequest } from '../../activities/services/open-request.js'
import type { MoveWish } from '../../activities/services/plan-move.js'
import { advanceClock } from '../../activities/utility/advance-clock.js'
import { retryProcess } from '../../activities/processes/retry-process.js'
import { loadRequest } from '../../db/services/request-store.js'
import { moveWorkflowId } from '../../workflows/services/contract.js'
import { NEWCOMER, NOTHING_WISHED, pay } from '../support/moves.js'
import { command, type Scene, type Studio } from './studio.js'

const MOVE_IN: Partial<MoveWish> & Pick<MoveWish, 'kind'> = {
  kind: 'move_in',
  newCustomer: NEWCOMER,
  premiseId: 'P000070',
  startOn: '2026-09-03',
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
      const requestId = await asked(studio, {
        kind: 'move_out',
        accountId: 'A000002',
        fromPremiseId: 'P000176',
        stopOn: '2026-09-03',
      })
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
      const requestId = await asked(studio, {
        kind: 'move_out',
        accountId: 'A000002',
        fromPremiseId: 'P000176',
        stopOn: '2026-09-03',
      })
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
]

async function asked({ pool }: Studio, wish: Partial<MoveWish> & Pick<MoveWish, 'kind'>): Promise<string> {
  return (await openRequest(pool, command({ ...NOTHING_WISHED, ...wish }))).requestId
}

function waitsFor(studio: Studio, requestId: string, what: string): Promise<void> {
  return studio.untilIs(`select waits_for from processes where process_id = 'move/${requestId}'`, what)
}

function isNow(studio: Studio, requestId: string, state: string): Promise<void> {
  return studio.untilIs(`select state from processes where process_id = 'move/${requestId}'`, state)
}
