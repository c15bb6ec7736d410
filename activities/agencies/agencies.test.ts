import { Readable } from 'node:stream'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { readStoredFile } from '../../db/documents/stored-file-store.js'
import { utilityPack } from '../../test/support/collections.js'
import { type TestDatabase, testDatabase } from '../../test/support/database.js'
import { expectSoundBooks } from '../../test/support/invariants.js'
import { seedAccounts, seedItems, seedUtility } from '../../test/support/ledger.js'
import { releasePacks } from '../../test/support/policy.js'
import { codeOf } from '../../test/support/refusals.js'
import { sweepWriteOffs } from '../write-offs/sweep-write-offs.js'
import { configureAgency } from './configure-agency.js'
import { importAgencyPayments } from './import-agency-payments.js'
import { placeDebts } from './place-debts.js'
import { recallDebts, sweepRecalls } from './recall-debts.js'

let database: TestDatabase
let next = 0
const by = <Input>(input: Input) => ({
  key: `a${next++}`,
  actor: { kind: 'user' as const, id: 'ann', name: 'Ann' },
  reason: 'A test of it',
  input,
})
beforeAll(async () => {
  database = await testDatabase()
  const { pool } = database
  await seedUtility(pool, '2026-10-01')
  await seedAccounts(pool, ['A1:closed', 'A2:closed', 'A3:closed', 'A4:closed', 'A5'])
  await seedItems(pool, [
    ['A1', 'bill', '2026-02-20', '80.00', 'water'],
    ['A2', 'bill', '2026-02-20', '200.00', 'water'],
    ['A3', 'bill', '2026-02-20', '30.00', 'water'],
    ['A4', 'bill', '2026-02-20', '90.00', 'water'],
    ['A5', 'bill', '2026-02-20', '90.00', 'water'],
  ])
  const rules = [
    ['write_off.rule', { after_days: 120, without_approval_up_to: '100.00' }],
    ['write_off.bankruptcy', 'hold'],
    ['agency.rule', { after_days: 150, minimum: '50.00', recall_after_days: 60 }],
  ] as const
  await releasePacks(pool, [utilityPack(rules)], '2026-01-01')
  await sweepWriteOffs(pool)
})
afterAll(() => database.close())

const dayIs = (day: string) => database.adminPool.query('update utility set business_date = $1', [day])
const textOf = async (fileId: number): Promise<string[]> => {
  const found = await database.pool.query('select stored_file_id as id from agency_files where file_id = $1', [fileId])
  let text = ''
  for await (const part of readStoredFile(database.pool, found.rows[0].id)) text += part.toString()
  return text.trim().split('\r\n').slice(1)
}
const idOf = async (accountId: string): Promise<number> =>
  (await database.pool.query('select placement_id as id from agency_placements where account_id = $1', [accountId])).rows[0].id
const placements = async (): Promise<string[]> => {
  const found = await database.pool.query<{ row: string }>(
    `select concat_ws(' ', agency_code, account_id, amount, 'collected', collected, recall_reason, recalled_on) as row from agency_placements order by placement_id`,
  )
  return found.rows.map(({ row }) => row)
}
const payments = (rows: readonly string[]): Readable =>
  Readable.from([
    Buffer.from(
      `placement_id,account_id,external_id,received_on,gross,commission,net\n${rows.map((row) => `${row}\n`).join('')}`,
    ),
  ])

it('places each debt once, written off or not, in a numbered file', async () => {
  const { pool } = database
  expect(await codeOf(placeDebts(pool, by({ agencyCode: 'NORTH' })))).toBe('NOT_FOUND')
  const north = { agencyCode: 'NORTH', name: 'North Recovery', commissionPercent: '25.00', isActive: true }
  await configureAgency(pool, by({ ...north, isActive: false }))
  expect(await codeOf(placeDebts(pool, by({ agencyCode: 'NORTH' })))).toBe('AGENCY_NOT_ACTIVE')
  await configureAgency(pool, by(north))
  const command = by({ agencyCode: 'NORTH' })
  const placed = await placeDebts(pool, command)
  expect(placed).toMatchObject({ name: 'NORTH-placement-0001.csv', placed: 3, amount: '370.00' })
  expect(await placeDebts(pool, command)).toEqual(placed)
  expect(await codeOf(placeDebts(pool, by({ agencyCode: 'NORTH' })))).toBe('NOTHING_TO_PLACE')
  expect((await textOf(placed.fileId))[0]).toBe(
    `${await idOf('A1')},A1,Test,1 Main St,,Town,CA,90000,US,80.00,USD,2026-02-20,2026-10-01`,
  )
})

it('takes payments gross, books what the agency kept, and holds what it cannot place', async () => {
  const { pool } = database
  await dayIs('2026-10-20')
  const rows = [
    `${await idOf('A1')},A1,N-1,2026-10-15,80.00,20.00,60.00`,
    `${await idOf('A2')},A2,N-2,2026-10-15,50.00,10.00,40.00`,
    '999,A9,N-3,2026-10-15,10.00,2.50,7.50',
    `${await idOf('A1')},A1,N-1,2026-10-15,80.00,20.00,60.00`,
    `${await idOf('A2')},A2,N-4,2026-10-15,50.00,10.00,39.00`,
  ]
  const send = (name: string) => importAgencyPayments(pool, by({ agencyCode: 'NORTH', name }), payments(rows))
  const before = await pool.query('select max(entry_id) as id from journal_entries')
  const first = await send('october.csv')
  expect(await send('again.csv')).toEqual({ fileId: first.fileId, unchanged: true })
  const file = await pool.query(
    `select concat_ws(' ', number, rows, total, commission, posted, duplicates, held, refused) as row from agency_files where file_id = $1`,
    [first.fileId],
  )
  expect(file.rows[0].row).toBe('1 5 140.00 32.50 2 1 1 1')
  const found = await pool.query<{ row: string }>(
    `select line || ' ' || outcome || ' ' || code as row from agency_findings where file_id = $1 order by line`,
    [first.fileId],
  )
  expect(found.rows.map(({ row }) => row)).toEqual([
    '3 posted AGENCY_COMMISSION_DIFFERS',
    '4 held AGENCY_UNKNOWN_PLACEMENT',
    '5 duplicate AGENCY_DUPLICATE',
    '6 refused AGENCY_SUM_DIFFERS',
  ])
  const entries = await pool.query<{ row: string }>(
    `select event_kind || ': ' || string_agg(gl_code || ' ' || amount::numeric(14, 2), ', ' order by line_no) as row
     from journal_entries join postings using (entry_id) where entry_id > $1 group by entry_id order by entry_id`,
    [before.rows[0].id],
  )
  expect(entries.rows.map(({ row }) => row)).toEqual([
    'payment_received: 1090 80.00, 2100 -80.00',
    'payment_received: 1090 50.00, 2100 -50.00',
    'payment_received: 1090 10.00, 2900 -10.00',
    'credit_applied: 2100 50.00, 1100 -50.00',
    // A1 was written off: what was paid is owed again, and paid.
    'debt_reinstated: 5900 -80.00, 2100 80.00',
    'credit_unapplied: 2100 -80.00, 1100 80.00',
    'credit_applied: 2100 80.00, 1100 -80.00',
    'agency_commission: 5900 20.00, 1090 -20.00',
    'agency_commission: 5900 10.00, 1090 -10.00',
    'agency_commission: 5900 2.50, 1090 -2.50',
  ])
  await expectSoundBooks(pool)
})

it.each([
  ['an empty file', '', 'AGENCY_FILE_INVALID'],
  ['other columns', 'a,b\n1,2\n', 'AGENCY_FILE_INVALID'],
  ['bytes that are no text', '\u0000\u0001', 'AGENCY_FILE_INVALID'],
])('refuses %s, and keeps nothing of it', async (_name, text, code) => {
  const { pool } = database
  const count = async () => (await pool.query('select count(*)::integer as count from stored_files')).rows[0].count
  const before = await count()
  const bytes = Readable.from(text === '' ? [] : [Buffer.from(text)])
  expect(await codeOf(importAgencyPayments(pool, by({ agencyCode: 'NORTH', name: 'x.csv' }), bytes))).toBe(code)
  expect(await count()).toBe(before)
})

it('recalls what is paid, disputed or brings nothing, by night and by hand', async () => {
  const { pool } = database
  expect(await sweepRecalls(pool)).toBe(1)
  expect(await sweepRecalls(pool)).toBeUndefined()
  const [file] = (await pool.query(`select file_id, name from agency_files where kind = 'recall'`)).rows
  expect(file.name).toBe('NORTH-recall-0001.csv')
  expect(await textOf(file.file_id)).toEqual([`${await idOf('A1')},A1,paid,2026-10-20`])
  // 60 days after the placement, or after the last payment.
  await dayIs('2026-11-30')
  expect(await sweepRecalls(pool)).toBe(1)
  const command = by({ placementIds: [await idOf('A2')] })
  const answer = await recallDebts(pool, command)
  expect(answer.files).toMatchObject([{ name: 'NORTH-recall-0003.csv', recalled: 1 }])
  expect(await recallDebts(pool, command)).toEqual(answer)
  expect(await codeOf(recallDebts(pool, by({ placementIds: [await idOf('A2')] })))).toBe('AGENCY_RECALLED')
  expect(await placements()).toEqual([
    'NORTH A1 80.00 collected 80.00 paid 2026-10-20',
    'NORTH A2 200.00 collected 50.00 requested 2026-11-30',
    'NORTH A4 90.00 collected 0.00 no_payment 2026-11-30',
  ])
  // Another agency may be given what came back; this one is not given it again.
  await configureAgency(pool, by({ agencyCode: 'SOUTH', name: 'South', commissionPercent: '30.00', isActive: true }))
  expect(await codeOf(placeDebts(pool, by({ agencyCode: 'NORTH' })))).toBe('NOTHING_TO_PLACE')
  expect(await placeDebts(pool, by({ agencyCode: 'SOUTH' }))).toMatchObject({ name: 'SOUTH-placement-0001.csv', placed: 2 })
  await expectSoundBooks(pool)
})
