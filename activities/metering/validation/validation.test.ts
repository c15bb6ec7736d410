import type pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { inTransaction } from '../../../db/transaction.js'
import type { ValidationRule } from '../../../domain/metering/validation/rule-set.js'
import { computeRun } from '../../../test/support/bill-run.js'
import { type TestDatabase, testDatabase } from '../../../test/support/database.js'
import { TESTER } from '../../../test/support/import-folder.js'
import { importSolarUtility, type SolarDay, solarDays, storeSolarDays } from '../../../test/support/solar-utility.js'
import { correctRead } from '../correct-read.js'
import { estimateOfRegister } from '../estimate-register.js'
import { editIntervals } from '../intake/edit-intervals.js'
import { storeDays } from '../intake/store-days.js'
import { writeRead } from '../write-read.js'
import { acceptHeld } from './accept-held.js'

// January of meters that are billed: what validation holds is not billed before a person has accepted it or put another in its place.

let database: TestDatabase
let pool: pg.Pool
let runId: number
let keys = 0
const command = <Input>(input: Input) => ({ key: `validation ${(keys += 1)}`, actor: TESTER, reason: 'Looked at', input })
const JANUARY = solarDays('2026-01-01', '2026-01-31')

beforeAll(async () => {
  database = await testDatabase()
  pool = database.pool
  await importSolarUtility(pool, ['2026-01-31'])
  const others = JANUARY.filter((day) => day.day !== '2026-01-12')
  await storeSolarDays(pool, 'M1', JANUARY)
  await storeSolarDays(pool, 'M2', others, false)
  await storeSolarDays(pool, 'M4', JANUARY.slice(0, 30))
  const held: ValidationRule = {
    rule: 'high_low',
    severity: 'exception',
    roles: ['initial_load'],
    only: { services: ['electric'], customer_classes: ['residential'] },
    from: '2026-01-01',
    high_percent: '300',
    measurements: 3,
  }
  await database.adminPool.query(
    `update utility set business_date = '2026-02-01', settings = jsonb_set(settings, '{validation}', $1)`,
    [
      JSON.stringify([
        held,
        { ...held, to: '2026-01-15', rule: 'zero_consumption', severity: 'warning' },
        { rule: 'negative_consumption', severity: 'exception', roles: ['initial_load'] },
        { rule: 'prolonged_estimation', severity: 'warning', roles: ['estimation'], most_in_a_row: 2 },
      ]),
    ],
  )
  for (const [index, readOn] of ['2025-09-30', '2025-10-31', '2025-11-30', '2025-12-31'].entries()) {
    await read('M3', 'off', readOn, String(1000 + index * 100))
    await read('M3', 'on', readOn, String(200 + index * 100))
  }
  await read('M3', 'off', '2026-01-31', '9300')
  await read('M3', 'on', '2026-01-31', '600')
  await arrive('M2', JANUARY.find((day) => day.day === '2026-01-12') as SolarDay, -3000)
  await arrive('M4', JANUARY.find((day) => day.day === '2026-01-31') as SolarDay, -1)
  runId = await computeRun(pool, '1', '2026-01-31')
}, 60_000)
afterAll(() => database?.close())

async function read(
  meterId: string,
  register: string,
  readOn: string,
  value: string,
  kind: 'actual' | 'estimated' = 'actual',
): Promise<void> {
  const source = kind === 'estimated' ? 'estimate' : 'handheld'
  await inTransaction(pool, (tx) =>
    writeRead(tx, { meterId, register, readOn, value, kind, source, actor: TESTER, reason: 'test' }),
  )
}

/** A day of delivered energy as a file brings it, its first hour being `first`; brought twice. */
async function arrive(meterId: string, { day, startsAt, taken }: SolarDay, first: number, channel = 'E1'): Promise<void> {
  const found = await pool.query<{ id: number }>(
    `select channel_id as id from meter_channels where meter_id = $1 and channel = $2`,
    [meterId, channel],
  )
  const file = await pool.query<{ id: number }>(
    `with stored as (select $2 || meter_id as name from meters where meter_id = $1)
     insert into meter_files (name, sha256, stored_file_id, state, reason, recorded_by)
     select name, encode(sha256(name::bytea), 'hex'), (select min(file_id) from stored_files), 'completed', 'test', 'test' from stored returning file_id as id`,
    [meterId, `${day} ${channel}`],
  )
  const run = { kind: 'intervals', line: 1, meter: meterId, channel, unit: 'kWh' } as never
  const amounts = [first, ...taken.slice(1)]
  const piece = { day, startsAt, seconds: 3600, scale: 3, amounts, qualities: 'A'.repeat(amounts.length), run }
  for (let times = 0; times < 2; times += 1) {
    const arrived = [{ meterId, channelId: found.rows[0]?.id as number, piece }]
    const of = { fileId: file.rows[0]?.id as number, recordedBy: 'test' }
    await inTransaction(pool, (tx) => storeDays(tx, arrived, of))
  }
}

const findings = async (meterId: string) =>
  (
    await pool.query<{ id: number; text: string }>(
      `select finding_id as id, concat_ws(' ', measured, day, rule, severity, state) as text from validation_findings where meter_id = $1 order by 1`,
      [meterId],
    )
  ).rows
const texts = async (meterId: string): Promise<string[]> => (await findings(meterId)).map((row) => row.text)
const tasks = async (meterId: string) =>
  (
    await pool.query(`select queue, state from tasks where subject_kind = 'meter' and subject_id = $1 order by task_id`, [
      meterId,
    ])
  ).rows
const outcome = async (accountId: string): Promise<unknown> =>
  (await pool.query('select outcome from run_accounts where run_id = $1 and account_id = $2', [runId, accountId])).rows[0]
    ?.outcome

test('what is held is not billed: its accounts are parked, and each meter has one task', async () => {
  expect(await texts('M2')).toEqual(['E1 2026-01-12 negative_consumption exception held'])
  expect(await texts('M3')).toEqual(['off 2026-01-31 high_low exception held'])
  expect(await tasks('M2')).toEqual([{ queue: 'data_correction', state: 'open' }])
  expect(await Promise.all(['A1', 'A2', 'A3', 'A4'].map(outcome))).toEqual(['billed', 'parked', 'parked', 'parked'])
})

test('accepted by a person it counts as it came, and the account is tried again', async () => {
  const [finding] = await findings('M2')
  const accepted = command({ findingId: finding?.id as number })
  const answer = await acceptHeld(pool, accepted)
  expect(answer).toEqual({ accountsTriedAgain: ['A2'] })
  expect(await acceptHeld(pool, accepted)).toEqual(answer)
  await expect(acceptHeld(pool, command({ findingId: finding?.id as number }))).rejects.toThrow('FINDING_NOT_HELD')
  expect(await texts('M2')).toEqual(['E1 2026-01-12 negative_consumption exception accepted'])
  expect(await tasks('M2')).toEqual([{ queue: 'data_correction', state: 'done' }])
  const audit = await pool.query(`select subject_id, reason from audit_log where action = 'metering.held.accept'`)
  expect(audit.rows).toEqual([{ subject_id: 'M2', reason: 'Looked at' }])
})

test('a corrected read, and intervals a person wrote, take the place of what is held', async () => {
  const held = await pool.query<{ read_id: number }>(
    `select read_id from validation_findings where meter_id = 'M3' and state = 'held'`,
  )
  await correctRead(
    pool,
    command({ readId: held.rows[0]?.read_id as number, value: '1400', kind: 'actual' as const, confirmed: ['ABOVE_USUAL'] }),
  )
  expect(await texts('M3')).toEqual(['off 2026-01-31 high_low exception replaced'])
  expect(await tasks('M3')).toEqual([{ queue: 'data_correction', state: 'done' }])
  expect(await outcome('A3')).toBe('pending')

  const channel = await pool.query<{ id: number }>(
    `select channel_id as id from meter_channels where meter_id = 'M4' and channel = 'E1'`,
  )
  const write = (from: number) =>
    editIntervals(
      pool,
      command({ meterId: 'M4', channelId: channel.rows[0]?.id as number, day: '2026-01-31', from, values: ['0.451'] }),
    )
  await write(2)
  expect(await texts('M4')).toEqual([
    'E1 2026-01-31 negative_consumption exception replaced',
    'E1 2026-01-31 negative_consumption exception held',
  ])
  await write(1)
  expect((await texts('M4')).filter((text) => text.endsWith('held'))).toEqual([])
})

test('nothing used is odd, but not while there was no supply; rules hold from and to their days', async () => {
  await read('M3', 'on', '2026-01-05', '500')
  expect(await texts('M3')).toContain('on 2026-01-05 zero_consumption warning noted')
  await database.adminPool.query(`
    insert into outages (name, starts_on, ends_on, pauses_disconnections, created_by) values ('Storm', '2026-01-06', '2026-01-12', true, 'test');
    insert into outage_points (outage_id, service_point_id) select outage_id, 'S3' from outages`)
  const before = await texts('M3')
  await read('M3', 'on', '2026-01-12', '500')
  await read('M3', 'on', '2026-01-20', '500')
  expect(await texts('M3')).toEqual(before)
})

test('the third estimate in a row asks for somebody to read the meter', async () => {
  await read('M3', 'on', '2026-02-01', '700', 'estimated')
  await read('M3', 'on', '2026-02-02', '710', 'estimated')
  const before = (await tasks('M3')).length
  await read('M3', 'on', '2026-02-03', '720', 'estimated')
  expect((await tasks('M3')).slice(before)).toEqual([{ queue: 'field_check', state: 'open' }])
  expect(await texts('M3')).toContain('on 2026-02-03 prolonged_estimation warning noted')
})

const set = (member: 'validation' | 'estimation', rules: readonly object[]): Promise<unknown> =>
  database.adminPool.query(`update utility set settings = jsonb_set(settings, $1, $2)`, [[member], JSON.stringify(rules)])

test('a channel is held until the one beside it has come', async () => {
  await set('validation', [
    { rule: 'siblings_exist', severity: 'exception', roles: ['initial_load'], siblings: ['B1'], only: { of: 'intervals' } },
  ])
  const [day] = solarDays('2026-02-01', '2026-02-01') as [SolarDay]
  await arrive('M1', day, 1)
  expect(await texts('M1')).toEqual(['E1 2026-02-01 siblings_exist exception held'])
  expect(await tasks('M1')).toEqual([{ queue: 'data_correction', state: 'open' }])
  await set('validation', [
    { rule: 'siblings_exist', severity: 'exception', roles: ['initial_load'], siblings: ['E1'], only: { of: 'intervals' } },
  ])
  await arrive('M1', day, 1, 'B1')
  expect(await texts('M1')).toEqual(['E1 2026-02-01 siblings_exist exception replaced'])
  expect(await tasks('M1')).toEqual([{ queue: 'data_correction', state: 'done' }])
})

test('a read that is missing is estimated by the first rule of the group that has what it rests on, in their order', async () => {
  const made = (how: 'asked' | 'by_itself', readOn = '2026-02-28') =>
    estimateOfRegister(pool, { meterId: 'M3', register: 'off', readOn }, how).then((read) => read && `${read.rule} ${read.value}`)
  // 1300 on 31 December, 1400 on 31 January.
  await set('estimation', [
    { rule: 'scalar_proration', automatic: true, to: '2026-01-31' },
    { rule: 'scalar_estimation', measurements: 1, automatic: false },
    { rule: 'scalar_estimation', measurements: 4, automatic: true, only: { services: ['water'] } },
  ])
  expect(await made('asked')).toBe('scalar_estimation 1490')
  expect(await made('by_itself')).toMatch(/^daily_use /)
  expect(await made('by_itself', '2026-01-15')).toBe('scalar_proration 1348')
  await set('estimation', [{ rule: 'scalar_of_last_year', automatic: true }])
  // Of the year before only one long stretch is known, from the installation on: a little a day.
  expect(await made('by_itself')).toMatch(/^scalar_of_last_year 14\d\d$/)
  expect(await made('asked', '2001-01-01')).toBeUndefined()
})
