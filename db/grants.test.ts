import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type pg from 'pg'
import { type TestDatabase, testDatabase } from '../test/support/database.js'
import { seedAccounts, seedItems, seedUtility } from '../test/support/ledger.js'
import { createPool } from './pool.js'

let database: TestDatabase
let reader: pg.Pool
beforeAll(async () => {
  database = await testDatabase()
  reader = createPool(database.readerConnectionString, { max: 2 })
  await seedUtility(database.pool, '2026-09-15')
  await seedAccounts(database.pool, ['A1'])
  await seedItems(database.pool, [['A1', 'bill', '2026-08-20', '10.00', 'water']])
})
afterAll(async () => {
  await reader.end()
  await database.close()
})

/** Rows that stand for ever: no role of the running system changes or removes one, whatever its code does. */
const PERMANENT = [
  'journal_entries',
  'postings',
  'applications',
  'reads',
  'audit_log',
  'interactions',
  'identity_checks',
  'case_log',
  'customer_consents',
  'agreement_transitions',
  'process_steps',
  'connection_wait_events',
  'connection_surveys',
  'run_account_acts',
  'payment_tenders',
  'payment_findings',
  'payment_files',
  'settings_versions',
  'line_accounts',
  'added_accounts',
  'tariff_revisions',
  'tariff_version_events',
  'policy_rows',
  'policy_events',
  'policy_confirmations',
  'late_fees',
  'late_fee_debts',
  'late_fee_reversals',
  'work_order_events',
  'work_order_results',
  'work_order_files',
  'csv_mappings',
  'meter_file_findings',
  'interval_days',
  'arrears_days',
  'arrears_lines',
  'collection_stops',
  'collection_stop_cases',
]

/** What the application may not do, beside the permanent rows. */
const FORBIDDEN = [
  ['delete from open_items', /permission denied/],
  ['update open_items set original_amount = 1', /permission denied/],
  ["update open_items set account_id = 'A2'", /permission denied/],
  ['truncate open_items', /permission denied/],
  ['delete from payments', /permission denied/],
  ['truncate payments', /permission denied/],
  ['update payments set amount = 1', /permission denied|never edited/],
  ['delete from deposits', /permission denied/],
  ['truncate bills', /permission denied/],
  ['truncate bill_lines', /permission denied/],
  ['update bill_lines set amount = 1', /permission denied/],
  ['update bill_segments set amount = 1', /permission denied/],
  ['update billed_periods set period = period', /permission denied/],
  ['truncate billed_periods', /permission denied/],
  ['delete from accounts', /permission denied/],
  ['delete from customers', /permission denied/],
  ['delete from service_agreements', /permission denied/],
  ['delete from gl_accounts', /permission denied/],
  ['delete from accounting_periods', /permission denied/],
  ['delete from tasks', /permission denied/],
  ['delete from users', /permission denied/],
  ['delete from idempotency_keys', /permission denied/],
  ['drop table postings', /must be owner/],
  ['alter table postings disable trigger all', /must be owner/],
  ['alter table open_items add column x integer', /must be owner/],
  ['drop trigger postings_immutable on postings', /must be owner/],
  [
    'create or replace function refuse_change() returns trigger language plpgsql as $$ begin return new; end $$',
    /permission denied|must be owner/,
  ],
  ['create table mine (a integer)', /permission denied/],
  ['set session_replication_role = replica', /permission denied/],
  ['set role penstock_migrator', /permission denied/],
  ["select nextval('entry_ids'), setval('entry_ids', 1)", /permission denied/],
] as const

describe('the role of the application', () => {
  it.each(PERMANENT.flatMap((table) => [[`delete from ${table}`], [`truncate ${table} cascade`]]))(
    'may not: %s',
    async (statement) => {
      await expect(database.pool.query(statement)).rejects.toThrow(/permission denied/)
    },
  )

  it.each(PERMANENT)('may not change a row of %s', async (table) => {
    const columns = await database.adminPool.query<{ column_name: string }>(
      `select column_name from information_schema.columns where table_name = $1 and table_schema = 'public'`,
      [table],
    )
    const may = await database.adminPool.query<{ column_name: string }>(
      `select column_name from information_schema.column_privileges where table_name = $1 and grantee = 'penstock_app' and privilege_type = 'UPDATE'`,
      [table],
    )
    expect(columns.rows.length).toBeGreaterThan(2)
    // A read, and a day of intervals, may be marked as superseded; nothing else of the permanent rows moves.
    const isSuperseded = table === 'reads' || table === 'interval_days'
    expect(may.rows.map((row) => row.column_name)).toEqual(isSuperseded ? ['superseded_by'] : [])
  })

  it.each(FORBIDDEN)('may not: %s', async (statement, message) => {
    await expect(database.pool.query(statement).then(({ command }) => command)).rejects.toThrow(message)
  })

  it('may move the open amount of an item, within its amount', async () => {
    await database.pool.query('update open_items set open_amount = open_amount - 1')
    await expect(database.pool.query('update open_items set open_amount = -1')).rejects.toThrow(/check/)
    await expect(database.pool.query('update open_items set open_amount = 11')).rejects.toThrow(/check/)
  })

  it('cannot add a line to a posted entry, nor post one that is unbalanced, empty or lopsided', async () => {
    const line = (entry: string, amount: string, no = 9) =>
      `insert into postings values (${entry}, ${no}, '1000', ${amount}, null, null)`
    const entry = (id: number) =>
      `insert into journal_entries (entry_id, event_kind, source_kind, source_id, effective_on, period, currency, description, recorded_by)
       values (${id}, 'x', 'x', '${id}', '2026-09-01', '2026-09', 'USD', 'x', 'x')`
    const post = async (...statements: string[]): Promise<string> => {
      const client = await database.pool.connect()
      try {
        await client.query('begin')
        for (const statement of statements) await client.query(statement)
        await client.query('commit')
        return 'posted'
      } catch (error) {
        await client.query('rollback')
        return (error as Error).message
      } finally {
        client.release()
      }
    }
    expect(await post(line('(select max(entry_id) from journal_entries)', '1'))).toMatch(/PENSTOCK_SEALED_ENTRY/)
    expect(await post(entry(900001))).toMatch(/PENSTOCK_UNBALANCED_ENTRY/)
    expect(await post(line('900002', '1', 1), line('900002', '-2', 2), entry(900002))).toMatch(/PENSTOCK_UNBALANCED_ENTRY/)
    expect(await post(line('900003', '0', 1))).toMatch(/check/)
    expect(await post(line('900004', '1', 1), line('900004', '-1', 2))).toMatch(/foreign key/)
    expect(await post(line('900005', '1', 1), line('900005', '-1', 2), entry(900005))).toBe('posted')
    expect(await post(line('900006', '1', 1), line('900006', '-1', 2), entry(900006).replace("'900006'", "'900005'"))).toMatch(
      /duplicate key/,
    )
    expect(await post(line('900007', '1', 1), line('900007', '-1', 2), entry(900007).replace("'2026-09'", "'2026-10'"))).toMatch(
      /check/,
    )
  })
})

describe('the role that reads', () => {
  it.each([
    'insert into gl_accounts values (1, 1, 1)',
    'update accounts set version = 2',
    'delete from payments',
    'truncate postings',
    'create table mine (a integer)',
    "select nextval('entry_ids')",
    'select password_hash from users',
    'select token_hash from api_tokens',
    'select pin_hash from customer_pins',
    'select sealed from customer_identifiers',
    'select value from customer_demographics',
    'select session_hash from sessions',
    'select answer from idempotency_keys',
    'select bytes from stored_file_chunks',
  ])('may not: %s', async (statement) => {
    await expect(reader.query(statement)).rejects.toThrow(/permission denied/)
  })

  it('reads the books', async () => {
    expect((await reader.query('select count(*) as n from postings')).rows[0].n).toBeGreaterThan(1)
    expect((await reader.query('select name from users')).rows).toEqual([])
  })
})
