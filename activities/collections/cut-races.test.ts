import { afterAll, beforeAll, expect, it } from 'vitest'
import { dayOf, daysFrom, goOn, openOrder, owe, report, seedCollections } from '../../test/support/collections.js'
import { type TestDatabase, testDatabase } from '../../test/support/database.js'
import { expectSoundBooks } from '../../test/support/invariants.js'
import { pay } from '../../test/support/moves.js'
import { sweepCollections } from './sweep-collections.js'

let database: TestDatabase
beforeAll(async () => {
  database = await testDatabase()
  await seedCollections(database.pool, '2026-09-01', [
    ['dunning.start', { amount: '25.00', after: { days: 0, count: 'calendar' } }],
    [
      'dunning.steps',
      [{ step: 'cut', act: 'disconnect', after: { days: 0, count: 'calendar' }, counted_from: 'due_date', channels: [] }],
    ],
    ['notice.first', null],
    ['cut.blocked_times', null],
  ])
})
afterAll(() => database.close())

const ACCOUNTS = [
  ['A1', 'G1', 'M1'],
  ['A2', 'G2', 'M2'],
  ['A3', 'G3', 'M3'],
] as const
const SEED = 20_260_901

/** The same pauses in every run: a linear congruential generator. */
function* pauses(seed: number): Generator<number> {
  for (let state = seed; ; ) {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    yield state % 8
  }
}

const after = async <Answer>(ms: number, work: () => Promise<Answer>): Promise<Answer> => {
  if (ms > 0) await new Promise((resolve) => setTimeout(resolve, ms))
  return work()
}

it('a payment and a cut of the same moment: one comes first, and the other sees it', async () => {
  const { pool, adminPool } = database
  const pause = pauses(SEED)
  const outcomes = { cut: 0, refused: 0 }
  for (const [round, day] of daysFrom('2026-09-02', '2026-09-09').entries()) {
    await dayOf(adminPool, day)
    for (const [accountId, agreementId] of ACCOUNTS) {
      await owe(pool, accountId, agreementId, `2026-09-0${round + 1}`, '120.00')
    }
    await sweepCollections(pool)
    const episode = round + 1
    await Promise.all(
      ACCOUNTS.map(async ([accountId, , meterId]) => {
        await goOn(pool, accountId, episode)
        const order = await openOrder(pool, accountId, 'DISCONNECT')
        const reading = { meterId, value: String(1001 + round) }
        const [cut] = await Promise.allSettled([
          after(pause.next().value ?? 0, () => report(pool, order, day, 'DONE', reading)),
          after(pause.next().value ?? 0, () => pay(pool, accountId, '120.00')),
        ])
        const found = await pool.query<{ past_due: string }>(`select past_due from disconnections where work_order_id = $1`, [
          order,
        ])
        // Either it was cut while all of it was owed, or it was not cut at all.
        expect(found.rows.map((row) => row.past_due)).toEqual(cut.status === 'fulfilled' ? ['120.00'] : [])
        if (cut.status === 'rejected') expect(String(cut.reason)).toContain('CUT_NOT_LAWFUL')
        outcomes[cut.status === 'fulfilled' ? 'cut' : 'refused'] += 1
        await goOn(pool, accountId, episode)
        if (cut.status === 'fulfilled') {
          await report(pool, await openOrder(pool, accountId, 'RECONNECT'), day, 'DONE', reading)
          await goOn(pool, accountId, episode)
          await pay(pool, accountId, '30.00')
        }
      }),
    )
  }
  expect(outcomes.cut + outcomes.refused).toBe(24)
  // A race in which one side always wins would prove nothing.
  expect(outcomes.cut).toBeGreaterThan(0)
  expect(outcomes.refused).toBeGreaterThan(0)
  const left = await pool.query<{ row: string }>(
    `select state || ' ' || close_code || ' ' || count(*) as row from collection_cases group by state, close_code order by 1`,
  )
  expect(left.rows.map(({ row }) => row)).toEqual([`closed PAID ${outcomes.refused}`, `closed RECONNECTED ${outcomes.cut}`])
  const open = await pool.query(
    `select from work_orders where state not in ('completed', 'cancelled', 'incomplete') and requested_by like 'dunning/%'`,
  )
  expect(open.rowCount).toBe(0)
  await expectSoundBooks(pool)
})
