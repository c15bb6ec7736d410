import type pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { MeterRelation } from '../../../domain/metering/relations/meter-relation.js'
import { approveRun, computeRun, workRun } from '../../../test/support/bill-run.js'
import { type TestDatabase, testDatabase } from '../../../test/support/database.js'
import { TESTER } from '../../../test/support/import-folder.js'
import { importSolarUtility, solarDays, storeSolarDays } from '../../../test/support/solar-utility.js'
import { mendAccount } from '../../billing/mend-account.js'
import { enterRead } from '../enter-read.js'
import { endRelation } from './end-relation.js'
import { relateMeters } from './relate-meters.js'

// Bills of January: M2 by intervals, M3 by its registers. M4, whose customer is billed by intervals of its own, hangs behind M2.

let database: TestDatabase
let pool: pg.Pool
let runId: number
let keys = 0
const command = <Input>(input: Input) => ({ key: `relation ${(keys += 1)}`, actor: TESTER, reason: 'As built', input })
const JANUARY = solarDays('2026-01-01', '2026-01-31')
const sub: MeterRelation = { kind: 'sub', parentMeterId: 'M2', childMeterId: 'M4', from: '2026-01-11', isDeducted: true }

beforeAll(async () => {
  database = await testDatabase()
  pool = database.pool
  await importSolarUtility(pool, ['2026-01-31'])
  for (const meter of ['M1', 'M2']) await storeSolarDays(pool, meter, JANUARY, meter !== 'M2')
  await storeSolarDays(pool, 'M4', JANUARY.slice(0, 30))
  await pool.query(`update utility set business_date = '2026-02-15'`)
  await pool.query(
    `insert into meters (meter_id, service, make, model, purchased_on) values ('C3', 'electric', 'Ohmstead', 'Focus', '2025-01-01')`,
  )
  await pool.query(
    `insert into registers select 'C3', register, unit, direction, dials, multiplier, role from registers where meter_id = 'M3'`,
  )
  await pool.query(
    `insert into meter_installs (meter_id, register, service_point_id, installed_on, install_read)
     select 'C3', register, service_point_id, installed_on, 0 from meter_installs where meter_id = 'M3'`,
  )
}, 60_000)
afterAll(() => database?.close())

const read = async (meterId: string, register: string, readOn: string, value: string) => {
  const input = {
    meterId,
    register,
    readOn,
    value,
    kind: 'actual',
    source: 'handheld',
    confirmed: ['ABOVE_USUAL', 'NO_USE'],
  } as const
  await enterRead(pool, command(input))
}
const outcome = async (accountId: string) =>
  (
    await pool.query<{ outcome: string; code: string | null; sentence: string }>(
      'select outcome, reason_code as code, sentence from run_accounts where run_id = $1 and account_id = $2',
      [runId, accountId],
    )
  ).rows[0]
const energyOf = async (accountId: string) =>
  (
    await pool.query<{ quantity: string }>(
      `select s.quantity::text from bill_segments s join bills b using (bill_id) where b.account_id = $1 and b.run_id = $2 and b.state <> 'cancelled'`,
      [accountId, runId],
    )
  ).rows[0]?.quantity

test('a sub-meter without its last day parks the parent; a check meter is compared and never billed', async () => {
  const sent = command(sub)
  const answer = await relateMeters(pool, sent)
  expect(await relateMeters(pool, sent)).toEqual(answer)
  await expect(relateMeters(pool, command({ ...sub, kind: 'compound', isDeducted: false }))).rejects.toThrow('RELATION_INVALID')
  await expect(relateMeters(pool, command({ ...sub, parentMeterId: 'M1', from: '2026-03-01' }))).rejects.toThrow('RELATION_TAKEN')
  await expect(relateMeters(pool, command({ ...sub, parentMeterId: 'M4', childMeterId: 'M2' }))).rejects.toThrow(
    'RELATION_INVALID',
  )
  const check = {
    kind: 'check',
    parentMeterId: 'M3',
    childMeterId: 'C3',
    from: '2025-01-01',
    tolerancePercent: '2',
    isDeducted: false,
  } as const
  await relateMeters(pool, command(check))
  for (const [register, before, after] of [
    ['off', '1000', '1300'],
    ['on', '500', '600'],
  ] as const) {
    await read('M3', register, '2025-12-31', before)
    await read('C3', register, '2025-12-31', before)
    await read('M3', register, '2026-01-31', after)
  }
  runId = await computeRun(pool, '1', '2026-01-31')
  expect((await outcome('A2'))?.sentence).toContain('sub-meter M4, which is taken off, has no intervals on 1 of 21 days')
  expect((await outcome('A2'))?.code).toBe('MISSING_DETERMINANT')
  expect((await outcome('A3'))?.outcome).toBe('billed')
  expect(await energyOf('A3')).toBe('400')
  await read('C3', 'off', '2026-01-31', '1305')
  await read('C3', 'on', '2026-01-31', '610')
  const found = await pool.query(`select meter_id, rule, severity, sentence from validation_findings where rule = 'check_meter'`)
  expect(found.rows).toEqual([
    {
      meter_id: 'C3',
      rule: 'check_meter',
      severity: 'warning',
      sentence: 'From 2026-01-01 to 2026-01-31 check meter C3 counted 415 kWh, M3 400: 3.75 % apart, more than 2 %.',
    },
  ])
})

test('when the day has come the parent is billed what is left; ending the relation proposes the bill again', async () => {
  await storeSolarDays(pool, 'M4', JANUARY.slice(30))
  await mendAccount(pool, command({ runId, accountId: 'A2', act: 'retry' as const }))
  await workRun(pool, runId)
  const first = JANUARY.slice(0, 10)
    .flatMap((day) => day.taken)
    .reduce<number>((total, amount) => total + (amount ?? 0), 0)
  expect(Number(await energyOf('A2'))).toBe(first / 1000)
  await approveRun(pool, runId)
  const relation = await pool.query<{ id: number }>(`select relation_id as id from meter_relations where kind = 'sub'`)
  const ended = command({ id: relation.rows[0]?.id as number, to: '2026-01-20' })
  expect(await endRelation(pool, ended)).toEqual({ to: '2026-01-20' })
  expect(await endRelation(pool, ended)).toEqual({ to: '2026-01-20' })
  await expect(endRelation(pool, command({ ...ended.input, to: '2026-01-21' }))).rejects.toThrow('RELATION_ENDED')
  const proposals = await pool.query<{ account_id: string; difference: string }>(
    `select account_id, difference::text from bill_corrections c join bills b using (bill_id) where c.state = 'proposed'`,
  )
  expect(proposals.rows.map((row) => [row.account_id, Number(row.difference) > 0])).toEqual([['A2', true]])
})
