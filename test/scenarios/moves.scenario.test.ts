import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { decideAboutRun } from '../../activities/billing/decide-run.js'
import { decideCorrection } from '../../activities/billing/decide-correction.js'
import { decideDraft, draftOffCycleBill } from '../../activities/billing/off-cycle-bill.js'
import { openRun } from '../../activities/billing/open-run.js'
import { agreeWithOwner } from '../../activities/services/agree-with-owner.js'
import { cancelRequest } from '../../activities/services/cancel-request.js'
import { openBulkMoves } from '../../activities/services/open-bulk-moves.js'
import { payRefund } from '../../activities/services/pay-refund.js'
import { rescheduleRequest } from '../../activities/services/reschedule-request.js'
import { importAlderCreek } from '../support/bill-run.js'
import { type TestDatabase, testDatabase } from '../support/database.js'
import { expectSoundBooks } from '../support/invariants.js'
import { moveStory } from '../support/move-story.js'
import { byTester, clockTo, NEWCOMER, onRequest, openMove, pay, readPoint, stateServiceRequests } from '../support/moves.js'
import { type TestTemporal, testTemporal } from '../support/temporal.js'
import { until } from '../support/until.js'
import { type TestWorker, testWorker } from '../support/worker.js'

/** September 2026 of the sample utility: moves of every kind, on the real servers, with the date moved by hand. It only moves forward. */
let temporal: TestTemporal
let database: TestDatabase
let worker: TestWorker
beforeAll(async () => {
  temporal = await testTemporal('penstock-second')
  database = await testDatabase()
  await importAlderCreek(database.pool, '2026-09-01')
  // Workflow ids are of the request, the order and the bill cycle: numbers, and a namespace, of their own on the shared server.
  const first = 1_000_000 + Math.floor(Math.random() * 8_000_000)
  await database.adminPool.query(`alter sequence request_number restart with ${first}`)
  await database.adminPool.query(`alter sequence work_order_ids restart with ${first}`)
  worker = await testWorker(database, temporal, { delivers: false })
})
afterAll(async () => {
  await expectSoundBooks(database.pool)
  await worker.stop()
  await database.close()
  await temporal.close()
})
const { ended, metersAt, payAll, readFor, rows, story, traces, waits } = moveStory(() => ({ database, temporal }))
/** A customer of the utility who has an account elsewhere already. */
const NEXT_TENANT = 'C000010'

describe('a move in', () => {
  it('where the meters are read from afar needs no truck', async () => {
    const { pool, adminPool } = database
    await adminPool.query(
      `update meters set is_remote_capable = true where meter_id in
         (select meter_id from meter_installs join service_points using (service_point_id) where premise_id = 'P000070')`,
    )
    const { requestId, accountId } = await openMove(pool, {
      kind: 'move_in',
      newCustomer: NEWCOMER,
      premiseId: 'P000070',
      startOn: '2026-09-03',
    })
    await waits(requestId, 'the day')
    await clockTo(pool, '2026-09-03')
    await waits(requestId, /^reads of /)
    for (const point of ['S000276', 'S000280']) await readFor(requestId, point, '2026-09-02', 0)
    await waits(requestId, null)
    expect(await ended(requestId)).toBe('COMPLETED')
    expect(await story(requestId, accountId)).toEqual([
      '2026-09-01 Move in at P000070 asked for: water, sewer, stormwater, refuse, electric; first day 2026-09-03.',
      '2026-09-01 Waits for the day, looks again on 2026-09-03.',
      '2026-09-03 Sewer of account A… began on 2026-09-03. Stormwater of account A… began on 2026-09-03. Refuse of account A… began on 2026-09-03.',
      '2026-09-03 Waits for reads of water on 2026-09-02, electric on 2026-09-02, looks again on 2026-09-05.',
      '2026-09-03 Water of account A… began on 2026-09-03.',
      '2026-09-03 Waits for reads of electric on 2026-09-02, looks again on 2026-09-05.',
      '2026-09-03 Electric of account A… began on 2026-09-03.',
      '2026-09-03 Everything that was asked for is done.',
    ])
    expect(await traces(requestId, accountId, accountId)).toEqual([
      'A… water, sewer, stormwater, refuse, electric 2026-09-03 - active',
      'WELCOME 2026-09-03',
    ])
  })

  it('that is cancelled before its day leaves no entry', async () => {
    const { pool } = database
    const wish = { kind: 'move_in', newCustomer: NEWCOMER, premiseId: 'P000315', startOn: '2026-09-20' } as const
    const { requestId, accountId } = await openMove(pool, wish)
    await waits(requestId, 'the day')
    await cancelRequest(pool, byTester(await onRequest(pool, requestId)))
    expect(await ended(requestId)).toBe('COMPLETED')
    expect(await story(requestId)).toEqual([
      '2026-09-03 Move in at P000315 asked for: water, sewer, stormwater, refuse, electric; first day 2026-09-20.',
      '2026-09-03 Work order W… (connect) for water at S001213 on 2026-09-19. Work order W… (connect) for electric at S001217 on 2026-09-19.',
      '2026-09-03 Waits for the day, looks again on 2026-09-20.',
      '2026-09-03 The request was cancelled; nothing of it remains.',
    ])
    expect(await traces(requestId, accountId, accountId)).toEqual([
      'A… water, sewer, stormwater, refuse, electric 2026-09-20 - cancelled',
      '2 CONNECT cancelled 2026-09-19',
    ])
  })

  it('over somebody who never called ends their service the day before, by the same read', async () => {
    const { pool } = database
    const wish = { kind: 'move_in', newCustomer: NEWCOMER, premiseId: 'P000363', startOn: '2026-09-04', movesOut: true } as const
    const { requestId, accountId } = await openMove(pool, wish)
    await waits(requestId, 'the day')
    await clockTo(pool, '2026-09-04')
    await waits(requestId, 'the crew')
    await readFor(requestId, 'S001407', '2026-09-03', 3)
    await readFor(requestId, 'S001411', '2026-09-03', 120)
    await waits(requestId, /^a payment of /)
    await payAll('A000004')
    await waits(requestId, null)
    expect(await ended(requestId)).toBe('COMPLETED')
    expect(await story(requestId, accountId)).toEqual([
      '2026-09-03 Move in at P000363 asked for: water, sewer, stormwater, refuse, electric; first day 2026-09-04.',
      '2026-09-03 Work order W… (read) for water at S001407 on 2026-09-03. Work order W… (read) for electric at S001411 on 2026-09-03.',
      '2026-09-03 Waits for the day, looks again on 2026-09-04.',
      '2026-09-04 Sewer of account A000004 ended with 2026-09-03. Sewer of account A… began on 2026-09-04. Stormwater of account A000004 ended with 2026-09-03. Stormwater of account A… began on 2026-09-04. Refuse of account A000004 ended with 2026-09-03. Refuse of account A… began on 2026-09-04.',
      '2026-09-04 Waits for the crew, looks again on 2026-09-06.',
      '2026-09-04 Water of account A000004 ended with 2026-09-03. Water of account A… began on 2026-09-04. Work order W… was called off: the read of 2026-09-03 is there.',
      '2026-09-04 Electric of account A000004 ended with 2026-09-03. Electric of account A… began on 2026-09-04. Work order W… was called off: the read of 2026-09-03 is there.',
      '2026-09-04 Final bill B00014558 of … USD was issued to account A000004.',
      '2026-09-04 Waits for a payment of … USD.',
      '2026-09-04 Account A000004 is settled and closed.',
      '2026-09-04 Everything that was asked for is done.',
    ])
    expect(await traces(requestId, 'A000004', accountId)).toEqual([
      'A000004 water, sewer, stormwater, refuse, electric 2003-07-11 2026-09-03 closed',
      'A… water, sewer, stormwater, refuse, electric 2026-09-04 - active',
      '2 READ cancelled 2026-09-03',
      'WELCOME 2026-09-04',
      'bill_issued 2026-09-04',
      'payment_received 2026-09-04',
      'credit_applied 2026-09-04',
    ])
  })

  it('that is back-dated gives use to who had it: the bill of who had left is corrected', async () => {
    const { pool } = database
    await readPoint(pool, 'S000715', '2026-09-03', 1)
    const draft = await draftOffCycleBill(
      pool,
      byTester({ accountId: 'A000002', kind: 'off_cycle' as const, readOn: '2026-09-03' }),
    )
    await decideDraft(pool, byTester({ billId: draft.billId, decision: 'issue' as const }))
    const wish = { kind: 'move_in', newCustomer: NEWCOMER, premiseId: 'P000176', startOn: '2026-08-21', movesOut: true } as const
    const { requestId, accountId } = await openMove(pool, wish)
    await waits(requestId, 'the correction of a bill to be approved')
    const [correction = ''] = await rows(`select correction_id::text as row from bill_corrections where state = 'proposed'`)
    await decideCorrection(pool, byTester({ correctionId: Number(correction), decision: 'approve' as const }))
    await waits(requestId, /^a payment of /)
    await payAll('A000002')
    await waits(requestId, null)
    expect(await story(requestId, accountId)).toEqual([
      '2026-09-04 Move in at P000176 asked for: water, sewer, refuse; first day 2026-08-21.',
      '2026-09-04 Sewer of account A000002 ended with 2026-08-20. Sewer of account A… began on 2026-08-21. Refuse of account A000002 ended with 2026-08-20. Refuse of account A… began on 2026-08-21.',
      '2026-09-04 Register 1 of meter M13715691 was taken as 2567 ccf on 2026-08-20, an estimate.',
      '2026-09-04 Water of account A000002 ended with 2026-08-20. Water of account A… began on 2026-08-21.',
      '2026-09-04 Bill B00014559 reaches beyond the last day; a correction of -… USD is prepared.',
      '2026-09-04 Waits for the correction of a bill to be approved.',
      '2026-09-04 Waits for a payment of … USD.',
      '2026-09-04 Account A000002 is settled and closed.',
      '2026-09-04 Everything that was asked for is done.',
    ])
    expect(await traces(requestId, 'A000002', accountId)).toEqual([
      'A000002 water, sewer, refuse 2003-03-24 2026-08-20 closed',
      'A… water, sewer, refuse 2026-08-21 - active',
      'WELCOME 2026-09-04',
      'bill_cancelled 2026-09-04',
      'bill_issued 2026-09-04',
      'payment_received 2026-09-04',
      'credit_applied 2026-09-04',
    ])
  })
})

describe('a move out', () => {
  it('without an owner leaves nobody on record, and use there is asked about', async () => {
    const { pool } = database
    const wish = { kind: 'move_out', accountId: 'A000013', fromPremiseId: 'P000311', stopOn: '2026-09-05' } as const
    const { requestId } = await openMove(pool, wish)
    await waits(requestId, 'the day')
    await clockTo(pool, '2026-09-06')
    await waits(requestId, 'the crew')
    const points = await metersAt('P000311')
    for (const point of points) await readFor(requestId, point, '2026-09-05', 2)
    await waits(requestId, /^a payment of /)
    await payAll('A000013')
    await waits(requestId, null)
    await clockTo(pool, '2026-09-08')
    for (const point of points) await readPoint(pool, point, '2026-09-08', 5)
    expect(await ended(requestId)).toBe('COMPLETED')
    expect(await story(requestId)).toEqual([
      '2026-09-04 Move out of P000311 asked for: water, sewer, stormwater, refuse, electric; last day 2026-09-05.',
      '2026-09-04 Work order W… (disconnect) for water at S001195 on 2026-09-05. Work order W… (disconnect) for electric at S001199 on 2026-09-05.',
      '2026-09-04 Waits for the day, looks again on 2026-09-05.',
      '2026-09-06 Sewer of account A000013 ended with 2026-09-05. Stormwater of account A000013 ended with 2026-09-05. Refuse of account A000013 ended with 2026-09-05.',
      '2026-09-06 Waits for the crew, looks again on 2026-09-08.',
      '2026-09-06 Water of account A000013 ended with 2026-09-05.',
      '2026-09-06 Electric of account A000013 ended with 2026-09-05.',
      '2026-09-06 Final bill B00014561 of … USD was issued to account A000013.',
      '2026-09-06 Waits for a payment of … USD.',
      '2026-09-06 Account A000013 is settled and closed.',
      '2026-09-06 Everything that was asked for is done.',
    ])
    expect(await traces(requestId, 'A000013')).toEqual([
      'A000013 water, sewer, stormwater, refuse, electric 2004-01-28 2026-09-05 closed',
      '2 DISCONNECT created 2026-09-05',
      'GOODBYE 2026-09-04',
      'bill_issued 2026-09-06',
      'payment_received 2026-09-06',
      'credit_applied 2026-09-06',
    ])
    expect(await rows(`select distinct no_customer_since::text as row from service_points where premise_id = 'P000311'`)).toEqual(
      ['2026-09-06'],
    )
    expect(await rows(`select title as row from tasks where task_key like 'unserved-use/%' order by 1`)).toEqual([
      'Use without a customer of record at S001195',
      'Use without a customer of record at S001199',
    ])
  })

  it('is billed by the next run where the utility bills so', async () => {
    const { pool, adminPool } = database
    await stateServiceRequests(adminPool, { final_bill: 'next_run' })
    const wish = { kind: 'move_out', accountId: 'A000009', fromPremiseId: 'P000503', stopOn: '2026-09-09' } as const
    const { requestId } = await openMove(pool, wish)
    await waits(requestId, 'the day')
    await clockTo(pool, '2026-09-10')
    await waits(requestId, 'the crew')
    for (const point of await metersAt('P000503')) await readFor(requestId, point, '2026-09-09', 2)
    await waits(requestId, 'the next bill')
    await clockTo(pool, '2026-09-11')
    const { runId } = await openRun(pool, byTester({ billCycle: '2', readDate: '2026-09-11', isTrial: false }))
    const stateOfRun = () => rows('select state as row from bill_runs where run_id = $1', [runId])
    await until('the run is computed', stateOfRun, ([state]) => state === 'review')
    await decideAboutRun(pool, byTester({ runId, act: 'approve' as const }))
    await waits(requestId, /^a payment of /)
    await payAll('A000009')
    await waits(requestId, null)
    await stateServiceRequests(adminPool, {})
    expect(await story(requestId)).toEqual([
      '2026-09-08 Move out of P000503 asked for: water, sewer, stormwater, refuse; last day 2026-09-09.',
      '2026-09-08 Work order W… (disconnect) for water at S001959 on 2026-09-09.',
      '2026-09-08 Waits for the day, looks again on 2026-09-09.',
      '2026-09-10 Sewer of account A000009 ended with 2026-09-09. Stormwater of account A000009 ended with 2026-09-09. Refuse of account A000009 ended with 2026-09-09.',
      '2026-09-10 Waits for the crew, looks again on 2026-09-12.',
      '2026-09-10 Water of account A000009 ended with 2026-09-09.',
      '2026-09-10 Waits for the next bill.',
      '2026-09-11 Waits for a payment of … USD.',
      '2026-09-11 Account A000009 is settled and closed.',
      '2026-09-11 Everything that was asked for is done.',
    ])
    expect(await traces(requestId, 'A000009')).toEqual([
      'A000009 water, sewer, stormwater, refuse 2003-12-08 2026-09-09 closed',
      '1 DISCONNECT created 2026-09-09',
      'GOODBYE 2026-09-08',
      'bill_issued 2026-09-16',
      'payment_received 2026-09-11',
      'credit_applied 2026-09-16',
    ])
  })
})

describe('other moves', () => {
  it('a transfer ends here and begins there, and the account goes on', async () => {
    const { pool } = database
    const { requestId } = await openMove(pool, {
      kind: 'transfer',
      accountId: 'A000015',
      fromPremiseId: 'P000523',
      premiseId: 'P000438',
      stopOn: '2026-09-14',
      startOn: '2026-09-14',
    })
    await waits(requestId, 'the day')
    await clockTo(pool, '2026-09-14')
    await waits(requestId, 'the crew')
    for (const point of ['S001697', 'S001700']) await readFor(requestId, point, '2026-09-13', 0)
    await readFor(requestId, 'S002042', '2026-09-14', 0)
    await waits(requestId, null)
    expect(await ended(requestId)).toBe('COMPLETED')
    expect(await story(requestId)).toEqual([
      '2026-09-11 Transfer from P000523 to P000438 asked for: water, sewer, refuse, electric, stormwater; last day 2026-09-14, first day 2026-09-14.',
      '2026-09-11 Work order W… (connect) for water at S001697 on 2026-09-13. Work order W… (connect) for electric at S001700 on 2026-09-13. Work order W… (disconnect) for electric at S002042 on 2026-09-14.',
      '2026-09-11 Waits for the day, looks again on 2026-09-14.',
      '2026-09-14 Sewer of account A000015 began on 2026-09-14. Refuse of account A000015 began on 2026-09-14. Sewer of account A000015 ended with 2026-09-14. Stormwater of account A000015 ended with 2026-09-14.',
      '2026-09-14 Waits for the crew.',
      '2026-09-14 Water of account A000015 began on 2026-09-14. Work order W… was called off: the read of 2026-09-13 is there.',
      '2026-09-14 Electric of account A000015 began on 2026-09-14. Work order W… was called off: the read of 2026-09-13 is there.',
      '2026-09-14 Waits for the crew, looks again on 2026-09-17.',
      '2026-09-14 Electric of account A000015 ended with 2026-09-14.',
      '2026-09-14 Final bill B00014839 of … USD was issued to account A000015.',
      '2026-09-14 What ended of account A000015 is billed and closed; the account goes on.',
      '2026-09-14 Everything that was asked for is done.',
    ])
    expect(await traces(requestId, 'A000015')).toEqual([
      'A000015 sewer, stormwater, electric 2004-03-03 2026-09-14 closed',
      'A000015 water, sewer, refuse, electric 2026-09-14 - active',
      '2 CONNECT cancelled 2026-09-13',
      '1 DISCONNECT created 2026-09-14',
      'GOODBYE 2026-09-11',
      'WELCOME 2026-09-14',
      'bill_issued 2026-09-14',
    ])
  })

  it('one service is suspended for a season and resumed', async () => {
    const { pool } = database
    const { requestId } = await openMove(pool, {
      kind: 'suspension',
      accountId: 'A000012',
      fromPremiseId: 'P000419',
      stopPoints: ['S001628'],
      stopOn: '2026-09-15',
    })
    await waits(requestId, 'the day')
    await clockTo(pool, '2026-09-16')
    await waits(requestId, 'the day of resumption')
    await rescheduleRequest(pool, byTester({ ...(await onRequest(pool, requestId)), startOn: '2026-09-17', stopOn: null }))
    await waits(requestId, 'the day')
    await clockTo(pool, '2026-09-17')
    await waits(requestId, 'the next bill')
    for (const point of await metersAt('P000419')) await readPoint(pool, point, '2026-09-17', 2)
    const draft = await draftOffCycleBill(
      pool,
      byTester({ accountId: 'A000012', kind: 'off_cycle' as const, readOn: '2026-09-17' }),
    )
    await decideDraft(pool, byTester({ billId: draft.billId, decision: 'issue' as const }))
    await waits(requestId, null)
    expect(await story(requestId)).toEqual([
      '2026-09-14 Suspension at P000419 asked for: refuse; last day 2026-09-15.',
      '2026-09-14 Waits for the day, looks again on 2026-09-15.',
      '2026-09-16 Refuse of account A000012 ended with 2026-09-15.',
      '2026-09-16 Waits for the day of resumption.',
      '2026-09-16 Rescheduled: first day 2026-09-17.',
      '2026-09-16 Waits for the day, looks again on 2026-09-17.',
      '2026-09-17 Refuse of account A000012 began on 2026-09-17.',
      '2026-09-17 Waits for the next bill.',
      '2026-09-17 What ended of account A000012 is billed and closed; the account goes on.',
      '2026-09-17 Everything that was asked for is done.',
    ])
    expect(await traces(requestId, 'A000012')).toEqual([
      'A000012 refuse 2004-01-19 2026-09-15 closed',
      'A000012 refuse 2026-09-17 - active',
      'bill_issued 2026-09-17',
    ])
  })

  it('a landlord’s building is moved from a file: one customer out, the owner in between, the next one in', async () => {
    const { pool } = database
    await agreeWithOwner(pool, byTester({ premiseId: 'P000168', accountId: 'A000003', fromOn: '2026-09-01' }))
    const csv = [
      'kind,account_id,customer_id,premise_id,from_premise_id,start_on,stop_on',
      'move_out,A001065,,,P000168,,2026-09-18',
      `move_in,,${NEXT_TENANT},P000168,,2026-09-21,`,
      '',
    ].join('\n')
    const { requests } = await openBulkMoves(pool, byTester({ csv }))
    expect(requests.map(({ line }) => line)).toEqual([2, 3])
    const [out = '', into = ''] = requests.map(({ requestId }) => requestId)
    const account = requests[1]?.accountId ?? ''
    await waits(out, 'the day')
    await waits(into, 'the day')
    await clockTo(pool, '2026-09-19')
    await waits(out, 'the crew')
    for (const point of await metersAt('P000168')) await readFor(out, point, '2026-09-18', 1)
    await pay(pool, 'A001065', '400.00')
    await waits(out, /^a refund of /)
    await payRefund(pool, byTester({ ...(await onRequest(pool, out)), accountId: 'A001065', channel: 'counter' }))
    await waits(out, null)
    await clockTo(pool, '2026-09-21')
    for (const point of await metersAt('P000168')) await readFor(into, point, '2026-09-20', 1)
    await waits(into, null)
    expect(await traces(out, 'A001065')).toEqual([
      'A001065 water, sewer, stormwater 2024-06-15 2026-09-18 closed',
      'A000003 water, sewer, stormwater 2026-09-19 2026-09-20 closed',
      '1 READ cancelled 2026-09-18',
      'GOODBYE 2026-09-17',
      'bill_issued 2026-09-19',
      'deposit_released 2026-09-19',
      'credit_applied 2026-09-19',
      'payment_received 2026-09-19',
      'credit_applied 2026-09-19',
      'refund_paid 2026-09-19',
    ])
    expect(await story(into, account)).toEqual([
      '2026-09-17 Move in at P000168 asked for: water, sewer, stormwater; first day 2026-09-21.',
      '2026-09-17 Work order W… (read) for water at S000680 on 2026-09-20.',
      '2026-09-17 Waits for the day, looks again on 2026-09-21.',
      '2026-09-21 Water of account A000003 ended with 2026-09-20. Water of account A… began on 2026-09-21. Sewer of account A000003 ended with 2026-09-20. Sewer of account A… began on 2026-09-21. Stormwater of account A000003 ended with 2026-09-20. Stormwater of account A… began on 2026-09-21. Work order W… was called off: the read of 2026-09-20 is there.',
      '2026-09-21 Final bill B00014842 of … USD was issued to account A000003.',
      '2026-09-21 What ended of account A000003 is billed and closed; the account goes on.',
      '2026-09-21 Everything that was asked for is done.',
    ])
    expect(await traces(into, account, account)).toEqual([
      'A000003 water, sewer, stormwater 2026-09-19 2026-09-20 closed',
      'A… water, sewer, stormwater 2026-09-21 - active',
      '1 READ cancelled 2026-09-20',
      'WELCOME 2026-09-21',
    ])
  })
})
