import { afterAll, beforeAll, expect, it } from 'vitest'
import { agreeWithOwner } from '../../activities/services/agree-with-owner.js'
import { meetPrerequisite } from '../../activities/services/decide-prerequisite.js'
import { payRefund } from '../../activities/services/pay-refund.js'
import { importAlderCreek } from '../../test/support/bill-run.js'
import { type TestDatabase, testDatabase } from '../../test/support/database.js'
import { expectSoundBooks } from '../../test/support/invariants.js'
import { moveLooks } from '../../test/support/move-looks.js'
import { moveStory } from '../../test/support/move-story.js'
import {
  byTester,
  clockTo,
  NEWCOMER,
  onRequest,
  openMove,
  pay,
  readPoint,
  stateServiceRequests,
} from '../../test/support/moves.js'
import { type TestTemporal, testTemporal } from '../../test/support/temporal.js'
import { type TestWorker, testWorker } from '../../test/support/worker.js'

let temporal: TestTemporal
let database: TestDatabase
let worker: TestWorker
beforeAll(async () => {
  temporal = await testTemporal()
  database = await testDatabase()
  await importAlderCreek(database.pool, '2026-09-01')
  // Workflow ids are the request's and the order's: numbers of their own on the shared server.
  const first = 1_000_000 + Math.floor(Math.random() * 8_000_000)
  await database.adminPool.query(`alter sequence request_number restart with ${first}`)
  await database.adminPool.query(`alter sequence work_order_ids restart with ${first}`)
  worker = await testWorker(database, temporal, { delivers: false })
})
afterAll(async () => {
  await worker.stop()
  await database.close()
  await temporal.close()
})
const { statusOf } = moveLooks(() => database)
const { ended, rows, story, waits } = moveStory(() => ({ database, temporal }))

it('a tenant moves out with a deposit, a new one moves in, and the owner has the days between', async () => {
  const { pool, adminPool } = database
  await agreeWithOwner(pool, byTester({ premiseId: 'P000168', accountId: 'A000003', fromOn: '2026-09-01' }))
  await stateServiceRequests(adminPool, { prerequisites: [{ prerequisite: 'identity' }] })
  const points = await rows(
    `select p.service_point_id as row from service_points p join meter_installs i using (service_point_id) where premise_id = 'P000168' group by 1`,
  )
  const out = await openMove(pool, { kind: 'move_out', accountId: 'A001065', fromPremiseId: 'P000168', stopOn: '2026-09-02' })
  const into = await openMove(pool, {
    kind: 'move_in',
    newCustomer: NEWCOMER,
    premiseId: 'P000168',
    startOn: '2026-09-08',
  })
  await waits(out.requestId, 'the day')
  await waits(into.requestId, 'identity')
  await clockTo(pool, '2026-09-03')
  await waits(out.requestId, 'the crew')

  // The worker is gone for a while: reads and money come all the same, and another worker goes on with them.
  await worker.stop()
  for (const point of points) await readPoint(pool, point, '2026-09-02', 1)
  await pay(pool, 'A001065', '400.00')
  await meetPrerequisite(pool, byTester({ ...(await onRequest(pool, into.requestId)), prerequisite: 'identity' as const }))
  worker = await testWorker(database, temporal, { delivers: false })
  await waits(out.requestId, /^a refund of /)
  await payRefund(pool, byTester({ ...(await onRequest(pool, out.requestId)), accountId: 'A001065', channel: 'counter' }))
  await waits(out.requestId, null)
  expect(await story(out.requestId)).toEqual([
    '2026-09-01 Move out of P000168 asked for: water, sewer, stormwater; last day 2026-09-02.',
    '2026-09-01 Work order W… (read) for water at S000680 on 2026-09-02.',
    '2026-09-01 Waits for the day, looks again on 2026-09-03.',
    "2026-09-03 Sewer of account A001065 ended with 2026-09-02. Sewer of owner's account A000003 began on 2026-09-03. Stormwater of account A001065 ended with 2026-09-02. Stormwater of owner's account A000003 began on 2026-09-03.",
    '2026-09-03 Waits for the crew, looks again on 2026-09-05.',
    "2026-09-03 Water of account A001065 ended with 2026-09-02. Water of owner's account A000003 began on 2026-09-03. Work order W… was called off: the read of 2026-09-02 is there.",
    '2026-09-03 Final bill B00014558 of … USD was issued to account A001065.',
    '2026-09-03 The deposit of … USD was credited to account A001065.',
    '2026-09-03 Waits for a refund of … USD.',
    '2026-09-03 A refund of … USD was paid to the customer of account A001065.',
    '2026-09-03 Account A001065 is settled and closed.',
    '2026-09-03 Everything that was asked for is done.',
  ])
  expect(await statusOf('A001065')).toBe('closed')

  await waits(into.requestId, 'the day')
  await clockTo(pool, '2026-09-08')
  await waits(into.requestId, 'the crew')
  for (const point of points) await readPoint(pool, point, '2026-09-07', 1)
  await waits(into.requestId, null)
  expect(await story(into.requestId)).toEqual([
    '2026-09-01 Move in at P000168 asked for: water, sewer, stormwater; first day 2026-09-08.',
    '2026-09-01 Waits for identity.',
    '2026-09-03 The identity was checked.',
    '2026-09-03 Work order W… (read) for water at S000680 on 2026-09-07.',
    '2026-09-03 Waits for the day, looks again on 2026-09-08.',
    `2026-09-08 Sewer of account A000003 ended with 2026-09-07. Sewer of account ${into.accountId} began on 2026-09-08. Stormwater of account A000003 ended with 2026-09-07. Stormwater of account ${into.accountId} began on 2026-09-08.`,
    '2026-09-08 Waits for the crew.',
    `2026-09-08 Water of account A000003 ended with 2026-09-07. Water of account ${into.accountId} began on 2026-09-08. Work order W… was called off: the read of 2026-09-07 is there.`,
    '2026-09-08 Final bill B00014559 of … USD was issued to account A000003.',
    '2026-09-08 What ended of account A000003 is billed and closed; the account goes on.',
    '2026-09-08 Everything that was asked for is done.',
  ])

  // Late money begins the process again that had closed the account.
  await pay(pool, 'A001065', '5.00')
  await waits(out.requestId, 'a refund of 5.00 USD')
  await payRefund(pool, byTester({ ...(await onRequest(pool, out.requestId)), accountId: 'A001065', channel: 'counter' }))
  await waits(out.requestId, null)
  expect((await story(out.requestId)).slice(-5)).toEqual([
    '2026-09-08 Account A001065 has a balance again after its close; it is settled once more.',
    '2026-09-08 Waits for a refund of … USD.',
    '2026-09-08 A refund of … USD was paid to the customer of account A001065.',
    '2026-09-08 Account A001065 is settled and closed.',
    '2026-09-08 Everything that was asked for is done.',
  ])
  expect(await ended(out.requestId)).toBe('COMPLETED')
  await expectSoundBooks(pool)
})
