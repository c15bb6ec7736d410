import { execFileSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { cpus, totalmem } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type pg from 'pg'
import { type WorkToOrder, createWorkOrder } from '../activities/fieldwork/create-work-order.js'
import { ApiClient } from '../bin/api-client.js'
import { startOwnProcess } from '../bin/serve/own-process.js'
import { createPool } from '../db/pool.js'
import { APPLICATION_ROLE } from '../db/roles.js'
import { inTransaction } from '../db/transaction.js'
import { freePort } from '../scripts/free-port.js'
import { syntheticUtility } from '../test/faults/support/one-cycle.js'
import { type OwnPlace, ownPlace } from '../test/faults/support/own-system.js'
import { ownTemporal } from '../test/faults/support/own-temporal.js'
import { TESTER } from '../test/support/import-folder.js'
import { percentile } from './latency.js'

// What thousands of open processes cost: begun through the outbox on a real Temporal server, listed by the API, woken by a person's act.
// `npm run bench:processes -- [--processes 10000]`

const ASKED = 200
const ACTS = 40
const STOP_MS = 15_000

interface Measured {
  readonly what: string
  readonly value: string
}

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { processes: { type: 'string', default: '10000' } } })
  const processes = Number(values.processes)
  const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD']).toString().trim()
  console.log(
    `${cpus().length} × ${cpus()[0]?.model}, ${(totalmem() / 2 ** 30).toFixed(0)} GiB, Node ${process.version}, commit ${commit}`,
  )
  const place = await ownPlace()
  try {
    const token = await syntheticUtility(place.postgres, 'processes', { accounts: 500, seed: 1, historyMonths: 1 })
    const rows = await measure(place, token, processes)
    const width = Math.max(...rows.map((row) => row.what.length))
    for (const row of rows) console.log(`${row.what.padEnd(width)}  ${row.value}`)
  } finally {
    await place.close()
  }
}

async function measure(place: OwnPlace, token: string, processes: number): Promise<Measured[]> {
  const folder = join(place.folder, 'processes')
  mkdirSync(folder)
  const temporal = await ownTemporal(folder, place.guardian)
  const port = await freePort()
  const environment: NodeJS.ProcessEnv = {
    PATH: process.env.PATH,
    HOME: folder,
    DATABASE_URL: place.postgres.address('processes', APPLICATION_ROLE),
    TEMPORAL_ADDRESS: temporal.address,
    PORT: String(port),
    SMTP_URL: 'smtp://127.0.0.1:9',
  }
  const start = async (part: 'api' | 'worker') => {
    const begun = await startOwnProcess(part, environment, join(folder, `${part}.log`), STOP_MS)
    begun.open()
    return begun
  }
  const parts = [await start('api'), await start('worker')]
  const url = `http://127.0.0.1:${port}`
  const client = await ApiClient.connect({ url, token, signIn: undefined })
  const pool = createPool(place.postgres.address('processes', APPLICATION_ROLE), { max: 4 })
  try {
    return [
      ...(await starts(pool, processes)),
      ...(await lists(`${url}/api/v1`, token)),
      ...(await acts(pool, client, `${url}/api/v1`, token)),
    ]
  } finally {
    await pool.end()
    for (const part of parts) await part.stop()
    await temporal.stop()
  }
}

/** Every order's process is begun by the relay, and has looked once when its row says what it waits for. */
async function starts(pool: pg.Pool, processes: number): Promise<Measured[]> {
  const places = await pool.query<Pick<WorkToOrder, 'premiseId' | 'servicePointId' | 'accountId' | 'agreementId'>>(
    `select premise_id as "premiseId", service_point_id as "servicePointId", account_id as "accountId", agreement_id as "agreementId"
     from service_agreements join service_points using (service_point_id) where state = 'active' order by agreement_id`,
  )
  const today = (await pool.query<{ today: string }>('select business_date::text as today from utility')).rows[0]?.today ?? ''
  const begun = performance.now()
  for (let made = 0; made < processes; made += 100) {
    await inTransaction(pool, async (tx) => {
      for (let one = made; one < Math.min(made + 100, processes); one += 1) {
        const at = places.rows[one % places.rows.length]
        if (at === undefined) throw new Error('the utility has no place')
        const work = { typeCode: 'READ', requestedBy: null, wantedOn: today, priority: 'normal', note: null } as const
        await createWorkOrder(tx, { orderKey: `bench/${one}`, ...at, ...work }, { actor: TESTER, reason: 'benchmark', today })
      }
    })
  }
  const ordered = performance.now()
  await untilNone(pool, 'select count(*) as left from outbox where delivered_at is null')
  const delivered = performance.now()
  await untilNone(
    pool,
    `select count(*) as left from processes where kind = 'work_order' and ended_at is null and next_wake_on is null`,
  )
  const waiting = performance.now()
  const rate = (until: number): string => `${((processes / (until - begun)) * 1000).toFixed(0)}/s`
  return [
    { what: `${processes} orders written, their processes asked for`, value: rate(ordered) },
    { what: 'processes begun in Temporal, sustained', value: rate(delivered) },
    { what: 'processes begun, looked once and waiting, sustained', value: rate(waiting) },
  ]
}

async function untilNone(pool: pg.Pool, sql: string): Promise<void> {
  for (;;) {
    const left = (await pool.query<{ left: number }>(sql)).rows[0]?.left ?? 0
    if (left === 0) return
    await new Promise((resolve) => setTimeout(resolve, 250))
  }
}

/** The list as the console asks for it, one request after the other. */
async function lists(base: string, token: string): Promise<Measured[]> {
  const filters: Readonly<Record<string, object>> = {
    'not ended': { isOpen: true },
    overdue: { isOverdue: true },
    stuck: { state: 'stuck' },
    'one owner': { isOpen: true, owner: ['field', 'supervisor'] },
    'words in the title': { isOpen: true, q: 'read check' },
  }
  const rows: Measured[] = []
  for (const [what, filter] of Object.entries(filters)) {
    const query = new URLSearchParams({ filter: JSON.stringify(filter), range: '[0,49]', sort: '["updatedAt","DESC"]' })
    const answers: number[] = []
    let total = ''
    for (let turn = 0; turn < ASKED; turn += 1) {
      const started = performance.now()
      const answer = await fetch(`${base}/processes?${query.toString()}`, { headers: { authorization: `Bearer ${token}` } })
      await answer.arrayBuffer()
      if (answer.status !== 200) throw new Error(`the list answered ${answer.status}`)
      total = answer.headers.get('content-range')?.split('/')[1] ?? ''
      answers.push(performance.now() - started)
    }
    rows.push({
      what: `list, ${what} (${total} rows)`,
      value: `p50 ${percentile(answers, 50)} ms, p99 ${percentile(answers, 99)} ms`,
    })
  }
  return rows
}

/** A person cancels an order: until another's console is told, and until the order's process is woken. */
async function acts(pool: pg.Pool, client: ApiClient, base: string, token: string): Promise<Measured[]> {
  const orders = await pool.query<{ id: string }>(
    `select subject_id as id from processes where kind = 'work_order' and ended_at is null order by process_id limit $1`,
    [ACTS],
  )
  const told: number[] = []
  const woken: number[] = []
  const leaving = new AbortController()
  const stream = await fetch(`${base}/events`, { headers: { authorization: `Bearer ${token}` }, signal: leaving.signal })
  let heard = ''
  const listening = (async () => {
    for await (const piece of stream.body ?? []) heard += new TextDecoder().decode(piece as Uint8Array)
  })().catch(() => undefined)
  for (const { id } of orders.rows) {
    const started = performance.now()
    await client.call(`/work-orders/${id}/cancel`, { method: 'POST', body: { reason: 'benchmark' } })
    while (!heard.includes(`"work-order/${id}"`)) await new Promise((resolve) => setTimeout(resolve, 5))
    told.push(performance.now() - started)
    await untilNone(pool, `select count(*) as left from outbox where workflow_id = 'work-order/${id}' and delivered_at is null`)
    woken.push(performance.now() - started)
  }
  leaving.abort()
  await listening
  const both = (times: readonly number[]): string => `p50 ${percentile(times, 50)} ms, p99 ${percentile(times, 99)} ms`
  return [
    { what: 'a person’s act until another’s console is told', value: both(told) },
    { what: 'a person’s act until the process is woken', value: both(woken) },
  ]
}

await main()
