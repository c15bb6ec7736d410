import type pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { billedDaysOfMeters } from '../../../db/metering/interval-store.js'
import type { Queryable } from '../../../db/pool.js'
import { inTransaction } from '../../../db/transaction.js'
import type { EstimationRule } from '../../../domain/metering/estimation/estimation-rules.js'
import type { ValidationRule } from '../../../domain/metering/validation/rule-set.js'
import { type TestDatabase, testDatabase } from '../../../test/support/database.js'
import { TESTER } from '../../../test/support/import-folder.js'
import { importSolarUtility, solarDays, storeSolarDays } from '../../../test/support/solar-utility.js'
import { writeRead } from '../write-read.js'
import { advanceMeterWatch } from './advance-watch.js'

// January of three meters. M1 is whole; of M2 a Wednesday is missing and is estimated; of M4 all days after the 20th but the last.

let database: TestDatabase
let pool: pg.Pool
const JANUARY = solarDays('2026-01-01', '2026-01-31')
const estimation: EstimationRule[] = [
  { rule: 'proxy_day', most_degrees: '3', days: 30, automatic: true, from: '2026-02-01' },
  { rule: 'interval_averaging', weeks: 2, automatic: true, to: '2026-01-28' },
]
const validation: ValidationRule[] = [
  {
    rule: 'prolonged_estimation',
    severity: 'warning',
    roles: ['estimation'],
    only: { of: 'intervals' },
    most_in_a_row: 4,
  },
  {
    rule: 'sum_check',
    severity: 'exception',
    roles: ['initial_load'],
    only: { of: 'registers' },
    siblings: ['intervals'],
    tolerance_percent: '1',
  },
  {
    rule: 'high_low',
    severity: 'warning',
    roles: ['estimation'],
    only: { of: 'intervals' },
    high_percent: '150',
    measurements: 2,
  },
]

beforeAll(async () => {
  database = await testDatabase()
  pool = database.pool
  await importSolarUtility(pool, ['2026-01-31'])
  await storeSolarDays(pool, 'M1', JANUARY)
  const others = JANUARY.filter(({ day }) => day !== '2026-01-21')
  await storeSolarDays(pool, 'M2', others, false)
  await storeSolarDays(pool, 'M4', [...JANUARY.slice(0, 20), ...JANUARY.slice(30)], false)
  await database.adminPool.query(
    `update utility set business_date = '2026-02-01', settings = settings || jsonb_build_object('estimation', $1::jsonb, 'validation', $2::jsonb)`,
    [JSON.stringify(estimation), JSON.stringify(validation)],
  )
}, 60_000)
afterAll(() => database?.close())

/** A night's look, one meter a part; then once more, which changes nothing. */
async function look(): Promise<void> {
  for (let parts = 0; ; parts += 1) {
    const step = await advanceMeterWatch(pool, { database: 'test' }, 1)
    if (step.kind !== 'again') break
    expect(parts).toBeLessThan(10)
  }
  const before = await pool.query('select * from meter_sweeps')
  await advanceMeterWatch(pool, { database: 'test' }, 1)
  expect((await pool.query('select * from meter_sweeps')).rows).toEqual(before.rows)
}
const tasks = async () =>
  (
    await pool.query(
      `select queue, subject_id, state, facts ->> 'days' as days from tasks where task_key like 'missing-intervals/%' or task_key like 'prolonged%' order by task_id`,
    )
  ).rows
const missing = async () =>
  (await pool.query(`select day from missing_interval_days where settled_on is null order by day, channel_id`)).rows.map(
    ({ day }) => day,
  )

test('what is missing is estimated where a rule is automatic for its day; the rest is listed and becomes a task', async () => {
  await look()
  const sweeps = await pool.query('select meters, days_missing, days_estimated from meter_sweeps')
  // M2: the 21st. M4: the 21st to the 28th by the rule, the 29th and 30th by none.
  expect(sweeps.rows).toEqual([{ meters: 3, days_missing: 2, days_estimated: 9 }])
  const made = await pool.query(
    `select d.day, d.qualities, d.recorded_by, d.reason from interval_days d join meter_channels c using (channel_id)
      where c.meter_id = 'M2' and d.origin = 'estimated'`,
  )
  expect(made.rows).toEqual([
    {
      day: '2026-01-21',
      qualities: 'E'.repeat(24),
      recorded_by: 'meter-watch',
      reason: 'Estimated by the mean of the same weekday of the weeks before: nothing better had arrived that night',
    },
  ])
  expect(await missing()).toEqual(['2026-01-29', '2026-01-30'])
  // Five days in a row are one too many; one task stands for all that follow.
  expect(await tasks()).toEqual([
    { queue: 'field_check', subject_id: 'M4', state: 'open', days: null },
    { queue: 'data_correction', subject_id: 'M4', state: 'open', days: '2' },
  ])
  const findings = await pool.query(`select distinct rule from validation_findings where meter_id in ('M2', 'M4')`)
  expect(findings.rows).toEqual([{ rule: 'prolonged_estimation' }])
})

test('a month of one meter for rating is one query', async () => {
  let queries = 0
  const counting = {
    query: (...asked: Parameters<typeof pool.query>) => {
      queries += 1
      return pool.query(...asked)
    },
  } as unknown as Queryable
  const days = await billedDaysOfMeters(counting, [{ meterId: 'M1', from: '2026-01-01', to: '2026-01-31' }])
  expect([queries, days.length, new Set(days.map(({ channel }) => channel)).size]).toEqual([1, 62, 2])
})

test('when the days have come the list is settled, and the task with it', async () => {
  await storeSolarDays(pool, 'M4', JANUARY.slice(28, 30), false)
  await storeSolarDays(pool, 'M4', solarDays('2026-02-01', '2026-02-01'), false)
  await pool.query(`update utility set business_date = '2026-02-02'`)
  await look()
  // Of the others the first of February has not come: both channels of M1, the one of M2.
  expect(await missing()).toEqual(['2026-02-01', '2026-02-01', '2026-02-01'])
  expect((await tasks()).filter(({ queue }) => queue === 'data_correction')).toEqual([
    { queue: 'data_correction', subject_id: 'M4', state: 'done', days: '2' },
    { queue: 'data_correction', subject_id: 'M1', state: 'open', days: '1' },
    { queue: 'data_correction', subject_id: 'M2', state: 'open', days: '1' },
  ])
})

test('a register that counted otherwise than its intervals is held', async () => {
  const amounts = JANUARY.slice(10, 20).flatMap(({ taken }) => taken)
  const sum = amounts.reduce<number>((total, amount) => total + (amount ?? 0), 0) / 1000
  await pool.query(`insert into registers values ('M1', 'all', 'kWh', 'delivered', 6, 1, 'consumption')`)
  await pool.query(
    `insert into meter_installs (meter_id, register, service_point_id, installed_on, install_read)
     select distinct 'M1', 'all', service_point_id, date '2026-01-01', 0 from meter_installs where meter_id = 'M1'`,
  )
  await database.adminPool.query(`update meter_channels set register = 'all' where meter_id = 'M1' and channel = 'E1'`)
  const read = (readOn: string, value: number) =>
    inTransaction(pool, (tx) =>
      writeRead(tx, {
        meterId: 'M1',
        register: 'all',
        readOn,
        value: value.toFixed(3),
        kind: 'actual',
        source: 'meter_file',
        actor: TESTER,
        reason: 'test',
      }),
    )
  await read('2026-01-10', 0.5)
  await read('2026-01-20', 0.5 + sum * 1.005)
  await read('2026-01-25', 1.5 + sum * 1.005)
  const found = await pool.query(`select day, severity, state from validation_findings where rule = 'sum_check' order by day`)
  expect(found.rows).toEqual([
    { day: '2026-01-10', severity: 'exception', state: 'held' },
    { day: '2026-01-25', severity: 'exception', state: 'held' },
  ])
})
