import type pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { inTransaction } from '../../db/transaction.js'
import { type Decimal, decimal, sum } from '../../domain/kernel/decimal.js'
import { approveRun, computeRun } from '../../test/support/bill-run.js'
import { type TestDatabase, testDatabase } from '../../test/support/database.js'
import { TESTER } from '../../test/support/import-folder.js'
import { expectSoundBooks } from '../../test/support/invariants.js'
import { SHARED_SOLAR } from '../../test/support/shared-solar.js'
import { importSolarUtility, type SolarDay, solarDays, storeSolarDays } from '../../test/support/solar-utility.js'
import { loadOfLine } from '../billing/explain-load.js'
import { decideCorrection } from '../billing/decide-correction.js'
import { proposeAfterMeasurement } from '../billing/propose-after-measurement.js'
import { endGenerator, endShare } from './end-share.js'
import { giveShare } from './give-share.js'
import { registerGenerator } from './register-generator.js'

// An array behind A1's meter, 30 % of which belong to A5 in money and 20 % to A6 in kWh, billed for two months by real runs.

const DAYS = solarDays('2026-06-01', '2026-07-31')
/** As they came in: an hour of 20 July is not known. */
const STORED = DAYS.map((day) =>
  day.day === '2026-07-20' ? { ...day, given: day.given.map((wh, hour) => (hour === 13 ? null : wh)) } : day,
)
const WINDOWS = ['2026-05-31', '2026-06-30', '2026-07-31']

let keys = 0
const command = <Input>(input: Input) => ({ key: `shares ${(keys += 1)}`, actor: TESTER, reason: 'asked for in a letter', input })

let database: TestDatabase
let pool: pg.Pool
beforeAll(async () => {
  database = await testDatabase()
  pool = database.pool
  await importSolarUtility(pool, WINDOWS, SHARED_SOLAR)
  await pool.query(`update utility set business_date = '2026-06-01'`)
  // Nobody was served before June.
  await database.adminPool.query(`update service_agreements set start_on = '2026-06-01'`)
  await storeSolarDays(pool, 'M1', STORED)
  for (const meter of ['M5', 'M6']) await storeSolarDays(pool, meter, DAYS, false)
})
afterAll(() => database?.close())

const given = (days: readonly SolarDay[], month: string): Decimal =>
  decimal(
    days
      .filter(({ day }) => day.startsWith(month))
      .reduce((total, day) => total + day.given.reduce<number>((all, wh) => all + (wh ?? 0), 0), 0),
  ).div(1000)

async function linesOf(agreementId: string, end: string): Promise<Record<string, { quantity: string; amount: string }>> {
  const { rows } = await pool.query<{ line_code: string; quantity: string; amount: string }>(
    `select l.line_code, sum(l.quantity)::text as quantity, sum(l.amount)::text as amount from bill_lines l join bill_segments s using (segment_id)
       join bills b on b.bill_id = s.bill_id
      where s.agreement_id = $1 and s.period_to = $2 and b.state = 'issued' group by l.line_code`,
    [agreementId, end],
  )
  return Object.fromEntries(rows.map((row) => [row.line_code, row]))
}

async function billedOn(end: string): Promise<void> {
  await pool.query(`update utility set business_date = $1::date + 1`, [end])
  await approveRun(pool, await computeRun(pool, '1', end))
}

/** What a corrected file does: the day of the array that counts is superseded by one with so many times as much. */
async function countedAnew(day: string, times: number): Promise<void> {
  await inTransaction(pool, async ({ client }) => {
    const next = await client.query<{ id: number }>(`select nextval('interval_day_ids') as id`)
    const id = next.rows[0]?.id
    const of = `meter_channels c where c.channel_id = d.channel_id and c.meter_id = 'M1' and c.direction = 'received' and d.day = $1`
    await client.query(`update interval_days d set superseded_by = $2 from ${of}`, [day, id])
    await client.query(
      `insert into interval_days (interval_day_id, channel_id, day, starts_at, seconds, scale, amounts, qualities, origin, reason, recorded_by)
       select $1, channel_id, day, starts_at, seconds, scale, (select array_agg(wh * $2::integer order by hour) from unnest(amounts) with ordinality as a (wh, hour)), qualities, 'edited', 'test', 'U-TEST'
         from interval_days where superseded_by = $1`,
      [id, times],
    )
  })
}

describe('a generator and its shares', () => {
  test('are registered once, and never more than the whole is given away', async () => {
    const sun = { name: 'Brook Street array', technology: 'solar' as const, capacityKw: '120', beganOn: '2026-06-01' }
    const one = command({ generatorId: 'SUN-1', servicePointId: 'S1', counts: 'received' as const, ...sun })
    expect(await registerGenerator(pool, one)).toEqual(await registerGenerator(pool, one))
    const again = (input: Partial<typeof one.input>) => registerGenerator(pool, command({ ...one.input, ...input }))
    await expect(again({})).rejects.toThrow('GENERATOR_KNOWN')
    await expect(again({ generatorId: 'SUN-2' })).rejects.toThrow('GENERATOR_BESIDE: SUN-1 is behind the same meters')
    await expect(again({ generatorId: 'SUN-2', servicePointId: 'S99' })).rejects.toThrow('GENERATOR_POINT')

    const share = { generatorId: 'SUN-1', from: '2026-06-01', to: null }
    const first = command({ ...share, agreementId: 'G5', percent: '30' })
    expect(await giveShare(pool, first)).toEqual(await giveShare(pool, first))
    await giveShare(pool, command({ ...share, agreementId: 'G6', percent: '20' }))
    await expect(giveShare(pool, command({ ...share, agreementId: 'G1', percent: '50.01' }))).rejects.toThrow(
      'SHARES_EXCEED: On 2026-06-01 50 % are given away: 50 % are left, not 50.01 %.',
    )
    await expect(giveShare(pool, command({ ...share, agreementId: 'G5', percent: '1' }))).rejects.toThrow('SHARE_TWICE')
    const wrong = await giveShare(pool, command({ ...share, agreementId: 'G1', percent: '50' }))
    await endShare(pool, command({ shareId: wrong.shareId, lastDay: '2026-05-31' }))
    await expect(
      pool.query(
        `insert into generator_shares (generator_id, agreement_id, percent, from_on, recorded_by) values ('SUN-1', 'G1', 50.01, '2026-08-01', 'x')`,
      ),
    ).rejects.toThrow('PENSTOCK_SHARES_EXCEED')
  })
})

describe('bills with shares', () => {
  test('credit each its part, and the place of the generator what is left', async () => {
    await billedOn('2026-05-31')
    await billedOn('2026-06-30')
    const june = given(DAYS, '2026-06')
    const [own, money, kept] = [
      await linesOf('G1', '2026-06-30'),
      await linesOf('G5', '2026-06-30'),
      await linesOf('G6', '2026-06-30'),
    ]
    expect(decimal(money['E-SHARE']?.quantity ?? '0').eq(june.times('0.3'))).toBe(true)
    // Public purpose is not paid by credits, whatever they are.
    expect(decimal(money['E-PCA']?.amount ?? '0').gt(0)).toBe(true)
    const taken = decimal(
      DAYS.filter(({ day }) => day < '2026-07').reduce(
        (all, day) => all + day.taken.reduce<number>((s, wh) => s + (wh ?? 0), 0),
        0,
      ),
    ).div(1000)
    expect(kept['E-EN1']?.quantity ?? '0').toBe(taken.minus(june.times('0.2')).toFixed())
    const netted = sum([decimal(own['E-EN1']?.quantity ?? '0'), decimal(own['E-EN2']?.quantity ?? '0')])
    const banked = await pool.query<{ sum: string }>(
      `select coalesce(sum(quantity), 0)::text as sum from bank_entries where agreement_id = 'G1'`,
    )
    expect(netted.minus(banked.rows[0]?.sum ?? '0').toFixed()).toBe(taken.minus(june.times('0.5')).toFixed())
    await expectSoundBooks(pool)
  })

  test('show the curve of the generator where a share made the line, and of their own meters where these did', async () => {
    const { rows } = await pool.query<{ agreement: string; code: string; bill: number; line: number }>(
      `select s.agreement_id as agreement, l.line_code as code, l.bill_id as bill, l.line_no as line from bill_lines l join bill_segments s using (segment_id)
        where s.agreement_id in ('G5', 'G6') and s.period_to = '2026-06-30' and l.line_code in ('E-SHARE', 'E-EN1') order by 1, 2 desc`,
    )
    const loads = await Promise.all(rows.map(({ bill, line }) => loadOfLine(pool, { billId: bill, lineNo: line })))
    // The array gives most on the last day of June, from 9 to 17: 8 × (1,700 + 3 × 30) Wh.
    const array = { day: '2026-06-30', direction: 'received', markedKwh: '14.32', meters: ['M1'] }
    expect(rows.map(({ agreement, code }) => `${agreement} ${code}`)).toEqual(['G5 E-SHARE', 'G5 E-EN1', 'G6 E-EN1'])
    expect(loads).toMatchObject([
      { ...array, generator: { id: 'SUN-1', name: 'Brook Street array', percent: '30' } },
      { day: '2026-06-30', direction: 'delivered', meters: ['M5'], generator: null },
      { day: '2026-06-30', direction: 'delivered', meters: ['M6'], generator: null },
    ])
  })

  test('may not be changed on billed days, and a generator that is not read parks who rests on it', async () => {
    const g6 = await pool.query<{ share_id: number }>(`select share_id from generator_shares where agreement_id = 'G6'`)
    const shareId = g6.rows[0]?.share_id as number
    await expect(endShare(pool, command({ shareId, lastDay: '2026-06-15' }))).rejects.toThrow('SHARE_BILLED')
    await endShare(pool, command({ shareId, lastDay: '2026-07-10' }))
    await pool.query(`update utility set business_date = '2026-08-01'`)
    const runId = await computeRun(pool, '1', '2026-07-31')
    const later = { generatorId: 'SUN-1', agreementId: 'G6', percent: '5', from: '2026-07-20', to: null }
    await expect(giveShare(pool, command(later))).rejects.toThrow('SHARE_BILLED: Days to 2026-07-31')
    const outcomes = await pool.query<{ account_id: string; reason_code: string; sentence: string }>(
      `select account_id, reason_code, sentence from run_accounts where run_id = $1 order by account_id`,
      [runId],
    )
    expect(outcomes.rows.map((row) => `${row.account_id} ${row.reason_code}`)).toEqual([
      'A1 INTERVALS_INCOMPLETE',
      'A5 MISSING_DETERMINANT',
      'A6 BILLED',
    ])
    expect(outcomes.rows[1]?.sentence).toContain(
      'the generation of SUN-1, Brook Street array is not known: the channel received_kwh has no value at 2026-07-20 13:00',
    )
    await approveRun(pool, runId)
    // A6's share ended on the 10th: ten days of July count.
    const line = (await linesOf('G6', '2026-07-31'))['E-EN1']
    const july = DAYS.filter(({ day }) => day >= '2026-07')
    const wh = (days: readonly SolarDay[], of: 'taken' | 'given') =>
      decimal(days.reduce((all, day) => all + day[of].reduce<number>((s, each) => s + (each ?? 0), 0), 0)).div(1000)
    expect(line?.quantity).toBe(
      wh(july, 'taken')
        .minus(wh(july.slice(0, 10), 'given').times('0.2'))
        .toFixed(),
    )
  })

  test('are proposed again where the generator counted otherwise, with the shares of their days', async () => {
    const before = await linesOf('G5', '2026-06-30')
    await countedAnew('2026-06-10', 2)
    await inTransaction(pool, (tx) =>
      proposeAfterMeasurement(tx, {
        meterId: 'M1',
        days: { from: '2026-06-10', to: '2026-06-10' },
        reason: 'the meter was read anew',
        actor: TESTER,
      }),
    )
    const waiting = await pool.query<{ correction_id: number; account_id: string }>(
      `select correction_id, account_id from bill_corrections c join bills b using (bill_id) where c.state = 'proposed' order by account_id`,
    )
    expect(waiting.rows.map((row) => row.account_id)).toEqual(['A1', 'A5', 'A6'])
    for (const { correction_id: correctionId } of waiting.rows)
      await decideCorrection(pool, command({ correctionId, decision: 'approve' as const }))
    const tenth = DAYS.find(({ day }) => day === '2026-06-10') as SolarDay
    const more = decimal(tenth.given.reduce<number>((all, wh) => all + (wh ?? 0), 0)).div(1000)
    const after = await linesOf('G5', '2026-06-30')
    expect(
      decimal(after['E-SHARE']?.quantity ?? '0')
        .minus(before['E-SHARE']?.quantity ?? '0')
        .toFixed(),
    ).toBe(more.times('0.3').toFixed())
    await expectSoundBooks(pool)
  })

  test('end with their generator', async () => {
    await expect(endGenerator(pool, command({ generatorId: 'SUN-1', lastDay: '2026-06-20' }))).rejects.toThrow('SHARE_BILLED')
    await endGenerator(pool, command({ generatorId: 'SUN-1', lastDay: '2026-08-15' }))
    const { rows } = await pool.query(
      `select agreement_id, to_on from generator_shares where to_on >= from_on order by agreement_id`,
    )
    expect(rows).toEqual([
      { agreement_id: 'G5', to_on: '2026-08-15' },
      { agreement_id: 'G6', to_on: '2026-07-10' },
    ])
  })
})
