import type pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Decimal, decimal } from '../../domain/kernel/decimal.js'
import { approveRun, computeRun } from '../../test/support/bill-run.js'
import { type TestDatabase, testDatabase } from '../../test/support/database.js'
import { TESTER } from '../../test/support/import-folder.js'
import { expectSoundBooks } from '../../test/support/invariants.js'
import { SHARED_SOLAR } from '../../test/support/shared-solar.js'
import { importSolarUtility, solarDays, storeSolarDays } from '../../test/support/solar-utility.js'
import { decideCorrection } from '../billing/decide-correction.js'
import { proposeCorrection } from '../billing/propose-correction.js'
import { aggregateMeters, joinAggregation, leaveAggregation } from './aggregate-meters.js'

// Two agreements of one account: in June billed as one meter, in July the panels of G6 for the use of G5.

const DAYS = solarDays('2026-06-01', '2026-07-31')
let keys = 0
const command = <Input>(input: Input) => ({ key: `together ${(keys += 1)}`, actor: TESTER, reason: 'one farm', input })

let database: TestDatabase
let pool: pg.Pool
beforeAll(async () => {
  database = await testDatabase()
  pool = database.pool
  await importSolarUtility(pool, ['2026-05-31', '2026-06-30', '2026-07-31'], SHARED_SOLAR)
  await database.adminPool.query(`update service_agreements set start_on = '2026-06-01'`)
  await database.adminPool.query(`update service_agreements set account_id = 'A5' where agreement_id = 'G6'`)
  await storeSolarDays(pool, 'M1', DAYS)
  await storeSolarDays(pool, 'M5', DAYS, false)
  await storeSolarDays(pool, 'M6', DAYS)
})
afterAll(() => database?.close())

const counted = (month: string, of: 'taken' | 'given'): Decimal =>
  decimal(
    DAYS.filter(({ day }) => day.startsWith(month)).reduce(
      (all, day) => all + day[of].reduce<number>((sum, wh) => sum + (wh ?? 0), 0),
      0,
    ),
  ).div(1000)

async function billedOn(end: string): Promise<void> {
  await pool.query(`update utility set business_date = $1::date + 1`, [end])
  await approveRun(pool, await computeRun(pool, '1', end))
}

async function linesOf(end: string): Promise<string[]> {
  const { rows } = await pool.query<{ line: string }>(
    `select concat_ws(' ', s.agreement_id, l.line_code, sum(l.quantity)) as line from bill_lines l join bill_segments s using (segment_id) join bills b on b.bill_id = s.bill_id
      where b.account_id = 'A5' and s.period_to = $1 and b.state = 'issued' group by s.agreement_id, l.line_code order by 1`,
    [end],
  )
  return rows.map(({ line }) => line)
}

test('meters are billed as one from their next bill on, on one bill', async () => {
  const farm = { aggregationId: 'FARM-1', name: 'The farm', leadAgreementId: 'G5', method: 'sum' as const }
  await expect(aggregateMeters(pool, command({ ...farm, members: ['G1'] }))).rejects.toThrow('AGGREGATION_ACCOUNT')
  const one = command({ ...farm, members: ['G6'] })
  expect(await aggregateMeters(pool, one)).toEqual(await aggregateMeters(pool, one))
  await expect(joinAggregation(pool, command({ aggregationId: 'FARM-1', agreementId: 'G6' }))).rejects.toThrow(
    'AGGREGATION_TAKEN',
  )
  await billedOn('2026-05-31')
  await billedOn('2026-06-30')
  const use = counted('2026-06', 'taken').times(2).toFixed()
  expect(await linesOf('2026-06-30')).toEqual([`G5 E-EN1 ${use}`, `G5 E-PCA ${use}`])
  await expectSoundBooks(pool)
})

test('a bill of them that is billed again comes out the same', async () => {
  const before = await linesOf('2026-06-30')
  const { rows } = await pool.query<{ bill_id: number }>(
    `select bill_id from bills where account_id = 'A5' and period_to = '2026-06-30' and state = 'issued'`,
  )
  const { correctionId } = await proposeCorrection(pool, command({ billId: rows[0]?.bill_id as number, rebill: true }))
  await decideCorrection(pool, command({ correctionId, decision: 'approve' as const }))
  expect(await linesOf('2026-06-30')).toEqual(before)
})

test('one is taken out after its last bill; then what another gives is credited by rank', async () => {
  const { rows } = await pool.query<{ member_id: number }>(`select member_id from aggregation_members`)
  const memberId = rows[0]?.member_id as number
  await leaveAggregation(pool, command({ memberId }))
  await expect(leaveAggregation(pool, command({ memberId }))).rejects.toThrow(
    'AGGREGATION_ENDED: G6 was taken out after 2026-06-30.',
  )
  await aggregateMeters(
    pool,
    command({ aggregationId: 'FARM-2', name: 'The roof', leadAgreementId: 'G6', method: 'rank' as const, members: ['G5'] }),
  )
  await billedOn('2026-07-31')
  const [taken, given] = [counted('2026-07', 'taken'), counted('2026-07', 'given')]
  // What the roof gives beyond G6's own use, at most what G5 took; the rest is kept by G6.
  const surplus = given.minus(taken)
  const credit = surplus.lt(taken) ? surplus : taken
  expect(credit.gt(0)).toBe(true)
  const lines = await linesOf('2026-07-31')
  expect(lines).toContain(`G5 E-SHARE ${credit.toFixed()}`)
  expect(lines).toContain(`G5 E-EN1 ${taken.toFixed()}`)
  const banked = await pool.query<{ sum: string }>(
    `select coalesce(sum(quantity), 0)::text as sum from bank_entries where agreement_id = 'G6' and period_to = '2026-07-31'`,
  )
  expect(decimal(banked.rows[0]?.sum ?? '0').toFixed()).toBe(surplus.minus(credit).toFixed())
  await expectSoundBooks(pool)
})
