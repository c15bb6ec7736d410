import { execFileSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { cpus, totalmem } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type pg from 'pg'
import { billAccount } from '../domain/billing/bill-account.js'
import { RUN_TIMING, type RunPartTime } from '../activities/billing/run-timing.js'
import { ApiClient } from '../bin/api-client.js'
import { startOwnProcess } from '../bin/serve/own-process.js'
import { createPool } from '../db/pool.js'
import { APPLICATION_ROLE } from '../db/roles.js'
import { freePort } from '../scripts/free-port.js'
import { ONE_CYCLE, utilityInOneCycle } from '../test/faults/support/one-cycle.js'
import { ownTemporal } from '../test/faults/support/own-temporal.js'
import { type OwnPlace, ownPlace } from '../test/faults/support/own-system.js'
import { advanceClock } from '../activities/utility/advance-clock.js'
import { approveRun, computeRun } from '../test/support/bill-run.js'
import { TESTER } from '../test/support/import-folder.js'
import { loadInputs, loadRules, rowsOf } from '../test/support/utility-export.js'
import { askUntil, percentile } from './latency.js'
import { copyRate } from './raw-copy.js'

// How fast bills are made: rated in memory, and through a whole run on PostgreSQL with full durability, Temporal, a worker and the API
// on the same machine. `npx tsx bench/bill-run.ts [--accounts 20000] [--seed 1]`

const POLL_MS = 500
const STOP_MS = 10_000

interface Measured {
  readonly what: string
  readonly value: string
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { accounts: { type: 'string', default: '20000' }, seed: { type: 'string', default: '1' } },
  })
  const recipe = { accounts: Number(values.accounts), seed: Number(values.seed), historyMonths: 13 }
  const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD']).toString().trim()
  console.log(
    `${cpus().length} × ${cpus()[0]?.model}, ${(totalmem() / 2 ** 30).toFixed(0)} GiB, Node ${process.version}, commit ${commit}, seed ${recipe.seed}`,
  )
  const rows: Measured[] = [rating()]
  const place = await ownPlace()
  try {
    const started = performance.now()
    const token = await utilityInOneCycle(place.postgres, 'original', recipe)
    rows.push({ what: `synthetic utility of ${recipe.accounts} accounts`, value: `${seconds(started)} s to make and import` })
    await place.postgres.copy('original', 'whole')
    await place.postgres.copy('original', 'parts')
    rows.push(...(await wholeRun(place, token, recipe.accounts)))
    rows.push(...(await partsOfRun(place)))
  } catch (error) {
    // Said before anything is closed: a server that does not stop must not swallow why.
    console.error(error)
    throw error
  } finally {
    await place.close()
  }
  const width = Math.max(...rows.map((row) => row.what.length))
  for (const row of rows) console.log(`${row.what.padEnd(width)}  ${row.value}`)
}

/** Pure rating of the sample's accounts in the cycle of their September, everything in memory, one core. */
function rating(): Measured {
  const rules = loadRules()
  const inputs = loadInputs(rules)
  const windows = new Map(rowsOf('bill_cycles').map((row) => [row.bill_cycle, row]))
  const billAll = (): number =>
    inputs.filter((input) => {
      const window = windows.get(input.billCycle)
      const readOn = window?.read_date ?? ''
      return (
        billAccount(input, rules, { kind: 'cycle', readOn, accountingDate: window?.accounting_date ?? '' }).outcome === 'billed'
      )
    }).length
  billAll()
  const started = performance.now()
  let bills = 0
  for (let round = 0; round < 5; round += 1) bills += billAll()
  return { what: `rating, one core (${inputs.length} accounts of the sample)`, value: `${rate(bills, started)} bills/s` }
}

/** The run as in production: workflow, worker process and API process, with people looking at accounts meanwhile. */
async function wholeRun(place: OwnPlace, token: string, accounts: number): Promise<Measured[]> {
  const folder = join(place.folder, 'whole')
  mkdirSync(folder)
  const temporal = await ownTemporal(folder, place.guardian)
  const port = await freePort()
  const environment: NodeJS.ProcessEnv = {
    PATH: process.env.PATH,
    HOME: folder,
    DATABASE_URL: place.postgres.address('whole', APPLICATION_ROLE),
    TEMPORAL_ADDRESS: temporal.address,
    PORT: String(port),
    SMTP_URL: 'smtp://127.0.0.1:9',
  }
  const start = async (part: 'api' | 'worker') => {
    const begun = await startOwnProcess(part, environment, join(folder, `${part}.log`), STOP_MS)
    begun.open()
    return begun
  }
  const processes = [await start('api'), await start('worker')]
  const url = `http://127.0.0.1:${port}`
  const client = await ApiClient.connect({ url, token, signIn: undefined })
  try {
    await client.call('/clock/advance', { method: 'POST', body: { to: ONE_CYCLE.readDate } })
    let isOver = false
    const watching = askUntil(`${url}/api/v1/accounts/`, token, accounts, () => isOver)
    const begun = performance.now()
    await client.call('/bill-runs', { method: 'POST', body: { billCycle: ONE_CYCLE.billCycle, readDate: ONE_CYCLE.readDate } })
    const review = await untilState(client, 'review')
    const computed = performance.now()
    await client.call(`/bill-runs/1/approve`, { method: 'POST', body: { reason: 'benchmark' } })
    await untilState(client, 'open')
    const issued = performance.now()
    isOver = true
    const answers = await watching
    const perSecond = (from: number, to: number): string => ((review.billed / (to - from)) * 1000).toFixed(0)
    return [
      { what: `bill run of ${review.billed} bills: computed`, value: `${perSecond(begun, computed)} bills/s` },
      { what: 'bill run: issued and posted', value: `${perSecond(computed, issued)} bills/s` },
      { what: 'bill run: computed, issued and posted', value: `${perSecond(begun, issued)} bills/s` },
      {
        what: `account page while the run goes (${answers.length} asked)`,
        value: `p50 ${percentile(answers, 50)} ms, p99 ${percentile(answers, 99)} ms`,
      },
    ]
  } finally {
    for (const each of processes) await each.stop()
    await temporal.stop()
  }
}

async function untilState(client: ApiClient, state: string): Promise<{ billed: number }> {
  for (;;) {
    const [run] = await client.call<{ state: string; billed: number; pending: number }[]>('/bill-runs', {
      query: { range: '[0,0]' },
    })
    if (run?.state === state && run.pending === 0) return run
    await new Promise((resolve) => setTimeout(resolve, POLL_MS))
  }
}

/** The same run inside this process, one chunk after the other: where the time goes, and what COPY alone would take. */
async function partsOfRun(place: OwnPlace): Promise<Measured[]> {
  const pool: pg.Pool = createPool(place.postgres.address('parts', APPLICATION_ROLE), { max: 2 })
  const owner = createPool(place.postgres.address('parts'), { max: 2 })
  const spent = new Map<string, number>()
  RUN_TIMING.subscribe((message) => {
    const { part, milliseconds } = message as RunPartTime
    spent.set(part, (spent.get(part) ?? 0) + milliseconds)
  })
  try {
    await advanceClock(pool, { key: 'clock', actor: TESTER, reason: 'benchmark', input: { to: ONE_CYCLE.readDate } })
    const started = performance.now()
    const runId = await computeRun(pool, ONE_CYCLE.billCycle, ONE_CYCLE.readDate)
    const computed = performance.now()
    await approveRun(pool, runId)
    spent.set('issue', performance.now() - computed)
    const took = performance.now() - started
    const counted = await pool.query<{ bills: number }>(`select count(*) as bills from bills where run_id = $1`, [runId])
    const bills = counted.rows[0]?.bills ?? 0
    const copied = await copyRate(owner, runId)
    return [
      ...[...spent].map(([part, ms]) => ({
        what: `one process: ${part}`,
        value: `${((bills / ms) * 1000).toFixed(0)} bills/s (${((ms / took) * 100).toFixed(0)} % of the time)`,
      })),
      { what: 'one process: all parts', value: `${((bills / took) * 1000).toFixed(0)} bills/s` },
      {
        what: `raw COPY of the same ${copied.rows} rows into bare tables`,
        value: `${((bills / copied.ms) * 1000).toFixed(0)} bills/s (the run takes ${(took / copied.ms).toFixed(1)} times as long)`,
      },
    ]
  } finally {
    await pool.end()
    await owner.end()
  }
}

function seconds(since: number): string {
  return ((performance.now() - since) / 1000).toFixed(1)
}

function rate(count: number, since: number): string {
  return ((count / (performance.now() - since)) * 1000).toFixed(0)
}

await main()
