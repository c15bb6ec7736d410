import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type TestApi, testApi } from '../../test/support/api.js'
import { makeBooks, postBill } from '../../test/support/books.js'
import { type TestDatabase, testDatabase } from '../../test/support/database.js'
import { expectSoundBooks } from '../../test/support/invariants.js'

let database: TestDatabase
let api: TestApi
beforeAll(async () => {
  database = await testDatabase()
  await makeBooks(database)
  api = await testApi(database)
})
afterAll(async () => {
  await api.close()
  await database.close()
})

const csv = async (path: string): Promise<Record<string, string>[]> => {
  const response = await (await api.as('finance')).get(`/exports/${path}`)
  expect([response.statusCode, response.headers['content-type']]).toEqual([200, 'text/csv; charset=utf-8'])
  return parse(response.body, { columns: true }) as Record<string, string>[]
}
const values = (rows: readonly Record<string, string>[]): string[] => rows.map((row) => Object.values(row).join(' '))

/** The cancelled bill of A2 billed again in the month after, and a draft of another run. */
async function billAgain(): Promise<void> {
  const client = await database.adminPool.connect()
  try {
    await client.query(`begin; set local session_replication_role = replica;
      insert into bills (bill_id, bill_number, account_id, run_id, kind, state, period_from, period_to, issued_on, due_on, currency, current_charges, taxes, total, replaces_bill_id, settings_version)
        values (503, 'B3', 'A2', null, 'rebill', 'draft', '2026-08-05', '2026-09-04', '2026-10-10', '2026-11-01', 'USD', 7, 0, 7, 502, 1);
      insert into bill_segments (segment_id, bill_id, account_id, agreement_id, service, tariff_code, period_from, period_to, quantity, unit, charges, taxes, amount)
        values (3, 503, 'A2', 'G2', 'water', 'W', '2026-08-05', '2026-09-04', 1, 'ccf', 7, 0, 7);
      insert into bill_lines (bill_id, line_no, segment_id, line_code, label, kind, segment_from, segment_to, quantity, unit, rate, amount, revenue_code, derivation)
        values (503, 1, 3, 'W-USE', 'Use', 'charge', '2026-08-05', '2026-09-04', 1.12345678, 'ccf', 6.50, 7, '4000', '{}');
      insert into billed_periods values ('G2', '[2026-08-05,2026-09-04]', 503);
      commit`)
  } finally {
    client.release()
  }
  await postBill(database, 503, 'A2', 'G2', '7.00')
}

describe('exports', () => {
  it('give the live bills of a run and of the month its read date lies in', async () => {
    expect(values(await csv('bills?run=1'))).toEqual(['A1 2026-08-05 2026-09-04 2026-09-10 2026-10-01 10.00 0.60 10.60'])
    await billAgain()
    await expectSoundBooks(database.pool)
    const bills = [
      'A1 2026-08-05 2026-09-04 2026-09-10 2026-10-01 10.00 0.60 10.60',
      'A2 2026-08-05 2026-09-04 2026-10-10 2026-11-01 7.00 0.00 7.00',
    ]
    expect(values(await csv('bills?run=1'))).toEqual(bills)
    expect(values(await csv('bills?month=2026-09'))).toEqual(bills)
    expect(await csv('bills?month=2026-10')).toEqual([])
    expect(values(await csv('bills?month=2026-10&runs=1'))).toEqual(bills)
    expect(await csv('bills?month=2026-09&runs=7,8')).toEqual([])
    expect(values(await csv('bill-lines?month=2026-09'))).toEqual([
      'A1 G1 water W W-USE 2026-08-05 2026-09-04 1 ccf 10 10.00',
      'A1 G1 water W TAX 2026-08-05 2026-09-04 10 USD 0.06 0.60',
      'A2 G2 water W W-USE 2026-08-05 2026-09-04 1.123457 ccf 6.5 7.00',
    ])
  })

  it('give the outcome of every account', async () => {
    expect(values(await csv('outcomes?run=1'))).toEqual([
      'A1 1 billed BILLED   ',
      'A2 1 billed BILLED   ',
      'A3 1 skipped NO_ACTIVE_SERVICE   ',
    ])
    expect(await csv('outcomes?month=2026-08')).toEqual([])
  })

  it('give balances that add up, a correction of the month after included', async () => {
    // A2: owed 40.00; billed 7.00 in place of 5.00; its payment was returned for a fee of 25.00 on 15 September.
    expect(values(await csv('balances?month=2026-09'))).toEqual([
      'A1 15.00 10.60 30.00 -4.40',
      'A2 40.00 7.00 0.00 72.00',
      'A3 0.00 0.00 8.00 -8.00',
    ])
    expect(values(await csv('balances?month=2026-08'))).toEqual([
      'A1 15.00 0.00 0.00 15.00',
      'A2 40.00 0.00 0.00 40.00',
      'A3 0.00 0.00 0.00 0.00',
    ])
  })

  it('give what the ledger says of the month', async () => {
    expect(values(await csv('revenue-totals?month=2026-09'))).toEqual([
      '4000 revenue Water 17.00',
      '2300 tax_payable Tax payable 0.60',
      'AR receivable Receivable from the bills of 2026-09 (sum of all lines) 17.60',
      'CASH-APPLIED cash Payments of 2026-09 applied to accounts 38.00',
      'CASH-SUSPENSE suspense Payments of 2026-09 for unknown accounts 9.00',
    ])
  })

  it('give findings of imports and of payments received in the month', async () => {
    await database.pool.query(`with i as (insert into imports (name, set_sha256, is_dry_run, state, started_by, reason) values ('x', 'x', false, 'completed', 'x', 'x') returning import_id)
      insert into import_findings (import_id, finding_no, severity, file, code, key, sentence, remedy)
      select import_id, 1, 'warning', 'reads.csv', 'READ_AFTER_REMOVAL', 'M1/1/2026-09-04', '=not a formula', 'x' from i`)
    await database.pool.query(`insert into payment_findings (file_id, row_no, code, external_id, account_id, received_on, sentence)
      select file_id, 2, 'PAYMENT_DUPLICATE', 'L-1', 'A1', d, 'x' from payment_files, unnest(array['2026-09-01', '2026-10-01']::date[]) d`)
    expect(values(await csv('findings?month=2026-09'))).toEqual([
      "READ_AFTER_REMOVAL reads.csv M1/1/2026-09-04  '=not a formula",
      'PAYMENT_DUPLICATE x.csv L-1 A1 x',
    ])
  })

  it('print periods as the utility prints them', async () => {
    await database.pool.query(
      `update utility set settings = jsonb_set(settings, '{service_period}',
         '{"read_counts_for": "start_of_day", "period_printing": {"from": "first_day", "to": "day_after"}, "segment_printing": {"from": "day_before", "to": "last_day"}}')`,
    )
    expect((await csv('bills?run=1'))[0]).toMatchObject({ period_from: '2026-08-05', period_to: '2026-09-05' })
    expect((await csv('bill-lines?run=1'))[0]).toMatchObject({ segment_from: '2026-08-04', segment_to: '2026-09-04' })
  })

  it.each([
    ['bills', 400],
    ['bills?run=1&month=2026-09', 400],
    ['bills?month=2026-13', 400],
    ['bills?run=1&runs=1', 400],
    ['bills?month=2026-09&runs=1;drop', 400],
    ['bills?run=999', 404],
    ['balances', 400],
  ])('refuse %s with %i', async (path, status) => {
    expect((await (await api.as('finance')).get(`/exports/${path}`)).statusCode).toBe(status)
  })

  it('are not for everybody', async () => {
    expect((await (await api.as('cashier')).get('/exports/bills?run=1')).statusCode).toBe(403)
    expect((await (await api.as('auditor')).get('/exports/bills?run=1')).statusCode).toBe(200)
  })
})
