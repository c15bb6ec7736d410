import type pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { decimal } from '../../domain/kernel/decimal.js'
import type { Programme } from '../../domain/renewables/enrolments.js'
import { approveRun, computeRun } from '../../test/support/bill-run.js'
import { type TestDatabase, testDatabase } from '../../test/support/database.js'
import { TESTER } from '../../test/support/import-folder.js'
import { expectSoundBooks } from '../../test/support/invariants.js'
import { GREEN_SOLAR } from '../../test/support/shared-solar.js'
import { importSolarUtility, solarDays, storeSolarDays } from '../../test/support/solar-utility.js'
import { configureProgramme, endEnrolment, enrol } from './enrol.js'

// Green power in blocks (three, five from 16 June) and in percent, and a medical baseline, on the bills of June.

const DAYS = solarDays('2026-06-01', '2026-06-30')
const TAKEN = decimal(DAYS.reduce((all, day) => all + day.taken.reduce<number>((sum, wh) => sum + (wh ?? 0), 0), 0)).div(1000)
let keys = 0
const command = <Input>(input: Input) => ({ key: `enrol ${(keys += 1)}`, actor: TESTER, reason: 'signed form', input })
const programme = (more: Partial<Programme>): Programme => ({
  code: 'green_blocks',
  name: 'Green blocks',
  kind: 'green_power',
  takes: 'blocks',
  kwhPerUnit: '100',
  lineCodes: ['E-GREEN'],
  cap: null,
  ...more,
})

let database: TestDatabase
let pool: pg.Pool
beforeAll(async () => {
  database = await testDatabase()
  pool = database.pool
  await importSolarUtility(pool, ['2026-05-31', '2026-06-30'], GREEN_SOLAR)
  await database.adminPool.query(`update service_agreements set start_on = '2026-06-01'`)
  await storeSolarDays(pool, 'M1', DAYS)
  for (const meter of ['M7', 'M8']) await storeSolarDays(pool, meter, DAYS, false)
})
afterAll(() => database?.close())

const enrolment = (agreementId: string, programmeCode: string, amount: string | null, from = '2026-06-01') =>
  enrol(pool, command({ programmeCode, agreementId, amount, capacityKw: null, from, to: null }))

test('programmes are set up, and enrolment beyond a cap is refused', async () => {
  const one = command(programme({ cap: { kind: 'customers', amount: '1' } }))
  expect(await configureProgramme(pool, one)).toEqual(await configureProgramme(pool, one))
  await configureProgramme(
    pool,
    command(programme({ code: 'green_percent', takes: 'percent', kwhPerUnit: '1', lineCodes: ['E-GREEN-P'] })),
  )
  await configureProgramme(pool, command(programme({ code: 'medical_baseline', kind: 'allowance', takes: 'nothing' })))
  await expect(configureProgramme(pool, command(programme({ takes: 'percent' })))).rejects.toThrow('PROGRAMME_CHANGED')
  await expect(configureProgramme(pool, command(programme({ code: 'senior' })))).rejects.toThrow('PROGRAMME_NAME')
  const blocks = command({
    programmeCode: 'green_blocks',
    agreementId: 'G7',
    amount: '3',
    capacityKw: null,
    from: '2026-06-01',
    to: null,
  })
  const first = await enrol(pool, blocks)
  expect(await enrol(pool, blocks)).toEqual(first)
  await expect(enrolment('G8', 'green_blocks', '1')).rejects.toThrow(
    'PROGRAMME_FULL: Green blocks has room for 1 agreement: on 2026-06-01 0 are left.',
  )
  await endEnrolment(pool, command({ enrolmentId: first.enrolmentId, lastDay: '2026-06-15' }))
  await enrolment('G7', 'green_blocks', '5', '2026-06-16')
  await enrolment('G8', 'green_percent', '40')
  await enrolment('G8', 'medical_baseline', null)
})

test('they stand on the bill, divided where they change', async () => {
  for (const end of ['2026-05-31', '2026-06-30']) {
    await pool.query(`update utility set business_date = $1::date + 1`, [end])
    await approveRun(pool, await computeRun(pool, '1', end))
  }
  const { rows } = await pool.query<{ line: string }>(
    `select concat_ws(' ', s.agreement_id, l.line_code, l.quantity, l.amount) as line from bill_lines l join bill_segments s using (segment_id)
      where s.agreement_id in ('G7', 'G8') order by s.agreement_id, l.line_no`,
  )
  const use = (kwh: string) => TAKEN.minus(kwh)
  expect(rows.map(({ line }) => line)).toEqual([
    // 300 kWh at 0.10; the medical baseline has 350. Half a month of three blocks and half of five, at 1.50.
    'G7 E-EN1 300 30.00',
    `G7 E-EN2 ${use('300').toFixed()} ${use('300').times('0.3').toFixed(2)}`,
    'G7 E-GREEN 1.5 2.25',
    'G7 E-GREEN 2.5 3.75',
    'G8 E-EN1 350 35.00',
    `G8 E-EN2 ${use('350').toFixed()} ${use('350').times('0.3').toFixed(2)}`,
    `G8 E-GREEN-P ${TAKEN.times('0.4').toFixed()} ${TAKEN.times('0.4').times('0.012').toFixed(2)}`,
  ])
  await expectSoundBooks(pool)
})

test('a cap in money is what its lines came to on bills of the year', async () => {
  await configureProgramme(pool, command(programme({ cap: { kind: 'money_per_year', amount: '6.01' } })))
  await enrolment('G8', 'green_blocks', '1', '2026-07-01')
  await configureProgramme(pool, command(programme({ cap: { kind: 'money_per_year', amount: '6.00' } })))
  await expect(enrolment('G1', 'green_blocks', '1', '2026-07-01')).rejects.toThrow('6.00 for 2026, and 6.00 are spent')
})
