import { createReadStream, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { advanceClock } from '../../activities/utility/advance-clock.js'
import { decideAboutRun } from '../../activities/billing/decide-run.js'
import { openRun } from '../../activities/billing/open-run.js'
import { importPayments } from '../../activities/payments/import-payments.js'
import { findRun, type RunRecord } from '../../db/billing/run-reads.js'
import { importFolder, TESTER } from '../support/import-folder.js'
import { type TestDatabase, testDatabase } from '../support/database.js'
import { type TestTemporal, testTemporal } from '../support/temporal.js'
import { type TestWorker, testWorker } from '../support/worker.js'
import { until } from '../support/until.js'

/** September 2026 of the sample utility on the real servers: import, four cycles, payments, and what the books say afterwards. */
const FOLDER = fileURLToPath(new URL('../../demo/alder-creek', import.meta.url))
const CYCLES = [
  ['1', '2026-09-04'],
  ['2', '2026-09-11'],
  ['3', '2026-09-18'],
  ['4', '2026-09-25'],
] as const

let database: TestDatabase
let temporal: TestTemporal
let worker: TestWorker

beforeAll(async () => {
  database = await testDatabase()
  temporal = await testTemporal()
  worker = await testWorker(database, temporal)
  const importId = await importFolder(database.pool, FOLDER, '2026-09-01')
  await until(
    'the import',
    async () =>
      (
        await database.pool.query<{ state: string; failure: string | null }>(
          'select state, failure from imports where import_id = $1',
          [importId],
        )
      ).rows[0],
    (row) => row?.state === 'completed',
  )
})
afterAll(async () => {
  await worker?.stop()
  await temporal?.close()
  await database?.close()
})

const command = <Input>(key: string, input: Input) => ({ key, actor: TESTER, reason: 'September', input })

async function reach(runId: number, isThere: (run: RunRecord) => boolean): Promise<RunRecord> {
  const run = await until(
    `run ${runId}`,
    () => findRun(database.pool, runId),
    (found) => found !== undefined && isThere(found),
  )
  return run as RunRecord
}

function expected(name: string): Record<string, string>[] {
  return parse(readFileSync(`${FOLDER}/expected/${name}`, 'utf8'), { columns: true }) as Record<string, string>[]
}

async function rows<Row extends object>(sql: string, values: unknown[] = []): Promise<Row[]> {
  return (await database.pool.query(sql, values)).rows as Row[]
}

describe('September 2026 in Alder Creek', () => {
  test.each(CYCLES)('cycle %s of %s is computed, reviewed and issued', async (billCycle, readDate) => {
    await advanceClock(database.pool, command(`clock-${readDate}`, { to: readDate }))
    const { runId } = await openRun(database.pool, command(`open-${billCycle}`, { billCycle, readDate, isTrial: false }))
    const computed = await reach(runId, (run) => run.state === 'review')
    const outcomes = expected('outcomes-2026-09.csv').filter((row) => row.bill_cycle === billCycle)
    const count = (outcome: string): number => outcomes.filter((row) => row.outcome === outcome).length
    expect(computed).toMatchObject({
      accountsIn: outcomes.length,
      billed: count('billed'),
      skipped: count('skipped'),
      parked: count('parked'),
    })
    expect(computed.issued).toBe(0)
    await decideAboutRun(database.pool, command(`approve-${billCycle}`, { runId, act: 'approve' }))
    const issued = await reach(runId, (run) => run.state === 'open' && run.issued === computed.billed)
    expect(issued.drafts).toBe(0)
  })

  test('every line group equals the former system, to the cent', async () => {
    const groupOf = (row: Record<string, string>): string =>
      [row.account_id, row.agreement_id, row.line_code, row.segment_from, row.segment_to].join(' ')
    const ours = await rows<Record<string, string>>(
      `select b.account_id, s.agreement_id, l.line_code, l.segment_from, l.segment_to, sum(l.amount) as amount
       from bills b join bill_segments s using (bill_id) join bill_lines l using (segment_id)
       where b.state = 'issued' and b.kind = 'cycle' group by 1, 2, 3, 4, 5`,
    )
    const theirs = new Map<string, number>()
    for (const row of expected('bill-lines-2026-09.csv')) {
      theirs.set(groupOf(row), (theirs.get(groupOf(row)) ?? 0) + Math.round(Number(row.amount) * 100))
    }
    const mine = new Map(ours.map((row) => [groupOf(row), Math.round(Number(row.amount) * 100)]))
    const differing = [...new Set([...theirs.keys(), ...mine.keys()])].filter(
      (group) => (theirs.get(group) ?? 0) !== (mine.get(group) ?? 0),
    )
    expect(differing).toEqual([])
    expect(mine.size).toBeGreaterThan(10_000)
  })

  test('outcomes, reasons and flags are those expected', async () => {
    const ours = await rows<Record<string, string>>(
      `select account_id || ' ' || outcome || ' ' || reason_code || ' ' || coalesce((select string_agg(f, ';' order by f) from unnest(flags) f), '') as line
       from run_accounts order by account_id`,
    )
    const theirs = expected('outcomes-2026-09.csv').map(
      (row) => `${row.account_id} ${row.outcome} ${row.reason_class} ${(row.flags ?? '').split(';').sort().join(';')}`,
    )
    expect(ours.map((row) => row.line)).toEqual(theirs.sort())
  })

  test('payments are taken and the balances are those expected', async () => {
    const file = `${FOLDER}/payments-2026-09.csv`
    await importPayments(database.pool, command('payments', { name: 'payments-2026-09.csv' }), createReadStream(file))
    const ours = await rows<{ account_id: string; balance: string }>(
      `select a.account_id, to_char(coalesce(sum(i.open_amount), 0), 'FM999999990.00') as balance
       from accounts a left join open_items i using (account_id) group by 1 order by 1`,
    )
    expect(ours.map((row) => `${row.account_id} ${row.balance}`)).toEqual(
      expected('balances-after.csv')
        .map((row) => `${row.account_id} ${row.closing_balance}`)
        .sort(),
    )
  })

  test('the trial balance is zero and revenue stands where it should', async () => {
    expect(await rows('select sum(amount) as sum from postings')).toEqual([{ sum: '0.000' }])
    const ours = await rows<{ code: string; amount: string }>(
      `select p.gl_code as code, to_char(-sum(p.amount), 'FM999999990.00') as amount from postings p join journal_entries e using (entry_id)
       where e.event_kind = 'bill_issued' and p.account_id is null group by 1 order by 1`,
    )
    const theirs = expected('revenue-totals.csv').filter((row) => row.kind === 'revenue' || row.kind === 'tax_payable')
    expect(ours.map((row) => `${row.code} ${row.amount}`)).toEqual(theirs.map((row) => `${row.code} ${row.amount}`).sort())
  })

  test('every issued bill was mailed or printed', async () => {
    await until(
      'delivery',
      () => rows(`select process_id from processes where kind = 'bill_delivery' and ended_at is null`),
      (open) => open.length === 0,
      280_000,
    )
    expect(await rows(`select count(*) from bill_deliveries where state not in ('sent', 'printed')`)).toEqual([{ count: 0 }])
    expect(worker.mails.length).toBeGreaterThan(100)
    expect(await rows('select count(*) from print_batches')).toEqual([{ count: 4 }])
    // Hundreds of bills are drawn and mailed.
  }, 300_000)

  test('the processes tell the story', async () => {
    expect(await rows(`select step from process_steps where process_id = 'bill-cycle/1/2026-09-04' order by step_id`)).toEqual(
      ['waiting_for_window', 'computing', 'review', 'issuing', 'open', 'closed'].map((step) => ({ step })),
    )
  })
})
