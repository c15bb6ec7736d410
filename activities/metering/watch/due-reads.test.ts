import type pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { inTransaction } from '../../../db/transaction.js'
import type { EstimationRule } from '../../../domain/metering/estimation/estimation-rules.js'
import type { ValidationRule } from '../../../domain/metering/validation/rule-set.js'
import { approveRun, computeRun, workRun } from '../../../test/support/bill-run.js'
import { type TestDatabase, testDatabase } from '../../../test/support/database.js'
import { TESTER } from '../../../test/support/import-folder.js'
import { importSolarUtility, SOLAR_ACCOUNTS, SOLAR_TARIFFS } from '../../../test/support/solar-utility.js'
import { enterRead } from '../enter-read.js'
import { writeRead } from '../write-read.js'
import { advanceMeterWatch } from './advance-watch.js'

// One meter with two registers, billed monthly, that nobody read at the end of January and of February.

let database: TestDatabase
let pool: pg.Pool
let january = 0
const estimation: EstimationRule[] = [
  { rule: 'scalar_estimation', measurements: 1, automatic: true, only: { services: ['electric'] } },
  { rule: 'scalar_of_last_year', automatic: true, after_days: 0, to: '2025-12-31' },
]
const validation: ValidationRule[] = [
  { rule: 'prolonged_estimation', severity: 'warning', roles: ['estimation'], most_in_a_row: 1 },
]

beforeAll(async () => {
  database = await testDatabase()
  pool = database.pool
  await importSolarUtility(pool, ['2026-01-31', '2026-02-28'], { accounts: { A3: SOLAR_ACCOUNTS.A3 }, tariffs: SOLAR_TARIFFS })
  await database.adminPool.query(
    `update utility set settings = settings || jsonb_build_object('estimation', $1::jsonb, 'validation', $2::jsonb)`,
    [JSON.stringify(estimation), JSON.stringify(validation)],
  )
  const reads = [
    ['off', '2025-11-30', '690'],
    ['on', '2025-11-30', '345'],
    ['off', '2025-12-31', '1000'],
    ['on', '2025-12-31', '500'],
  ] as const
  await inTransaction(pool, async (tx) => {
    for (const [register, readOn, value] of reads) {
      const read = { meterId: 'M3', register, readOn, value, kind: 'actual', source: 'handheld' } as const
      await writeRead(tx, { ...read, actor: TESTER, reason: 'test' })
    }
  })
}, 60_000)
afterAll(() => database?.close())

/** The look of a night; a second one changes nothing. What it says. */
async function nightOf(day: string): Promise<string> {
  await pool.query('update utility set business_date = $1', [day])
  const look = async (): Promise<void> => {
    while ((await advanceMeterWatch(pool, { database: 'test' }, 1)).kind === 'again');
  }
  await look()
  const before = await pool.query('select count(*) from reads')
  await look()
  expect((await pool.query('select count(*) from reads')).rows).toEqual(before.rows)
  const said = await pool.query(`select sentence from process_steps where step_key = $1`, [`looked/${day}`])
  return said.rows[0]?.sentence
}
const reads = async (readOn: string): Promise<string[]> => {
  const found = await pool.query(
    `select register, value::text, kind, recorded_by as by, reason from reads where read_on = $1 and superseded_by is null order by 1`,
    [readOn],
  )
  return found.rows.map((read) => `${read.register} ${read.value} ${read.kind} ${read.by}: ${read.reason}`)
}
const outcome = async (runId: number): Promise<string> =>
  (await pool.query(`select outcome || ' ' || reason_code as outcome from run_accounts where run_id = $1`, [runId])).rows[0]
    ?.outcome
const proposals = async () =>
  (
    await pool.query(
      `select c.difference::text, c.reason from bill_corrections c where c.state = 'proposed' order by correction_id`,
    )
  ).rows

test('what a bill waits for is estimated on the third night, all registers of the meter, and the bill is made', async () => {
  await pool.query(`update utility set business_date = '2026-02-01'`)
  january = await computeRun(pool, '1', '2026-01-31')
  expect(await outcome(january)).toBe('parked MISSING_READ')
  const begun = await pool.query(
    `select sentence from process_steps where step_key = 'begun' and process_id like 'meter-watch/%'`,
  )
  expect(begun.rows).toEqual([{ sentence: 'Bills wait for reads: each day is looked at for what is missing.' }])
  expect(await nightOf('2026-02-02')).toBe('0 meters looked at: nothing is missing.')
  expect(await nightOf('2026-02-03')).toBe('0 meters looked at: 2 reads estimated that bills wait for; nothing is missing.')
  const reason = 'Estimated by the mean use a day of the last measurements: the bill of account A3 waits for it'
  expect(await reads('2026-01-31')).toEqual([
    `off 1310 estimated meter-watch: ${reason}`,
    `on 655 estimated meter-watch: ${reason}`,
  ])
  await workRun(pool, january)
  expect(await outcome(january)).toBe('billed BILLED')
  await approveRun(pool, january)
})

test('the second estimate in a row is one too many: the meter has one task, and it is billed', async () => {
  await pool.query(`update utility set business_date = '2026-03-01'`)
  const february = await computeRun(pool, '1', '2026-02-28')
  await nightOf('2026-03-03')
  expect((await reads('2026-02-28')).map((read) => read.split(' estimated')[0])).toEqual(['off 1590', 'on 795'])
  const tasks = await pool.query(`select queue, subject_id from tasks where task_key like 'prolonged%'`)
  expect(tasks.rows).toEqual([{ queue: 'field_check', subject_id: 'M3' }])
  await workRun(pool, february)
  await approveRun(pool, february)
})

test('a measured read of an estimated day takes its place; bills that come out otherwise are proposed, higher or lower', async () => {
  await nightOf('2026-03-10')
  const enter = (
    register: string,
    readOn: string,
    value: string,
    confirmed: readonly ('SAME_DAY' | 'BELOW_LAST' | 'ABOVE_USUAL')[],
  ) =>
    enterRead(pool, {
      key: `${register} ${readOn}`,
      actor: TESTER,
      reason: 'came late',
      input: { meterId: 'M3', register, readOn, value, kind: 'actual', source: 'phone', confirmed },
    })
  await enter('on', '2026-02-28', '815', ['SAME_DAY', 'ABOVE_USUAL'])
  // 20 kWh more at 0.31 in February; January stays as it was.
  const because = 'The read of 2026-02-28, 815 on meter M3, takes the place of an estimate.'
  expect(await proposals()).toEqual([{ difference: '6.20', reason: because }])
  await enter('off', '2026-03-10', '1500', ['BELOW_LAST'])
  const below = 'The read of 2026-03-10, 1500 on meter M3, is below estimates it follows.'
  expect((await proposals()).map(({ reason }) => reason)).toEqual([because, below])
  expect(await reads('2026-02-28')).toEqual([
    expect.stringMatching(/^off 1427 estimated .*: The read of 2026-03-10/),
    expect.stringMatching(/^on 815 actual/),
  ])
  expect(await nightOf('2026-03-11')).toBe('0 meters looked at: nothing is missing.')
})
