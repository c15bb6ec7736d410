import type pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { versionsOfDay } from '../../../db/metering/interval-store.js'
import { computeRun } from '../../../test/support/bill-run.js'
import { type TestDatabase, testDatabase } from '../../../test/support/database.js'
import { TESTER } from '../../../test/support/import-folder.js'
import { importSolarUtility, solarDays, storeSolarDays } from '../../../test/support/solar-utility.js'
import { estimateIntervals } from './estimate-intervals.js'

let database: TestDatabase
let pool: pg.Pool
let channelId: number
let keys = 0
const command = (day: string, meterId = 'M2') => ({
  key: `estimate ${(keys += 1)}`,
  actor: TESTER,
  reason: 'The meter could not be reached',
  input: { meterId, channelId, day },
})

beforeAll(async () => {
  database = await testDatabase()
  pool = database.pool
  await importSolarUtility(pool, ['2026-01-31'])
  const without = (day: string, from: number, to: number) => (of: (typeof days)[number]) =>
    of.day === day ? { ...of, taken: of.taken.map((value, hour) => (hour >= from && hour < to ? null : value)) } : of
  const days = solarDays('2026-01-01', '2026-01-31')
  const gaps = days
    .map(without('2026-01-20', 2, 4))
    .map(without('2026-01-27', 5, 12))
    .map(without('2026-01-02', 5, 12))
  await storeSolarDays(pool, 'M2', gaps, false)
  channelId = (await pool.query(`select channel_id from meter_channels where meter_id = 'M2'`)).rows[0]?.channel_id as number
  await pool.query(`update utility set business_date = '2026-02-01'`)
  await computeRun(pool, '1', '2026-01-31')
}, 60_000)
afterAll(() => database?.close())

test('a short gap goes onto the line, what arrived stays, and the parked account is tried again', async () => {
  const asked = command('2026-01-20')
  const answer = await estimateIntervals(pool, asked)
  expect(answer).toEqual({ estimated: 2, rule: 'interpolation', accountsTriedAgain: ['A2'] })
  expect(await estimateIntervals(pool, asked)).toEqual(answer)
  const [made, arrived, ...others] = await versionsOfDay(pool, channelId, '2026-01-20')
  expect(others).toEqual([])
  expect(made).toMatchObject({
    origin: 'estimated',
    reason: 'Estimated on the line between neighbours: The meter could not be reached',
    supersededBy: null,
  })
  expect(made?.qualities.slice(0, 6)).toBe('AAEEAA')
  expect(made?.amounts.slice(0, 6)).toEqual([440, 440, 440, 440, 440, 440])
  expect(arrived?.supersededBy).toBe(made?.id)
  await expect(estimateIntervals(pool, command('2026-01-20'))).rejects.toThrow('NO_INTERVAL_MISSING')
})

test('a long gap gets the mean of the same weekday of the weeks before, of what is not missing there', async () => {
  expect(await estimateIntervals(pool, command('2026-01-27'))).toMatchObject({ estimated: 7, rule: 'interval_averaging' })
  const [made] = await versionsOfDay(pool, channelId, '2026-01-27')
  // 426, 433 and 440 on the 6th, 13th and 20th.
  expect(made?.amounts.slice(4, 7)).toEqual([447, 433, 433])
})

test.each([
  ['2026-01-02', 'M2', 'ESTIMATE_IMPOSSIBLE'],
  ['2025-02-15', 'M2', 'DAY_WITHOUT_INTERVALS'],
  ['2026-01-20', 'M1', 'CHANNEL_UNKNOWN'],
])('%s of %s is refused: %s', async (day, meterId, code) => {
  await expect(estimateIntervals(pool, command(day, meterId))).rejects.toThrow(code)
})
