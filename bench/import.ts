import { spawnSync } from 'node:child_process'
import { once } from 'node:events'
import {
  chmodSync,
  cpSync,
  createReadStream,
  createWriteStream,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
} from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import type pg from 'pg'
import { addImportFile } from '../activities/imports/add-import-file.js'
import { beginImport } from '../activities/imports/begin-import.js'
import type { ImportCounts } from '../activities/imports/apply-set.js'
import { runImport } from '../activities/imports/run-import.js'
import { startImport } from '../activities/imports/start-import.js'
import { copyRows } from '../db/copy-rows.js'
import { migrate } from '../db/migrate.js'
import { createPool } from '../db/pool.js'
import { ensureDatabase, ensureRoles } from '../db/roles.js'
import { inTransaction } from '../db/transaction.js'
import { CONTRACT_FILES } from '../domain/imports/contract-files.js'
import type { ContractFileName } from '../domain/imports/contract.js'
import type { Command } from '../domain/kernel/command.js'
import type { Recipe } from '../domain/imports/synthetic/household.js'
import { syntheticRows } from '../domain/imports/synthetic/synthetic-rows.js'
import { startEmbeddedPostgres } from '../scripts/embedded-postgres.js'
import { startGuardian } from '../scripts/guardian.js'

// How fast a set is imported: generated CSV files, uploaded, checked and written as in production, on a PostgreSQL with full
// durability beside it. `npx tsx bench/import.ts` has a million reads of 45,000 accounts and two million rows of history;
// `--without-history` leaves the optional bill_history.csv away.

const SAMPLE = new URL('../demo/alder-creek/', import.meta.url).pathname

function command<Input>(input: Input): Command<Input> {
  return { key: `${Math.random()}`, actor: { kind: 'process', id: 'bench', name: 'Bench' }, reason: 'benchmark', input }
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      accounts: { type: 'string', default: '45000' },
      seed: { type: 'string', default: '1' },
      months: { type: 'string', default: '13' },
      'without-history': { type: 'boolean', default: false },
      'write-to': { type: 'string' },
    },
  })
  const recipe: Recipe = { accounts: Number(values.accounts), seed: Number(values.seed), historyMonths: Number(values.months) }
  if (values['write-to'] !== undefined) return writeFiles(values['write-to'], recipe)
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
    // The files are made by a process of their own, so that memory is the import's alone.
    const own = fileURLToPath(import.meta.url)
    const made = spawnSync(
      process.execPath,
      [...process.execArgv, own, ...process.argv.slice(2), '--write-to', join(folder, 'set')],
      { stdio: 'inherit' },
    )
    if (made.status !== 0) throw new Error('the files could not be made')
    const pool = await emptyDatabase(server.connectionString('postgres'), server.connectionString('bench'))
    await measure(pool, setFiles(join(folder, 'set'), values['without-history']), recipe)
    await pool.end()
  } finally {
    await server.stop()
    guardian.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

interface SetFile {
  readonly name: string
  readonly path: string
}

async function writeFiles(folder: string, recipe: Recipe): Promise<void> {
  mkdirSync(folder)
  cpSync(`${SAMPLE}tariffs`, join(folder, 'tariffs'), { recursive: true })
  cpSync(`${SAMPLE}settings.json`, join(folder, 'settings.json'))
  for (const file of CONTRACT_FILES) {
    const out = createWriteStream(join(folder, file.name))
    out.write(`${file.columns.map((column) => column.name).join(',')}\n`)
    let text = ''
    for (const row of syntheticRows(recipe, file.name)) {
      text += `${row.map(quoted).join(',')}\n`
      if (text.length < 1 << 18) continue
      if (!out.write(text)) await once(out, 'drain')
      text = ''
    }
    out.end(text)
    await once(out, 'finish')
  }
}

function setFiles(folder: string, withoutHistory: boolean): SetFile[] {
  const tariffs = readdirSync(join(folder, 'tariffs')).map((name) => `tariffs/${name}`)
  return [...CONTRACT_FILES.map((file) => file.name), 'settings.json', ...tariffs]
    .filter((name) => !withoutHistory || name !== 'bill_history.csv')
    .map((name) => ({ name, path: join(folder, name) }))
}

function quoted(value: string): string {
  return /[",\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value
}

async function emptyDatabase(serverAddress: string, address: string): Promise<pg.Pool> {
  const owner = createPool(serverAddress, { max: 1 })
  await ensureRoles(owner)
  await ensureDatabase(owner, 'bench')
  await owner.end()
  await migrate(address)
  return createPool(address, { max: 4 })
}

async function measure(pool: pg.Pool, files: readonly SetFile[], recipe: Recipe): Promise<void> {
  const bytes = files.reduce((sum, file) => sum + statSync(file.path).size, 0)
  let started = performance.now()
  const { importId } = await beginImport(pool, command({ name: 'bench', isDryRun: false, asOf: '2026-09-01' }))
  for (const { name, path } of files) await addImportFile(pool, command({ importId, name }), createReadStream(path))
  await startImport(pool, command({ importId }))
  const uploadSeconds = (performance.now() - started) / 1000
  let peak = 0
  const watch = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage().rss)
  }, 100)
  const steps = await followSteps(pool, importId, async () => {
    started = performance.now()
    const answer = await runImport({ pool, isProduction: false }, { importId })
    if (answer.state !== 'completed') throw new Error(`the import is ${answer.state}`)
  })
  clearInterval(watch)
  const seconds = (performance.now() - started) / 1000
  const found = await pool.query<{ counts: ImportCounts; warnings: number }>(
    'select counts, warnings from imports where import_id = $1',
    [importId],
  )
  const counts = found.rows[0]?.counts
  const rowsOf = (file: ContractFileName): number => counts?.files.find((entry) => entry.file === file)?.written ?? 0
  const rows = counts?.files.reduce((sum, file) => sum + file.written, 0) ?? 0
  const rate = (count: number, time: number): string => Math.round(count / time).toLocaleString('en-US')
  const raw = await rawCopySeconds(pool, recipe)
  console.log(
    `${cpus()[0]?.model ?? 'unknown'} × ${cpus().length}, Node ${process.version}, seed ${recipe.seed}, ${recipe.accounts} accounts`,
  )
  console.log(
    `upload   ${(bytes / 2 ** 20).toFixed(0)} MB in ${uploadSeconds.toFixed(1)} s, ${(bytes / 2 ** 20 / uploadSeconds).toFixed(0)} MB/s`,
  )
  console.log(
    `import   ${rows.toLocaleString('en-US')} rows in ${seconds.toFixed(1)} s, ${rate(rows, seconds)} rows/s, peak memory ${(peak / 2 ** 20).toFixed(0)} MB`,
  )
  console.log(
    `of which ${rowsOf('reads.csv').toLocaleString('en-US')} reads, ${rowsOf('bill_history.csv').toLocaleString('en-US')} rows of history`,
  )
  for (const [step, time] of steps) console.log(`  ${step.padEnd(36)} ${(time / 1000).toFixed(1).padStart(6)} s`)
  console.log(`raw COPY of the same reads into a bare table: ${raw.toFixed(1)} s, ${rate(rowsOf('reads.csv'), raw)} rows/s`)
}

/** Time spent in each step, by looking at the import's own progress ten times a second. */
async function followSteps(pool: pg.Pool, importId: number, work: () => Promise<void>): Promise<[string, number][]> {
  const steps = new Map<string, number>()
  let last = performance.now()
  const look = setInterval(() => {
    void pool
      .query<{ step: string | null }>(`select progress ->> 'step' as step from imports where import_id = $1`, [importId])
      .then((found) => {
        const now = performance.now()
        const step = found.rows[0]?.step ?? 'Waiting'
        steps.set(step, (steps.get(step) ?? 0) + now - last)
        last = now
      })
  }, 100)
  await work()
  clearInterval(look)
  return [...steps].filter(([, time]) => time > 200)
}

async function rawCopySeconds(pool: pg.Pool, recipe: Recipe): Promise<number> {
  const rows = [...syntheticRows(recipe, 'reads.csv')]
  return inTransaction(pool, async ({ client }) => {
    await client.query(
      'create temporary table bare (meter text, register text, read_on date, value numeric, kind text, source text) on commit drop',
    )
    const started = performance.now()
    await copyRows(client, 'bare', ['meter', 'register', 'read_on', 'value', 'kind', 'source'], rows)
    return (performance.now() - started) / 1000
  })
}

await main()
