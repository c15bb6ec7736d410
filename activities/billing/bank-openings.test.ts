import type pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { loadBankPeriods } from '../../db/billing/bank-reads.js'
import { type TestDatabase, testDatabase } from '../../test/support/database.js'
import { TESTER } from '../../test/support/import-folder.js'
import { expectSoundBooks } from '../../test/support/invariants.js'
import { importSolarUtility, SOLAR_ACCOUNTS, SOLAR_TARIFFS, solarDays, storeSolarDays } from '../../test/support/solar-utility.js'
import type { ImportCounts } from '../imports/apply-set.js'
import { banksToOpen } from './banks-to-open.js'
import { decideDraft, draftOffCycleBill } from './off-cycle-bill.js'
import { openBank, openBanks } from './open-bank.js'
import { takeBackOpening, takeBackOpenings } from './take-back-opening.js'

let keys = 0
const command = <Input>(input: Input) => ({ key: `opened ${(keys += 1)}`, actor: TESTER, reason: 'cut-over', input })

test('the import of a utility brings them with it', async () => {
  const other = await testDatabase()
  try {
    const openings = [
      ['G1', 'energy', 'on', '100', '2025-12-15'],
      ['G4', 'credits', '', '25.50', '2025-12-31'],
    ]
    await importSolarUtility(other.pool, [], { accounts: SOLAR_ACCOUNTS, tariffs: SOLAR_TARIFFS, openings })
    const banks = await other.pool.query(
      `select concat_ws(' ', account_id, agreement_id, bank, part, unit, quantity, period_to, reason) as entry from bank_entries order by 1`,
    )
    expect(banks.rows.map(({ entry }) => entry)).toEqual([
      'A1 G1 energy on kWh 100 2025-12-15 import',
      'A4 G4 credits lots USD 25.50 2025-12-31 import',
    ])
    const [imported] = (await other.pool.query<{ counts: ImportCounts }>('select counts from imports')).rows
    expect(imported?.counts.files.find(({ file }) => file === 'bank_openings.csv')).toMatchObject({ rows: 2, written: 2 })
    await expectSoundBooks(other.pool)
  } finally {
    await other.close()
  }
})

let database: TestDatabase
let pool: pg.Pool
beforeAll(async () => {
  database = await testDatabase()
  pool = database.pool
})
afterAll(() => database?.close())

test('what the former system left is entered before the first bill, taken back where it was wrong, and the bill goes on from it', async () => {
  await importSolarUtility(pool, [])
  const january = solarDays('2026-01-01', '2026-01-31')
  await storeSolarDays(pool, 'M1', january)
  const opening = { agreementId: 'G1', bank: 'energy', period: 'on', quantity: '100', earnedOn: '2025-12-15' }
  await expect(openBank(pool, command({ ...opening, period: 'night' }))).rejects.toThrow('energy of off, energy of on')
  const once = command(opening)
  expect(await openBank(pool, once)).toEqual(await openBank(pool, once))
  expect(await banksToOpen(pool, { agreementId: 'G1', tariffCode: 'N-SOL' })).toHaveLength(2)
  const file = (...rows: string[]) => command({ file: ['agreement,bank,period,quantity,earned_on', ...rows, ''].join('\n') })
  const both = ['G1,energy,on,100,2025-12-15', 'G1,energy,off,0,2025-12-31']
  await expect(openBanks(pool, file(...both, 'G9,energy,on,1,2025-12-15', 'G1,energy,on,-1,2025-12-15'))).rejects.toThrow(
    'The file has 2 problem(s), first in line 4: There is no agreement G9.',
  )
  expect(await openBanks(pool, file(...both))).toEqual({ opened: 1, known: 1 })
  expect(await openBanks(pool, file(...both))).toEqual({ opened: 0, known: 2 })
  await pool.query(`update utility set business_date = '2026-02-01'`)
  const { billId } = await draftOffCycleBill(pool, command({ accountId: 'A1', kind: 'off_cycle' as const, readOn: '2026-01-31' }))
  // A wrong opening is taken back, by itself or by the file; the draft that went on from it is made again.
  const openings = await pool.query<{ id: number }>(
    `select bank_entry_id as id from bank_entries where part = 'on' and quantity = 100`,
  )
  const wrong = command({ agreementId: 'G1', entryId: openings.rows[0]?.id ?? 0 })
  expect(await takeBackOpening(pool, wrong)).toEqual(await takeBackOpening(pool, wrong))
  await expect(takeBackOpening(pool, command(wrong.input))).rejects.toThrow('OPENING_TAKEN_BACK')
  await expect(decideDraft(pool, command({ billId, decision: 'issue' as const }))).rejects.toThrow('CARRIED_STATE_CHANGED')
  await decideDraft(pool, command({ billId, decision: 'drop' as const }))
  await expect(takeBackOpenings(pool, file(...both))).rejects.toThrow('first in line 2: agreement G1 has no such opening')
  expect(await openBanks(pool, file('G1,energy,on,80,2025-12-15'))).toEqual({ opened: 1, known: 0 })
  expect(await takeBackOpenings(pool, file('G1,energy,on,80,2025-12-15'))).toEqual({ takenBack: 1 })
  await openBank(pool, command(opening))
  const again = await draftOffCycleBill(pool, command({ accountId: 'A1', kind: 'off_cycle' as const, readOn: '2026-01-31' }))
  await decideDraft(pool, command({ billId: again.billId, decision: 'issue' as const }))
  const [on] = (await loadBankPeriods(pool, { agreementId: 'G1' })).filter((own) => own.part === 'on').slice(-1)
  expect(on).toMatchObject({ used: '100', balance: '0' })
  await expect(openBank(pool, command(opening))).rejects.toThrow('BANK_STARTED')
  await expect(takeBackOpenings(pool, file(both[0] ?? ''))).rejects.toThrow('has carried the banks of G1 on')
  expect(await banksToOpen(pool, { agreementId: 'G1', tariffCode: 'N-SOL' })).toEqual([])
  await expectSoundBooks(pool)
})
