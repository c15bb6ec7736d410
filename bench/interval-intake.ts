import { once } from 'node:events'
import { chmodSync, createReadStream, createWriteStream, existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { cpus, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type pg from 'pg'
import { receiveMeterFile } from '../activities/metering/intake/receive-meter-file.js'
import { takeMeterFile } from '../activities/metering/intake/take-meter-file.js'
import { intervalsOfMeter } from '../db/metering/interval-store.js'
import { migrate } from '../db/migrate.js'
import { createPool } from '../db/pool.js'
import { ensureDatabase, ensureRoles } from '../db/roles.js'
import { addDays } from '../domain/kernel/local-date.js'
import type { Command } from '../domain/kernel/command.js'
import { startEmbeddedPostgres } from '../scripts/embedded-postgres.js'
import { startGuardian } from '../scripts/guardian.js'

// How fast intervals come in: one NEM12 file of quarter hours, stored, read, checked against what is there and written by the production
// path on a PostgreSQL with full durability beside it; then the same month with corrected values, which supersede the first; then
// months of single meters as a rating reads them. `npx tsx bench/interval-intake.ts [--meters 1500] [--days 31]`.

const FIRST_DAY = '2026-07-01'
const PER_DAY = 96

function command<Input>(input: Input): Command<Input> {
  return { key: `${Math.random()}`, actor: { kind: 'process', id: 'bench', name: 'Bench' }, reason: 'benchmark', input }
}

async function writeFile(path: string, meters: number, days: number, plus: number): Promise<void> {
  const out = createWriteStream(path)
  const write = async (text: string): Promise<void> => {
    if (!out.write(text)) await once(out, 'drain')
  }
  await write('100,NEM12,202608010000,BENCH,BENCH\n')
  for (let meter = 0; meter < meters; meter += 1) {
    let text = `200,M${meter},E1,E1,E1,N1,M${meter},kWh,15,\n`
    for (let day = 0; day < days; day += 1) {
      const values = Array.from({ length: PER_DAY }, (_, at) =>
        (((meter * 31 + day * 7 + at * 13) % 900) / 1000 + plus).toFixed(3),
      )
      text += `300,${addDays(FIRST_DAY, day).replaceAll('-', '')},${values.join(',')},A,,,20260801000000,\n`
    }
    await write(text)
  }
  out.end('900\n')
  await once(out, 'finish')
}

async function makeUtility(pool: pg.Pool, meters: number): Promise<void> {
  await pool.query(
    `insert into utility (name, currency, time_zone, is_sandbox, business_date, settings, settings_version)
     values ('Bench', 'USD', 'Australia/Brisbane', true, '2026-08-15', '{"service_period":{"read_counts_for":"end_of_day"}}', 1)`,
  )
  await pool.query(
    `insert into meters (meter_id, service, make, model, purchased_on)
    select 'M' || n, 'electric', 'X', 'Y', '2020-01-01' from generate_series(0, $1::integer - 1) n`,
    [meters],
  )
  await pool.query(
    `insert into registers select 'M' || n, '1', 'kWh', 'delivered', 6, 1, 'consumption' from generate_series(0, $1::integer - 1) n`,
    [meters],
  )
}

interface Intake {
  readonly seconds: number
  readonly peakBytes: number
  readonly counts: unknown
  /** Seconds of a processor that this process took, and its connections in PostgreSQL. */
  readonly cpu: { readonly own: number; readonly postgres: number }
}

/** Processor seconds of the backends that serve this benchmark, as Linux counts them; 0 elsewhere. */
async function backendSeconds(pool: pg.Pool): Promise<number> {
  const found = await pool.query<{ pid: number }>(`select pid from pg_stat_activity where application_name = 'bench'`)
  return found.rows.reduce((sum, { pid }) => {
    const file = `/proc/${pid}/stat`
    if (!existsSync(file)) return sum
    const ticks = readFileSync(file, 'utf8').split(') ').at(-1)?.split(' ') ?? []
    return sum + (Number(ticks[11]) + Number(ticks[12])) / 100
  }, 0)
}

async function takeIn(pool: pg.Pool, path: string): Promise<Intake> {
  let peakBytes = 0
  const look = setInterval(() => (peakBytes = Math.max(peakBytes, process.memoryUsage().rss)), 50)
  const { id } = await receiveMeterFile(pool, command({ name: path, mappingId: null, zone: null }), createReadStream(path))
  const [backendsBefore, ownBefore] = [await backendSeconds(pool), process.cpuUsage()]
  const started = performance.now()
  await takeMeterFile(pool, { fileId: id })
  const seconds = (performance.now() - started) / 1000
  const own = process.cpuUsage(ownBefore)
  const cpu = { own: (own.user + own.system) / 1e6, postgres: (await backendSeconds(pool)) - backendsBefore }
  clearInterval(look)
  const found = await pool.query('select counts from meter_files where file_id = $1', [id])
  return { seconds, peakBytes, cpu, counts: found.rows[0].counts }
}

async function monthsPerSecond(pool: pg.Pool, meters: number, days: number): Promise<number> {
  const started = performance.now()
  let read = 0
  for (let meter = 0; meter < meters && performance.now() - started < 3_000; meter += 1) {
    await intervalsOfMeter(pool, `M${meter}`, FIRST_DAY, addDays(FIRST_DAY, days - 1))
    read += 1
  }
  return read / ((performance.now() - started) / 1000)
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { meters: { type: 'string', default: '1500' }, days: { type: 'string', default: '31' } },
  })
  const [meters, days] = [Number(values.meters), Number(values.days)]
  const folder = mkdtempSync(join(tmpdir(), 'penstock-bench-'))
  // Where we are root, another account runs PostgreSQL and must reach its folder.
  chmodSync(folder, 0o755)
  const guardian = startGuardian()
  guardian.removeAfter(folder)
  const server = await startEmbeddedPostgres({
    clusterFolder: join(folder, 'cluster'),
    logFile: join(folder, 'postgresql.log'),
    guardian,
  })
  try {
    const owner = createPool(server.connectionString('postgres'), { max: 1 })
    await ensureRoles(owner)
    await ensureDatabase(owner, 'bench')
    await owner.end()
    await migrate(server.connectionString('bench'))
    const pool = createPool(server.connectionString('bench'), { max: 4, applicationName: 'bench' })
    await makeUtility(pool, meters)
    const count = meters * days * PER_DAY
    console.log(
      `${cpus().length} × ${cpus()[0]?.model}; ${meters} meters × ${days} days × ${PER_DAY} intervals = ${count.toLocaleString('en')} values`,
    )
    for (const [what, plus] of [
      ['first', 0],
      ['corrected', 1],
    ] as const) {
      const path = join(folder, `${what}.csv`)
      await writeFile(path, meters, days, plus)
      const intake = await takeIn(pool, path)
      const rate = Math.round(count / intake.seconds).toLocaleString('en')
      const size = (statSync(path).size / 1e6).toFixed(0)
      console.log(
        `${what}: ${size} MB in ${intake.seconds.toFixed(1)} s, ${rate} values/s, peak ${(intake.peakBytes / 1e6).toFixed(0)} MB`,
      )
      const { own, postgres } = intake.cpu
      console.log(
        `  processor seconds: ${own.toFixed(1)} here, ${postgres.toFixed(1)} in PostgreSQL; load of the machine ${loadavg()[0]?.toFixed(0)}`,
      )
      console.log(`  ${JSON.stringify(intake.counts)}`)
    }
    console.log(
      `a month of one meter: ${Math.round(await monthsPerSecond(pool, meters, days)).toLocaleString('en')} per second, one query each`,
    )
    await pool.end()
  } finally {
    await server.stop()
    guardian.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

await main()
