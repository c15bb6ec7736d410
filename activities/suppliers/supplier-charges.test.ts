import type pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { workRun, approveRun, computeRun } from '../../test/support/bill-run.js'
import { type TestDatabase, testDatabase } from '../../test/support/database.js'
import { TESTER } from '../../test/support/import-folder.js'
import { expectSoundBooks } from '../../test/support/invariants.js'
import { importSolarUtility, solarDays, storeSolarDays } from '../../test/support/solar-utility.js'
import { SUPPLIED } from '../../test/support/supplied.js'
import { proposeCorrection } from '../billing/propose-correction.js'
import { cancelSupplierCharge } from './cancel-supplier-charge.js'
import { enterSupplierCharges } from './enter-supplier-charges.js'

// Account A2 in January 2026: delivery at 0.05 for 406.968 kWh (see announced-events.test.ts), and what Northwind charges for the energy.

const FILE = [
  'agreement,from,to,charge,amount',
  'G2,2026-01-01,2026-01-31,supplier_energy,38.20',
  'G2,2026-01-01,2026-01-20,supplier_adjustment,-1.00',
  'G2,2026-01-21,2026-01-31,supplier_adjustment,-0.05',
].join('\n')

let database: TestDatabase
let pool: pg.Pool
let runId: number
let keys = 0
const command = <Input>(input: Input) => ({ key: `supplier ${(keys += 1)}`, actor: TESTER, reason: 'File of January', input })
const enter = (file: string) => enterSupplierCharges(pool, command({ supplier: 'Northwind', file }))
const lines = async (state: string): Promise<string[]> => {
  const found = await pool.query<{ line: string }>(
    `select l.line_code || ' ' || l.amount::text as line from bill_lines l join bills b using (bill_id)
      where b.account_id = 'A2' and b.state = $1 order by l.line_no`,
    [state],
  )
  return found.rows.map(({ line }) => line)
}
const charges = async () =>
  (await pool.query<{ id: number }>('select charge_id as id from supplier_charges order by 1')).rows.map(({ id }) => id)

beforeAll(async () => {
  database = await testDatabase()
  pool = database.pool
  await importSolarUtility(pool, ['2026-01-31'], SUPPLIED)
  await storeSolarDays(pool, 'M2', solarDays('2026-01-01', '2026-01-31'), false)
  await pool.query(`update utility set business_date = '2026-02-05'`)
}, 60_000)
afterAll(() => database?.close())

test('a bill is not made without what the supplier charges', async () => {
  runId = await computeRun(pool, '1', '2026-01-31')
  const parked = await pool.query(`select reason_code, sentence from run_accounts where account_id = 'A2'`)
  expect(parked.rows[0]).toMatchObject({ reason_code: 'MISSING_DETERMINANT' })
  expect(parked.rows[0]?.['sentence']).toContain('supplier_energy')
})

test('a file is entered as a whole or not at all', async () => {
  const wrong = [
    FILE,
    'G9,2026-01-01,2026-01-31,supplier_energy,1',
    'G2,2026-01-01,2026-01-31,tax,1',
    'G2,2025-12-01,2026-01-31,supplier_energy,1',
  ]
  await expect(enter(wrong.join('\n'))).rejects.toMatchObject({
    refusal: {
      code: 'SUPPLIER_FILE',
      facts: {
        problems: [
          { line: 5, message: 'there is no agreement G9' },
          { line: 6, message: 'the tariff N-CHOICE of G2 asks for no tax' },
          { line: 7, message: 'G2 has service from 2026-01-01' },
        ],
      },
    },
  })
  expect(await charges()).toEqual([])
})

test('what was parked for want of it is billed with it; the same file again changes nothing', async () => {
  const file = command({ supplier: 'Northwind', file: FILE })
  const answer = await enterSupplierCharges(pool, file)
  expect(answer).toEqual({ entered: 3, known: 0, accountsTriedAgain: ['A2'] })
  expect(await enterSupplierCharges(pool, file)).toEqual(answer)
  await expect(enter(FILE)).rejects.toThrow('SUPPLIER_DURING_RUN')
  await workRun(pool, runId)
  // 406.968 × 0.05; 38.20; −1.00 − 0.05.
  expect(await lines('draft')).toEqual(['E-EN 20.35', 'E-EN1 38.20', 'E-EN2 -1.05'])
  expect(await enter(FILE)).toEqual({ entered: 0, known: 3, accountsTriedAgain: [] })
  await expect(enter(FILE.replace('38.20', '40.00'))).rejects.toThrow('G2 is billed to 2026-01-31')
})

test('what is billed stays; a bill that is made again has it, and what is taken out is asked for again', async () => {
  await approveRun(pool, runId)
  const [energy = 0] = await charges()
  await expect(cancelSupplierCharge(pool, command({ chargeId: energy }))).rejects.toThrow('SUPPLIER_CHARGE_BILLED')
  const [bill] = (await pool.query<{ bill_id: number }>(`select bill_id from bills where account_id = 'A2' and state = 'issued'`))
    .rows
  const again = await proposeCorrection(pool, command({ billId: bill?.bill_id as number, rebill: true }))
  expect(again.difference).toBe('0.00')
  await expectSoundBooks(pool)
  const february = 'agreement,from,to,charge,amount\nG2,2026-02-01,2026-02-28,supplier_energy,30'
  expect(await enter(february)).toMatchObject({ entered: 1 })
  await expect(enter(february.replace(',30', ',31'))).rejects.toThrow(
    'supplier_energy of 2026-02-01 to 2026-02-28 is stated as 30: cancel that first',
  )
  const chargeId = (await charges()).at(-1) as number
  expect(await cancelSupplierCharge(pool, command({ chargeId }))).toEqual({ chargeId })
  await expect(cancelSupplierCharge(pool, command({ chargeId }))).rejects.toThrow('SUPPLIER_CHARGE_CANCELLED')
  expect(await enter(february.replace(',30', ',31'))).toMatchObject({ entered: 1 })
})
