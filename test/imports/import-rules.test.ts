import { afterEach, describe, expect, it } from 'vitest'
import { beginSynthetic } from '../../activities/imports/begin-synthetic.js'
import { failImport } from '../../activities/imports/fail-import.js'
import { runImport } from '../../activities/imports/run-import.js'
import { localDateIn } from '../../db/today.js'
import { type TestDatabase, testDatabase } from '../support/database.js'
import { expectSoundBooks } from '../support/invariants.js'
import { baseSet, baseText, commandOf, importResult, importSet, type SetFiles, uploadSet } from './import-set.js'

const AS_OF = '2026-09-01'
let database: TestDatabase
afterEach(() => database.close())

/** The base set with some files changed. */
function changed(changes: Readonly<Record<string, (text: string) => string>>): SetFiles {
  const set = baseSet()
  for (const [name, change] of Object.entries(changes)) set.set(name, change(baseText(name)))
  return set
}

async function rows(sql: string): Promise<Record<string, unknown>[]> {
  return (await database.pool.query<Record<string, unknown>>(sql)).rows
}

async function isEmpty(): Promise<boolean> {
  const [found] = await rows(
    `select (select count(*) from utility) + (select count(*) from settings_versions) + (select count(*) from gl_accounts) + (select count(*) from tariffs)
       + (select count(*) from customers) + (select count(*) from reads) + (select count(*) from bills) + (select count(*) from journal_entries)
       + (select count(*) from bill_windows) + (select count(*) from accounting_periods) as written`,
  )
  return found?.written === 0
}

describe('what an import writes', () => {
  it('nothing, where one row is wrong', async () => {
    database = await testDatabase()
    const result = await importSet(database.pool, changed({ 'reads.csv': (text) => text.replace('9840', 'x') }), { asOf: AS_OF })
    expect([result.state, result.errors]).toEqual(['refused', 1])
    expect(await isEmpty()).toBe(true)
    const mended = await importSet(database.pool, baseSet(), { asOf: AS_OF })
    expect(mended.state).toBe('completed')
    await expectSoundBooks(database.pool)
  })

  it('nothing on a dry run without errors', async () => {
    database = await testDatabase()
    const result = await importSet(database.pool, baseSet(), { asOf: AS_OF, isDryRun: true })
    expect([result.state, result.errors, result.counts.asOf]).toEqual(['validated', 0, AS_OF])
    expect(result.counts.files.every((file) => file.written === 0)).toBe(true)
    expect(await isEmpty()).toBe(true)
  })

  it('everything, also where the three files that may be absent are', async () => {
    database = await testDatabase()
    const set = baseSet()
    for (const name of ['open_items.csv', 'deposits.csv', 'bill_history.csv']) set.delete(name)
    expect((await importSet(database.pool, set, { asOf: AS_OF })).state).toBe('completed')
    expect(await rows('select (select count(*) from journal_entries) as entries, (select count(*) from bills) as bills')).toEqual(
      [{ entries: 0, bills: 0 }],
    )
  })

  it('agreements in their states, with the day since when', async () => {
    database = await testDatabase()
    await importSet(database.pool, baseSet(), { asOf: AS_OF })
    expect(
      await rows(
        `select agreement_id, state, on_date from service_agreements join agreement_transitions using (agreement_id)
         where agreement_id in ('G000001', 'G000008', 'G000009', 'G000010') order by agreement_id`,
      ),
    ).toEqual([
      { agreement_id: 'G000001', state: 'active', on_date: '2010-03-01' },
      // An item of it is open, so it is not closed.
      { agreement_id: 'G000008', state: 'stopped', on_date: '2026-07-10' },
      { agreement_id: 'G000009', state: 'active', on_date: '2026-07-11' },
      { agreement_id: 'G000010', state: 'pending_start', on_date: AS_OF },
    ])
  })

  it('a stopped agreement as closed, where its last day is billed and nothing is open', async () => {
    database = await testDatabase()
    await importSet(database.pool, changed({ 'open_items.csv': (text) => text.replace(/^O000006.*\n/m, '') }), { asOf: AS_OF })
    expect(await rows(`select state from service_agreements where agreement_id = 'G000008'`)).toEqual([{ state: 'closed' }])
  })

  it('open items on the account of their service, credits on customer credit, each with its own age', async () => {
    database = await testDatabase()
    await importSet(database.pool, baseSet(), { asOf: AS_OF })
    expect(
      await rows(
        `select external_id, g.kind, g.service, o.kind as item, original_on, due_on, original_amount, open_amount, effective_on
         from open_items o join gl_accounts g on g.code = o.gl_code join journal_entries using (entry_id) order by external_id`,
      ),
    ).toMatchObject([
      {
        external_id: 'O000001',
        kind: 'receivable',
        item: 'bill',
        original_on: '2026-07-09',
        due_on: '2026-07-30',
        original_amount: '201.17',
        open_amount: '50.00',
        effective_on: AS_OF,
      },
      { external_id: 'O000002', kind: 'receivable', item: 'late_fee', due_on: '2026-08-03' },
      { external_id: 'O000003', kind: 'receivable', item: 'bill' },
      { external_id: 'O000004', kind: 'receivable', service: 'water', item: 'bill', open_amount: '58.10' },
      { external_id: 'O000005', kind: 'customer_credit', item: 'credit', open_amount: '-120.00' },
      { external_id: 'O000006', kind: 'receivable', service: 'water' },
    ])
    await expectSoundBooks(database.pool)
  })

  it('periods as days of service, by the printing of the settings', async () => {
    database = await testDatabase()
    const set = baseSet()
    const settings = JSON.parse(await settingsText(set)) as { service_period: object }
    settings.service_period = { read_counts_for: 'start_of_day', period_printing: { from: 'day_before', to: 'day_after' } }
    set.set('settings.json', JSON.stringify(settings))
    const printed = baseText('bill_history.csv').replace(
      /(\d{4}-\d\d-\d\d),(\d{4}-\d\d-\d\d),([\d.]+),(ccf|kWh|ERU|cart)/g,
      (_all, from, to, quantity, unit) => [shift(String(from), -1), shift(String(to), 1), quantity, unit].join(','),
    )
    set.set('bill_history.csv', printed)
    const result = await importSet(database.pool, set, { asOf: AS_OF })
    expect([result.state, result.findings]).toEqual(['completed', []])
    expect(await rows(`select period_from, period_to from bills where bill_number = 'H000001'`)).toEqual([
      { period_from: '2026-06-05', period_to: '2026-07-06' },
    ])
    expect(await rows(`select period::text from billed_periods where agreement_id = 'G000001'`)).toEqual([
      { period: '[2026-06-05,2026-08-05)' },
    ])
  })
})

describe('the business date', () => {
  it('is the first day of the month of the earliest window, where none is asked for', async () => {
    database = await testDatabase()
    await importSet(database.pool, baseSet())
    expect(await rows('select business_date from utility')).toEqual([{ business_date: '2026-09-01' }])
  })

  it('is the calendar’s in production, which takes no other', async () => {
    database = await testDatabase()
    const asked = await importSet(database.pool, baseSet(), { asOf: AS_OF, isProduction: true })
    expect([asked.state, asked.findings.map((found) => found.code)]).toEqual([
      'refused',
      expect.arrayContaining(['AS_OF_IN_PRODUCTION']),
    ])
    const result = await importSet(database.pool, baseSet(), { isProduction: true })
    expect(result.state).toBe('completed')
    expect(await rows('select business_date, is_sandbox from utility')).toEqual([{ business_date: null, is_sandbox: false }])
    expect(await rows('select distinct effective_on from journal_entries')).toEqual([
      { effective_on: localDateIn('America/Los_Angeles') },
    ])
  })
})

describe('an import that is run again', () => {
  const counted = () =>
    rows(
      'select (select count(*) from reads) as reads, (select count(*) from journal_entries) as entries, (select count(*) from import_findings) as findings',
    )

  it('or by two workers at once is applied once, and both say so', async () => {
    database = await testDatabase()
    const importId = await uploadSet(database.pool, baseSet(), { asOf: AS_OF })
    const deps = { pool: database.pool, isProduction: false }
    const answers = await Promise.all([runImport(deps, { importId }), runImport(deps, { importId })])
    expect(answers).toEqual([
      { importId, state: 'completed' },
      { importId, state: 'completed' },
    ])
    const once = await counted()
    expect(await runImport(deps, { importId })).toEqual({ importId, state: 'completed' })
    expect(await counted()).toEqual(once)
    expect(once).toEqual([{ reads: 19, entries: 7, findings: 0 }])
  })

  it('beside another one waits, and finds the utility there', async () => {
    database = await testDatabase()
    const first = await uploadSet(database.pool, baseSet(), { asOf: AS_OF })
    const second = await uploadSet(database.pool, changed({ 'customers.csv': (text) => text.replace('Ada', 'Ida') }), {})
    const deps = { pool: database.pool, isProduction: false }
    const answers = await Promise.all([runImport(deps, { importId: first }), runImport(deps, { importId: second })])
    expect(answers.map((answer) => answer.state).sort()).toEqual(['completed', 'refused'])
    await expectSoundBooks(database.pool)
  })

  it('after it failed stays as it is', async () => {
    database = await testDatabase()
    const importId = await uploadSet(database.pool, baseSet(), { asOf: AS_OF })
    await failImport(database.pool, { importId, code: 'INVARIANT' })
    await failImport(database.pool, { importId, code: 'OTHER' })
    expect(await rows('select state, failure from imports')).toEqual([
      {
        state: 'failed',
        failure: "The import stopped with INVARIANT; nothing of it was written. The worker's log has the details.",
      },
    ])
    expect((await runImport({ pool: database.pool, isProduction: false }, { importId })).state).toBe('failed')
    expect(await isEmpty()).toBe(true)
  })
})

describe('a production system', () => {
  it('takes no synthetic utility', async () => {
    database = await testDatabase()
    const { importId } = await beginSynthetic(database.pool, commandOf({ accounts: 100, seed: 1, historyMonths: 1 }))
    await runImport({ pool: database.pool, isProduction: true }, { importId })
    const result = await importResult(database.pool, importId)
    expect([result.state, result.findings.map((found) => found.code)]).toEqual(['refused', ['SYNTHETIC_IN_PRODUCTION']])
  })
})

describe('a database that holds a utility', () => {
  it('takes no other set, and its date is not moved', async () => {
    database = await testDatabase()
    await importSet(database.pool, baseSet(), { asOf: AS_OF })
    const other = changed({ 'customers.csv': (text) => text.replace('Ada', 'Ida') })
    const refused = await importSet(database.pool, other, { asOf: '2026-09-05' })
    expect([refused.state, refused.findings.map((found) => found.code)]).toEqual([
      'refused',
      ['AS_OF_NOT_EMPTY', 'DATABASE_NOT_EMPTY'],
    ])
    expect(await rows(`select given_name from customers where customer_id = 'C000001'`)).toEqual([{ given_name: 'Ada' }])
    expect((await importSet(database.pool, other, { isDryRun: true })).state).toBe('refused')
    expect((await importSet(database.pool, baseSet(), { isDryRun: true })).state).toBe('validated')
    expect((await importSet(database.pool, baseSet())).state).toBe('unchanged')
  })
})

describe('rejected rows that are accepted by name', () => {
  const wrongMeter = { 'meters.csv': (text: string) => text.replace('5/8,2009-01-05', '5/8,2009-02-30') }

  it('are left out with everything that refers to them, and it is said', async () => {
    database = await testDatabase()
    const accept = 'file,row,code\nmeters.csv,M10000001,DATE_NOT_REAL\n'
    const result = await importSet(database.pool, changed(wrongMeter), { asOf: AS_OF, accept })
    expect([result.state, result.errors, result.warnings]).toEqual(['completed', 1, 5])
    expect(result.findings.filter((found) => found.isAccepted).map((found) => [found.file, found.row, found.code])).toEqual([
      ['meters.csv', 2, 'DATE_NOT_REAL'],
    ])
    expect(
      result.findings.filter((found) => found.code === 'LEFT_OUT').map((found) => [found.file, found.key, found.sentence]),
    ).toEqual([
      ['installs.csv', 'M10000001/1/2010-02-01', 'Left out together with M10000001/1 of registers.csv.'],
      ['reads.csv', 'M10000001/1/2026-07-06', 'Left out together with M10000001/1 of registers.csv.'],
      ['reads.csv', 'M10000001/1/2026-08-04', 'Left out together with M10000001/1 of registers.csv.'],
      ['reads.csv', 'M10000001/1/2026-09-04', 'Left out together with M10000001/1 of registers.csv.'],
      ['registers.csv', 'M10000001/1', 'Left out together with M10000001 of meters.csv.'],
    ])
    const leftOut = result.counts.files
      .filter((file) => file.leftOut > 0)
      .map((file) => [file.file, file.rows, file.written, file.leftOut])
    expect(leftOut).toEqual([
      ['meters.csv', 7, 6, 1],
      ['registers.csv', 8, 7, 1],
      ['installs.csv', 8, 7, 1],
      ['reads.csv', 19, 16, 3],
    ])
    expect(await rows(`select count(*) as meters from meters where meter_id = 'M10000001'`)).toEqual([{ meters: 0 }])
    await expectSoundBooks(database.pool)
  })

  it('reach down to balances and history when an account goes', async () => {
    database = await testDatabase()
    const set = changed({ 'accounts.csv': (text) => text.replace('A000002,C000002,residential', 'A000002,C000002,household') })
    const result = await importSet(database.pool, set, { asOf: AS_OF, accept: 'accounts.csv,3,CODE_NOT_ALLOWED\n' })
    expect(result.state).toBe('completed')
    expect(result.counts.files.filter((file) => file.leftOut > 0).map((file) => [file.file, file.leftOut])).toEqual([
      ['accounts.csv', 1],
      ['account_people.csv', 2],
      ['agreements.csv', 1],
      ['open_items.csv', 1],
      ['bill_history.csv', 2],
    ])
    expect(result.counts.openAmount).toBe('164.25')
    await expectSoundBooks(database.pool)
  })

  it('take the account along whose main person they are', async () => {
    database = await testDatabase()
    const set = changed({ 'account_people.csv': (text) => text.replace('A000003,C000003,main', 'A000003,C000003,boss') })
    const accept = 'account_people.csv,6,CODE_NOT_ALLOWED\naccounts.csv,A000003,MAIN_MISSING\n'
    const result = await importSet(database.pool, set, { asOf: AS_OF, accept })
    expect(result.state).toBe('completed')
    expect(await rows(`select count(*) as accounts from accounts where account_id = 'A000003'`)).toEqual([{ accounts: 0 }])
  })

  it('must be all of them', async () => {
    database = await testDatabase()
    const set = changed({ ...wrongMeter, 'deposits.csv': (text) => text.replace('100.00', '100') })
    const result = await importSet(database.pool, set, { asOf: AS_OF, accept: 'meters.csv,2,DATE_NOT_REAL\n' })
    expect([result.state, result.errors]).toEqual(['refused', 2])
    expect(await isEmpty()).toBe(true)
  })

  it('must be named by their own code, and what names nothing is said', async () => {
    database = await testDatabase()
    const accept = 'meters.csv,2,DATE_FORM\nreads.csv,99,DECIMAL_FORM\n'
    const result = await importSet(database.pool, changed(wrongMeter), { asOf: AS_OF, accept })
    expect(result.state).toBe('refused')
    expect(result.findings.filter((found) => found.code === 'ACCEPT_NOT_FOUND').map((found) => found.row)).toEqual([1, 2])
  })

  it('do not help where the accept file itself cannot be read', async () => {
    database = await testDatabase()
    const result = await importSet(database.pool, changed(wrongMeter), {
      asOf: AS_OF,
      accept: 'meters.csv,2,DATE_NOT_REAL\nmeters.csv;3\n',
    })
    expect([result.state, result.findings.map((found) => found.code)]).toEqual(['refused', ['ACCEPT_LINE', 'DATE_NOT_REAL']])
  })

  it('are no other set: with or without them, the second time changes nothing', async () => {
    database = await testDatabase()
    const accept = 'meters.csv,2,DATE_NOT_REAL\n'
    expect((await importSet(database.pool, changed(wrongMeter), { asOf: AS_OF, accept })).state).toBe('completed')
    expect((await importSet(database.pool, changed(wrongMeter), { asOf: AS_OF })).state).toBe('unchanged')
  })
})

async function settingsText(set: SetFiles): Promise<string> {
  const file = set.get('settings.json')
  if (typeof file !== 'object' || Buffer.isBuffer(file)) throw new Error('settings come from the sample')
  const { readFile } = await import('node:fs/promises')
  return readFile(file.path, 'utf8')
}

function shift(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
}
