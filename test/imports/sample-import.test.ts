import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { loadAging } from '../../db/ledger/aging-store.js'
import { loadTrialBalance } from '../../db/ledger/trial-balance-store.js'
import { Decimal, sum } from '../../domain/kernel/decimal.js'
import { agingBuckets } from '../../domain/receivables/aging.js'
import { testDatabase } from '../support/database.js'
import { expectSoundBooks } from '../support/invariants.js'
import { folderSet, importSet, type ImportResult, SAMPLE_FOLDER } from './import-set.js'

const AS_OF = '2026-09-01'
type Row = Readonly<Record<string, string>>

function rowsOf(name: string): Row[] {
  return parse(readFileSync(`${SAMPLE_FOLDER}/${name}`, 'utf8'), { columns: true }) as Row[]
}

const database = await testDatabase()
afterAll(() => database.close())
let result: ImportResult
beforeAll(async () => {
  result = await importSet(database.pool, folderSet(SAMPLE_FOLDER), { asOf: AS_OF })
})

async function count(sql: string): Promise<unknown> {
  return (await database.pool.query<{ n: unknown }>(`select ${sql} as n`)).rows[0]?.n
}

describe('the sample utility', () => {
  it('is imported without an error', () => {
    expect({ state: result.state, errors: result.errors, asOf: result.counts.asOf }).toEqual({
      state: 'completed',
      errors: 0,
      asOf: AS_OF,
    })
  })

  it('has as many rows in its tables as the files have', async () => {
    for (const { file, rows, written, leftOut } of result.counts.files) expect([file, written, leftOut]).toEqual([file, rows, 0])
    const tables = {
      customers: 'customers',
      accounts: 'accounts',
      account_people: 'account_people',
      premises: 'premises',
      service_points: 'service_points',
    }
    const others = {
      meters: 'meters',
      registers: 'registers',
      installs: 'meter_installs',
      agreements: 'service_agreements',
      reads: 'reads',
    }
    const money = { open_items: 'open_items', deposits: 'deposits', bill_history: 'bill_segments', bill_cycles: 'bill_windows' }
    for (const [file, table] of Object.entries({ ...tables, ...others, ...money })) {
      expect([table, await count(`(select count(*) from ${table})`)]).toEqual([table, rowsOf(`${file}.csv`).length])
    }
  })

  it('reports exactly the reads after removal that the old system found', () => {
    const expected = rowsOf('expected/findings-2026-09.csv')
      .filter((row) => row.kind === 'READ_AFTER_REMOVAL')
      .map((row) => [row.file, row.key, row.sentence])
    const found = result.findings
      .filter((row) => row.code === 'READ_AFTER_REMOVAL')
      .map((row) => [row.file, row.key, row.sentence])
    expect(found.sort((left, right) => String(left).localeCompare(String(right)))).toEqual(
      expected.sort((left, right) => String(left).localeCompare(String(right))),
    )
    expect(found).toHaveLength(4)
  })

  it('warns of what will be held: overlaps and tariffs without rates, by agreement', () => {
    const parked = rowsOf('expected/outcomes-2026-09.csv').filter((row) => row.outcome === 'parked')
    const accountsOf = (code: string): string[] =>
      [...new Set(result.findings.filter((row) => row.code === code).map((row) => row.accountId ?? ''))].sort()
    const expectedOf = (code: string): string[] =>
      parked.filter((row) => row.reason_class === code).map((row) => row.account_id ?? '')
    expect(accountsOf('OVERLAP')).toEqual(expectedOf('OVERLAP').sort())
    expect(accountsOf('TARIFF_UNKNOWN')).toEqual(expectedOf('TARIFF_UNKNOWN').sort())
  })

  it('has a sandbox clock on the day of the import', async () => {
    const { rows } = await database.pool.query('select business_date, is_sandbox, currency, settings_version from utility')
    expect(rows).toEqual([{ business_date: AS_OF, is_sandbox: true, currency: 'USD', settings_version: 1 }])
  })

  it('owes what the source says, account by account', async () => {
    const { rows } = await database.pool.query<{ account_id: string; balance: string }>(
      `select a.account_id, coalesce(sum(p.amount), 0)::numeric(14, 2) as balance from accounts a left join postings p using (account_id)
       group by a.account_id order by a.account_id`,
    )
    const expected = rowsOf('expected/balances-after.csv').map((row) => [row.account_id, row.opening_balance])
    expect(rows.map((row) => [row.account_id, row.balance])).toEqual(
      expected.sort((left, right) => String(left).localeCompare(String(right))),
    )
  })

  it('owes it as old as the source says', async () => {
    const items = rowsOf('open_items.csv')
    const buckets = agingBuckets(AS_OF)
    const aged = await loadAging(database.pool, buckets)
    for (const bucket of buckets) {
      const inBucket = items.filter((item) => {
        const due = item.due_on ?? ''
        if (item.kind === 'credit' || bucket.code === 'credit') return item.kind === 'credit' && bucket.code === 'credit'
        return (bucket.dueFrom === undefined || due >= bucket.dueFrom) && (bucket.dueTo === undefined || due <= bucket.dueTo)
      })
      const amount = sum(inBucket.map((item) => new Decimal(item.open_amount ?? '0'))).toFixed(2)
      expect([bucket.code, aged.find((total) => total.code === bucket.code)?.amount]).toEqual([bucket.code, amount])
    }
    const kept = await count(`(select count(*) from open_items o where original_on <> due_on or kind = 'late_fee')`)
    expect(kept).toBe(items.filter((item) => item.original_on !== item.due_on || item.kind === 'late_fee').length)
  })

  it('has books that balance, with balances and deposits against the migration account', async () => {
    const balances = await loadTrialBalance(database.pool, { from: null, to: AS_OF })
    expect(sum(balances.map((row) => new Decimal(row.closing))).toFixed(2)).toBe('0.00')
    const of = (kind: string): string =>
      sum(balances.filter((row) => row.kind === kind).map((row) => new Decimal(row.closing))).toFixed(2)
    const open = sum(rowsOf('open_items.csv').map((row) => new Decimal(row.open_amount ?? '0')))
    const held = sum(rowsOf('deposits.csv').map((row) => new Decimal(row.amount ?? '0')))
    expect(new Decimal(of('receivable')).plus(of('customer_credit')).toFixed(2)).toBe(open.toFixed(2))
    expect(of('deposits_held')).toBe(held.negated().toFixed(2))
    expect(of('migration_clearing')).toBe(held.minus(open).toFixed(2))
    expect([result.counts.openAmount, result.counts.depositAmount]).toEqual([open.toFixed(2), held.toFixed(2)])
    expect(of('revenue')).toBe('0.00')
    await expectSoundBooks(database.pool)
  })

  it('has its past bills to look at, with days that count as billed and nothing posted', async () => {
    const history = rowsOf('bill_history.csv')
    expect(await count(`(select count(*) from bills where kind = 'migrated' and state = 'issued' and entry_id is null)`)).toBe(
      new Set(history.map((row) => row.bill_id)).size,
    )
    expect(await count('(select sum(total) from bills)')).toBe(
      sum(history.map((row) => new Decimal(row.amount ?? '0'))).toFixed(2),
    )
    // Adjoining periods are one: as many ranges as agreements.
    expect(await count('(select count(*) from billed_periods)')).toBe(new Set(history.map((row) => row.agreement_id)).size)
    const days = await database.pool.query(`select period::text as period from billed_periods where agreement_id = 'G000001'`)
    expect(days.rows).toEqual([{ period: '[2025-07-26,2026-08-26)' }])
  })

  it('has agreements in the state that their dates say', async () => {
    const { rows } = await database.pool.query<{ state: string; agreements: number }>(
      'select state, count(*) as agreements from service_agreements group by state order by state',
    )
    const agreements = rowsOf('agreements.csv')
    const states = Object.fromEntries(rows.map((row) => [row.state, row.agreements]))
    expect(states.pending_start).toBe(agreements.filter((row) => (row.start_on ?? '') > AS_OF).length)
    expect(states.pending_stop).toBe(
      agreements.filter((row) => row.stop_on !== '' && (row.stop_on ?? '') >= AS_OF && (row.start_on ?? '') <= AS_OF).length,
    )
    expect((states.stopped ?? 0) + (states.closed ?? 0)).toBe(
      agreements.filter((row) => row.stop_on !== '' && (row.stop_on ?? '') < AS_OF).length,
    )
    const unsettled = await count(
      `(select count(*) from service_agreements g where state = 'closed' and exists (
         select from open_items i where i.agreement_id = g.agreement_id or (i.account_id = g.account_id and i.agreement_id is null)))`,
    )
    expect(unsettled).toBe(0)
    expect(await count(`(select count(*) from agreement_transitions where from_state is null and reason = 'import')`)).toBe(
      agreements.length,
    )
  })

  it('goes on with numbers after the imported ones', async () => {
    const last = rowsOf('accounts.csv').length
    expect(await count(`nextval('account_number')`)).toBe(last + 1)
    expect(await count(`nextval('agreement_number')`)).toBe(rowsOf('agreements.csv').length + 1)
  })

  it('has one audit row for each act and one for the import', async () => {
    const { rows } = await database.pool.query<{ action: string; rows: number }>(
      `select action, count(*) as rows from audit_log where subject_kind = 'import' group by action order by action`,
    )
    expect(rows).toEqual([
      { action: 'imports.add-file', rows: folderSet(SAMPLE_FOLDER).size },
      { action: 'imports.begin', rows: 1 },
      { action: 'imports.complete', rows: 1 },
      { action: 'imports.start', rows: 1 },
    ])
  })

  it('is not imported twice', async () => {
    const before = await fingerprint()
    const again = await importSet(database.pool, folderSet(SAMPLE_FOLDER), { asOf: AS_OF })
    expect({ state: again.state, sameAs: again.counts.sameAs, findings: again.findings }).toEqual({
      state: 'unchanged',
      sameAs: result.importId,
      findings: [],
    })
    expect(await fingerprint()).toEqual(before)
  })
})

/** Row counts and newest ids of everything an import writes. */
async function fingerprint(): Promise<unknown> {
  const { rows } = await database.pool.query(
    `select (select count(*) from customers) as customers, (select count(*) from reads) as reads, (select max(read_id) from reads) as read_id,
       (select count(*) from journal_entries) as entries, (select count(*) from bills) as bills, (select count(*) from tariff_revisions) as revisions,
       (select count(*) from agreement_transitions) as transitions, (select count(*) from settings_versions) as settings`,
  )
  return rows[0]
}
