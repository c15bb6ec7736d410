import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { loadBillingRules } from '../../activities/billing/billing-rules.js'
import { computeChunk } from '../../activities/billing/compute-partition.js'
import { decideAboutRun } from '../../activities/billing/decide-run.js'
import { issueChunk } from '../../activities/billing/issue-partition.js'
import { openRun } from '../../activities/billing/open-run.js'
import { refreshRun } from '../../activities/billing/refresh-run.js'
import { generateUtility } from '../../activities/imports/generate-utility.js'
import { advanceClock } from '../../activities/utility/advance-clock.js'
import { loadRun, type RunRow } from '../../db/billing/run-store.js'
import { commandOf } from '../imports/import-set.js'
import { type TestDatabase, testDatabase } from '../support/database.js'
import { expectSoundBooks } from '../support/invariants.js'
import { type TestTemporal, testTemporal } from '../support/temporal.js'
import { until } from '../support/until.js'
import { type TestWorker, testWorker } from '../support/worker.js'
import { observeRun, untilRunIs } from './support/observed-run.js'

// One cycle and date, asked for again at every moment: at once, half-way, after it was issued, after it has ended. There is one run and one
// bill for each account.

const WINDOW = { billCycle: '1', readDate: '2026-09-04', isTrial: false } as const

let database: TestDatabase
let temporal: TestTemporal
let worker: TestWorker

beforeAll(async () => {
  ;[database, temporal] = await Promise.all([testDatabase(), testTemporal()])
  await generateUtility(database.pool, { accounts: 1_600, seed: 3, historyMonths: 13 })
  await advanceClock(database.pool, commandOf({ to: WINDOW.readDate }))
})
afterAll(async () => {
  await worker?.stop()
  await Promise.all([temporal?.close(), database?.close()])
})

/** Starts the window `times` times at once; how often it was let in, and with which codes it was refused. */
async function startAtOnce(times: number): Promise<{ started: number; refused: string[] }> {
  const answers = await Promise.allSettled(Array.from({ length: times }, () => openRun(database.pool, commandOf(WINDOW))))
  const refused = answers.flatMap((answer) => (answer.status === 'rejected' ? [codeOf(answer.reason)] : []))
  return { started: times - refused.length, refused }
}

const codeOf = (error: unknown): string => (error as { refusal?: { code: string } }).refusal?.code ?? String(error)

async function billsPerAccount(): Promise<{ bills: number; accounts: number }> {
  const found = await database.pool.query<{ bills: number; accounts: number }>(
    'select count(*) as bills, count(distinct account_id) as accounts from bills where run_id is not null',
  )
  return found.rows[0] as { bills: number; accounts: number }
}

const run = async (): Promise<RunRow> => (await loadRun(database.pool, (await observeRun(database.pool))?.runId ?? 0)) as RunRow

describe('the same cycle and date', () => {
  test('eight times at once: one run, seven refused', async () => {
    const { started, refused } = await startAtOnce(8)
    expect(started).toBe(1)
    expect(refused).toEqual(Array.from({ length: 7 }, () => 'RUN_EXISTS'))
  })

  test('one key many times at once: one answer', async () => {
    const command = commandOf({ runId: (await run()).runId, act: 'pause' as const })
    const answers = await Promise.all(Array.from({ length: 5 }, () => decideAboutRun(database.pool, command)))
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
    await decideAboutRun(database.pool, commandOf({ runId: (await run()).runId, act: 'resume' }))
  })

  test('two attempts on one partition at once: each account has one outcome', async () => {
    // What happens when Temporal takes a worker for dead that only was slow. No worker runs yet: these are the attempts.
    await database.pool.query(`update bill_runs set state = 'computing'`)
    const opened = await run()
    const rules = await loadBillingRules(database.pool, opened.settingsVersion)
    const some = async (chunks: number): Promise<number> => {
      let accounts = 0
      for (let chunk = 0; chunk < chunks; chunk += 1) accounts += await computeChunk(database.pool, opened, rules, 0, 20)
      return accounts
    }
    const counts = await Promise.all([some(5), some(5), some(5)])
    expect(counts.reduce((sum, count) => sum + count)).toBe(300)
    const { bills, accounts } = await billsPerAccount()
    expect(bills).toBe(accounts)
    expect(bills).toBeGreaterThan(250)
  })

  test('half-way: refused, and the run goes on', async () => {
    expect(await observeRun(database.pool)).toMatchObject({ state: 'computing', pending: (await run()).accountsIn - 300 })
    expect(await startAtOnce(3)).toMatchObject({ started: 0, refused: ['RUN_EXISTS', 'RUN_EXISTS', 'RUN_EXISTS'] })
    worker = await testWorker(database, temporal, { delivers: false })
    const reviewed = await untilRunIs(database.pool, 'review')
    const { bills, accounts } = await billsPerAccount()
    expect({ bills, accounts }).toEqual({ bills: reviewed.drafts, accounts: reviewed.drafts })
    await worker.stop()
  })

  test('approved five times at once: approved once, each bill issued once', async () => {
    const { runId } = await run()
    const answers = await Promise.allSettled(
      Array.from({ length: 5 }, () => decideAboutRun(database.pool, commandOf({ runId, act: 'approve' as const }))),
    )
    expect(answers.filter((answer) => answer.status === 'fulfilled').length).toBe(1)
    const issuing = await run()
    const rules = await loadBillingRules(database.pool, issuing.settingsVersion)
    const some = async (): Promise<number> => {
      let bills = 0
      for (let chunk = 0; chunk < 4; chunk += 1) bills += await issueChunk(database.pool, issuing, rules, 0, 20)
      return bills
    }
    const counts = await Promise.all([some(), some(), some()])
    expect(counts.reduce((sum, count) => sum + count)).toBe(240)
    worker = await testWorker(database, temporal, { delivers: false })
    const issued = await untilRunIs(database.pool, 'open')
    expect(issued.drafts).toBe(0)
    const entries = await database.pool.query<{ entries: number; bills: number }>(
      `select count(*) as entries, count(distinct source_id) as bills from journal_entries where event_kind = 'bill_issued' and source_kind = 'bill'`,
    )
    expect(entries.rows).toEqual([{ entries: issued.issued, bills: issued.issued }])
  })

  test('after it was issued: refused; a refresh bills nobody again', async () => {
    expect(await startAtOnce(2)).toMatchObject({ started: 0, refused: ['RUN_EXISTS', 'RUN_EXISTS'] })
    const before = await billsPerAccount()
    await refreshRun(database.pool, commandOf({ runId: (await run()).runId }))
    await until(
      'everything is computed',
      () => observeRun(database.pool),
      (seen) => seen?.state === 'open' && seen.pending === 0,
    )
    expect(await billsPerAccount()).toEqual(before)
  })

  test('after it has ended: refused', async () => {
    await advanceClock(database.pool, commandOf({ to: '2026-09-15' }))
    await untilRunIs(database.pool, 'closed')
    expect(await startAtOnce(2)).toMatchObject({ started: 0, refused: ['RUN_EXISTS', 'RUN_EXISTS'] })
    const runs = await database.pool.query('select count(*) as runs from bill_runs')
    expect(runs.rows).toEqual([{ runs: 1 }])
    await expectSoundBooks(database.pool)
  })
})
