import type pg from 'pg'
import { expect, it } from 'vitest'
import { loadRequest } from '../../db/services/request-store.js'
import { importAlderCreek } from '../../test/support/bill-run.js'
import { livedThrough, type Stage, stepsByItself } from '../../test/support/lived-through.js'
import { moveLooks } from '../../test/support/move-looks.js'
import {
  NEWCOMER,
  NOTHING_WISHED,
  onRequest,
  pay,
  readPoint,
  sentencesOf,
  stateServiceRequests,
  waitsFor,
} from '../../test/support/moves.js'
import { decideCorrection } from '../billing/decide-correction.js'
import { decideDraft, draftOffCycleBill } from '../billing/off-cycle-bill.js'
import { advanceClock } from '../utility/advance-clock.js'
import { advanceMove } from './advance-move.js'
import { agreeWithOwner } from './agree-with-owner.js'
import { meetPrerequisite } from './decide-prerequisite.js'
import { openRequest } from './open-request.js'
import { payRefund } from './pay-refund.js'
import type { MoveWish } from './plan-move.js'

const PLACE = 'P000168'

it('a worker that dies at each step of a move, or two at once, leave what one leaves', async () => {
  let [out, into, late] = ['', '', '']
  const database = await livedThrough(
    async ({ pool, adminPool }) => {
      await importAlderCreek(pool, '2026-09-01')
      await stateServiceRequests(adminPool, {
        prerequisites: [{ prerequisite: 'identity' }, { prerequisite: 'deposit' }],
        deposit: { amount: '150.00' },
      })
    },
    async (stage) => {
      const { pool } = stage
      const move = actsOn(stage)
      const owner = stage.command({ premiseId: PLACE, accountId: 'A000003', fromOn: '2026-09-01' })
      await stage.act((dying) => agreeWithOwner(dying, owner))
      out = await move.open({ kind: 'move_out', accountId: 'A001065', fromPremiseId: PLACE, stopOn: '2026-09-02' })
      into = await move.open({ kind: 'move_in', newCustomer: NEWCOMER, premiseId: PLACE, startOn: '2026-09-05' })
      const identity = stage.command({ ...(await onRequest(pool, into)), prerequisite: 'identity' as const })
      await stage.act((dying) => meetPrerequisite(dying, identity))
      await pay(pool, (await loadRequest(pool, into))?.accountId ?? '', '150.00')
      await move.goOn(into)
      await move.clockTo('2026-09-03', out)
      for (const point of await metersAt(pool, PLACE)) await readPoint(pool, point, '2026-09-02', 1)
      await pay(pool, 'A001065', '400.00')
      await move.goOn(out)
      await move.refund(out, 'A001065')
      await pay(pool, 'A001065', '5.00')
      await move.goOn(out)
      await move.refund(out, 'A001065')

      // A bill that reaches beyond the day on which somebody had left already.
      await readPoint(pool, 'S000715', '2026-09-03', 1)
      const draft = stage.command({ accountId: 'A000002', kind: 'off_cycle' as const, readOn: '2026-09-03' })
      const { billId } = await stage.act((dying) => draftOffCycleBill(dying, draft))
      const issue = stage.command({ billId, decision: 'issue' as const })
      await stage.act((dying) => decideDraft(dying, issue))
      late = await move.open({ kind: 'move_out', accountId: 'A000002', fromPremiseId: 'P000176', stopOn: '2026-08-20' })
      const found = await pool.query<{ correctionId: number }>(
        `select correction_id as "correctionId" from bill_corrections where state = 'proposed'`,
      )
      const approve = stage.command({ correctionId: found.rows[0]?.correctionId ?? 0, decision: 'approve' as const })
      await stage.act((dying) => decideCorrection(dying, approve))
      await move.goOn(late)

      // Nobody reads: the day of the next customer is taken as an estimate.
      await move.clockTo('2026-09-12', into)
    },
  )
  expect(await stepsByItself(database.pool, 'move')).toEqual([
    'bill',
    'close',
    'complete',
    'correct',
    'deposit',
    'estimate',
    'meet',
    'reactivate',
    'send_truck',
    'switch',
    'wait',
  ])
  // The one of them that does the most, word for word.
  expect(await sentencesOf(database.pool, out)).toEqual([
    '2026-09-01 Move out of P000168 asked for: water, sewer, stormwater; last day 2026-09-02.',
    '2026-09-01 Work order W0000001 (read) for water at S000680 on 2026-09-02.',
    '2026-09-01 Waits for the day, looks again on 2026-09-03.',
    "2026-09-03 Sewer of account A001065 ended with 2026-09-02. Sewer of owner's account A000003 began on 2026-09-03. Stormwater of account A001065 ended with 2026-09-02. Stormwater of owner's account A000003 began on 2026-09-03.",
    '2026-09-03 Waits for the crew, looks again on 2026-09-05.',
    "2026-09-03 Water of account A001065 ended with 2026-09-02. Water of owner's account A000003 began on 2026-09-03. Work order W0000001 was called off: the read of 2026-09-02 is there.",
    '2026-09-03 Final bill B00014558 of 56.91 USD was issued to account A001065.',
    '2026-09-03 The deposit of 75.00 USD was credited to account A001065.',
    '2026-09-03 Waits for a refund of 418.09 USD.',
    '2026-09-03 A refund of 418.09 USD was paid to the customer of account A001065.',
    '2026-09-03 Account A001065 is settled and closed.',
    '2026-09-03 Everything that was asked for is done.',
    '2026-09-03 Account A001065 has a balance again after its close; it is settled once more.',
    '2026-09-03 Waits for a refund of 5.00 USD.',
    '2026-09-03 A refund of 5.00 USD was paid to the customer of account A001065.',
    '2026-09-03 Account A001065 is settled and closed.',
    '2026-09-03 Everything that was asked for is done.',
  ])
  expect(await waitsFor(database.pool, into)).toBe(null)
  expect(await waitsFor(database.pool, late)).toMatch(/^a payment of /)
  const { statusOf } = moveLooks(() => database)
  expect(await statusOf('A001065')).toBe('closed')
  await database.close()
})

/** What people do with moves in a story, and the steps that moves then take. */
function actsOn(stage: Stage) {
  const { pool } = stage
  const goOn = (requestId: string) => stage.carry((dying) => advanceMove(dying, { requestId }))
  return {
    goOn,
    open: async (wish: Partial<MoveWish> & Pick<MoveWish, 'kind'>): Promise<string> => {
      const command = stage.command({ ...NOTHING_WISHED, ...wish })
      const { requestId } = await stage.act((dying) => openRequest(dying, command))
      await goOn(requestId)
      return requestId
    },
    clockTo: async (to: string, requestId: string): Promise<void> => {
      const command = stage.command({ to })
      await stage.act((dying) => advanceClock(dying, command))
      await goOn(requestId)
    },
    refund: async (requestId: string, accountId: string): Promise<void> => {
      const command = stage.command({ ...(await onRequest(pool, requestId)), accountId, channel: 'counter' })
      await stage.act((dying) => payRefund(dying, command))
      await goOn(requestId)
    },
  }
}

async function metersAt(pool: pg.Pool, premiseId: string): Promise<string[]> {
  const found = await pool.query<{ service_point_id: string }>(
    `select distinct service_point_id from service_points join meter_installs using (service_point_id) where premise_id = $1 order by 1`,
    [premiseId],
  )
  return found.rows.map((row) => row.service_point_id)
}
