import { afterAll, beforeAll, expect, it } from 'vitest'
import { approveRun, computeRun, importAlderCreek } from '../../test/support/bill-run.js'
import { type TestDatabase, testDatabase } from '../../test/support/database.js'
import { expectSoundBooks } from '../../test/support/invariants.js'
import { moveLooks } from '../../test/support/move-looks.js'
import { byTester, carryOn, clockTo, NEWCOMER, openMove, sentencesOf } from '../../test/support/moves.js'
import { decideCorrection } from '../billing/decide-correction.js'
import { draftOffCycleBill } from '../billing/off-cycle-bill.js'

let database: TestDatabase
beforeAll(async () => {
  database = await testDatabase()
  await importAlderCreek(database.pool, '2026-09-01')
})
afterAll(() => database.close())
const { rows, agreementsOf } = moveLooks(() => database)

it('use is given to who had it: the old bill is corrected, and the new customer is billed from the true day', async () => {
  const { pool } = database
  await clockTo(pool, '2026-09-04')
  await approveRun(pool, await computeRun(pool, '1', '2026-09-04'))
  const billed = `select g.agreement_id || ' ' || max(s.period_to) as row from bill_segments s join bills b using (bill_id) join service_agreements g using (agreement_id)
    where g.account_id = $1 and b.state = 'issued' group by g.agreement_id order by 1`
  expect(new Set((await rows(billed, ['A000002'])).map((line) => line.split(' ')[1]))).toEqual(new Set(['2026-09-04']))

  const { requestId, accountId } = await openMove(pool, {
    kind: 'move_in',
    newCustomer: NEWCOMER,
    premiseId: 'P000176',
    startOn: '2026-08-21',
    movesOut: true,
  })
  expect(await carryOn(pool, requestId)).toBe('the correction of a bill to be approved')
  expect((await agreementsOf('A000002')).every((line) => line.endsWith('2026-08-20 stopped'))).toBe(true)

  const [correction = ''] = await rows(`select correction_id::text as row from bill_corrections where state = 'proposed'`)
  await decideCorrection(pool, byTester({ correctionId: Number(correction), decision: 'approve' as const }))
  expect(await carryOn(pool, requestId)).toMatch(/^a payment of /)
  expect(new Set((await rows(billed, ['A000002'])).map((line) => line.split(' ')[1]))).toEqual(new Set(['2026-08-20']))

  const { billId } = await draftOffCycleBill(pool, byTester({ accountId, kind: 'off_cycle' as const, readOn: '2026-09-04' }))
  expect(
    await rows('select distinct period_from || $2 || period_to as row from bill_segments where bill_id = $1', [billId, ' ']),
  ).toEqual(['2026-08-21 2026-09-04'])
  // The estimate between two true reads stands at the end of the one period and the beginning of the other.
  const [shared] = await rows(
    `select value || ' ' || kind as row from reads where read_on = '2026-08-20' and meter_id = 'M13715691'`,
  )
  expect(shared).toMatch(/ estimated$/)
  const opening = await rows(
    `select m -> 'opening' ->> 'value' as row from bill_segments, json_array_elements(meters) m where bill_id = $1`,
    [billId],
  )
  expect(opening).toEqual([shared?.split(' ')[0]])
  expect(await sentencesOf(pool, requestId)).toEqual([
    '2026-09-04 Move in at P000176 asked for: water, sewer, refuse; first day 2026-08-21.',
    `2026-09-04 Sewer of account A000002 ended with 2026-08-20. Sewer of account ${accountId} began on 2026-08-21. Refuse of account A000002 ended with 2026-08-20. Refuse of account ${accountId} began on 2026-08-21.`,
    expect.stringMatching(/^2026-09-04 Register 1 of meter M13715691 was taken as \d+ ccf on 2026-08-20, an estimate\.$/),
    `2026-09-04 Water of account A000002 ended with 2026-08-20. Water of account ${accountId} began on 2026-08-21.`,
    expect.stringMatching(/^2026-09-04 Bill \S+ reaches beyond the last day; a correction of -\d+\.\d\d USD is prepared\.$/),
    '2026-09-04 Waits for the correction of a bill to be approved.',
    expect.stringMatching(/^2026-09-04 Waits for a payment of \d+\.\d\d USD\.$/),
  ])
  await expectSoundBooks(pool)
})
