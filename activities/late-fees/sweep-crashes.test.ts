import { expect, it } from 'vitest'
import { seedAccounts, seedItems, seedUtility } from '../../test/support/ledger.js'
import { livedThrough } from '../../test/support/lived-through.js'
import { demoPack, presetPack, releasePacks } from '../../test/support/policy.js'
import { advanceClock } from '../utility/advance-clock.js'
import { advanceSweep } from './advance-sweep.js'

it('a worker that dies at each part of two nights, or two at once, charge what one charges', async () => {
  const database = await livedThrough(
    async ({ pool }) => {
      await seedUtility(pool, '2026-10-06')
      await seedAccounts(pool, ['A1', 'A2', 'A3'])
      await seedItems(pool, [
        ['A1', 'bill', '2026-10-01', '100.00', 'water'],
        ['A2', 'bill', '2026-10-01', '200.00', 'water'],
        ['A3', 'bill', '2026-10-02', '300.00', 'water'],
      ])
      await releasePacks(pool, [presetPack('municipal-default'), demoPack()])
    },
    async (stage) => {
      const night = () => stage.carry((pool) => advanceSweep(pool, { database: 'of the story' }, 1))
      await night()
      for (const to of ['2026-10-07', '2026-10-08']) {
        const clock = stage.command({ to })
        await stage.act((pool) => advanceClock(pool, clock))
        await night()
      }
    },
  )
  const fees = await database.pool.query<{ row: string }>(
    `select concat_ws(' ', charged_on, account_id, amount) as row from late_fees order by late_fee_id`,
  )
  expect(fees.rows.map(({ row }) => row)).toEqual(['2026-10-07 A1 4.00', '2026-10-07 A2 8.00', '2026-10-08 A3 12.00'])
  const said = await database.pool.query<{ said: string }>(
    `select sentence as said from process_steps where step_key like 'swept/%' order by step_id`,
  )
  expect(said.rows.map((row) => row.said)).toEqual([
    'No late fee; 3 accounts past due looked at.',
    '2 late fees, 12.00 in all, on 2 accounts; 3 accounts past due looked at.',
    '1 late fee, 12.00 in all, on 1 account; 3 accounts past due looked at.',
  ])
  await database.close()
})
