import { afterAll, beforeAll, expect, it } from 'vitest'
import {
  openOrder,
  caseSentences,
  dayOf,
  daysFrom,
  goOn,
  liveThrough,
  owe,
  report,
  seedCollections,
} from '../../test/support/collections.js'
import { type TestDatabase, testDatabase } from '../../test/support/database.js'
import { expectSoundBooks } from '../../test/support/invariants.js'
import { byTester, pay } from '../../test/support/moves.js'
import { addProtection } from './add-protection.js'

let database: TestDatabase
beforeAll(async () => {
  database = await testDatabase()
  await seedCollections(database.pool, '2026-09-01')
})
afterAll(() => database.close())

const NOTHING = {
  programme: null,
  amount: null,
  bornOn: null,
  livesAlone: false,
  cannotPayAndArranges: false,
  renewsProtectionId: null,
}

it('a missed bill, a reminder, a notice, a certificate in between, the cut, a payment, and service is back', async () => {
  const { pool } = database
  await owe(pool, 'A1', 'G1', '2026-09-01', '120.00')
  await liveThrough(database, daysFrom('2026-09-01', '2026-09-24'), 'A1')
  expect(await caseSentences(pool, 'A1')).toEqual([
    '2026-09-04 Opened: 120.00 of water is past due.',
    '2026-09-04 Waits until 2026-09-06: The step comes on 2026-09-06.',
    '2026-09-06 reminder: The customer was reminded.',
    '2026-09-06 Waits until 2026-09-13: The step comes on 2026-09-13.',
    '2026-09-13 notice: First notice: by mail.',
    '2026-09-13 Waits until 2026-09-14: The step comes on 2026-09-14.',
    '2026-09-14 Waits until 2026-09-23: Notice of 2026-09-13 lets the cut happen from 2026-09-23.',
    '2026-09-23 Disconnection for 120.00 ordered: W….',
    '2026-09-23 Waits for the crew.',
  ])
  // The crew is on its way when the certificate comes.
  const { protectionId } = await addProtection(
    pool,
    byTester({
      ...NOTHING,
      accountId: 'A1',
      kind: 'medical',
      source: 'certificate',
      evidence: 'Dr Lin, 24 September',
      beginsOn: '2026-09-24',
      endsOn: null,
    }),
  )
  await expect(
    report(pool, await openOrder(pool, 'A1', 'DISCONNECT'), '2026-09-24', 'DONE', { meterId: 'M1', value: '1010' }),
  ).rejects.toThrow(/CUT_NOT_LAWFUL: Not lawful now: A protection holds. Leave the service connected./)
  await goOn(pool, 'A1')
  await liveThrough(database, daysFrom('2026-09-25', '2026-11-10'), 'A1')
  expect(protectionId).toBeGreaterThan(0)
  expect((await caseSentences(pool, 'A1')).slice(9)).toEqual([
    '2026-09-24 W… taken back: A protection holds.',
    '2026-09-24 Waits until 2026-10-24: A protection holds.',
    '2026-10-24 Waits until 2026-10-25: No cut on a saturday.',
    '2026-10-25 Waits until 2026-10-26: No cut on a sunday.',
    '2026-10-26 cut: Back to the notice: No first notice holds on that day.',
    '2026-10-26 notice: First notice: by mail.',
    '2026-10-26 Waits until 2026-10-27: The step comes on 2026-10-27.',
    '2026-10-27 Waits until 2026-11-05: Notice of 2026-10-26 lets the cut happen from 2026-11-05.',
    '2026-11-05 Disconnection for 120.00 ordered: W….',
    '2026-11-05 Waits for the crew.',
    '2026-11-06 The crew may not cut before 2026-11-09.',
  ])
})

it('goes on to the cut, the payment and the reconnection', async () => {
  const { pool } = database
  await report(pool, await openOrder(pool, 'A1', 'DISCONNECT'), '2026-11-10', 'DONE', { meterId: 'M1', value: '1010' })
  await goOn(pool, 'A1')
  await pay(pool, 'A1', '50.00')
  await goOn(pool, 'A1')
  await dayOf(database.adminPool, '2026-11-11')
  await pay(pool, 'A1', '70.00')
  await goOn(pool, 'A1')
  await dayOf(database.adminPool, '2026-11-13')
  await goOn(pool, 'A1')
  await report(pool, await openOrder(pool, 'A1', 'RECONNECT'), '2026-11-13', 'DONE', { meterId: 'M1', value: '1010' })
  await goOn(pool, 'A1')
  expect((await caseSentences(pool, 'A1')).slice(20)).toEqual([
    '2026-11-10 Service was cut for 120.00: W….',
    '2026-11-10 Service stays off until what is past due is paid.',
    '2026-11-11 What was past due is settled: reconnection W… ordered for a fee of 30.00, at the latest on 2026-11-12.',
    '2026-11-11 Waits for the crew that turns it on.',
    '2026-11-13 Service should be back since 2026-11-12; a supervisor was told.',
    '2026-11-13 Service is back since 2026-11-13: W….',
  ])
  const found = await pool.query<{ row: string }>(
    `select concat_ws(' ', cut_on, past_due, restore_from, restore_by, restore_reason, restored_on, (select original_amount from open_items i where i.item_id = fee_item_id)) as row from disconnections`,
  )
  expect(found.rows.map(({ row }) => row)).toEqual(['2026-11-10 120.00 2026-11-11 2026-11-12 paid 2026-11-13 30.00'])
  const decisions = await pool.query<{ row: string }>(
    `select concat_ws(' ', on_date, at_time, asked_at, outcome, packs -> 0 ->> 'pack', packs -> 0 ->> 'version', jsonb_array_length(trace) > 2) as row from collection_decisions order by decision_id`,
  )
  expect(decisions.rows.map(({ row }) => row)).toEqual([
    '2026-09-06 contact act test-utility 1 t',
    '2026-09-13 notice act test-utility 1 t',
    '2026-09-23 dispatch act test-utility 1 t',
    '2026-09-24 dispatch wait test-utility 1 t',
    '2026-10-26 notice act test-utility 1 t',
    '2026-11-05 dispatch act test-utility 1 t',
    '2026-11-10 12:00 cut act test-utility 1 t',
  ])
  await expectSoundBooks(pool)
})
