import { PassThrough } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type pg from 'pg'
import { from as copyFrom, to as copyTo } from 'pg-copy-streams'

/** What a run writes, table by table. */
const WRITTEN: Readonly<Record<string, string>> = {
  bills: 'run_id = $run',
  bill_segments: 'bill_id in (select bill_id from bills where run_id = $run)',
  bill_lines: 'bill_id in (select bill_id from bills where run_id = $run)',
  journal_entries: 'entry_id in (select entry_id from bills where run_id = $run)',
  postings: 'entry_id in (select entry_id from bills where run_id = $run)',
  open_items: 'bill_id in (select bill_id from bills where run_id = $run)',
  billed_periods: 'bill_id in (select bill_id from bills where run_id = $run)',
}

/** How long COPY alone takes for the rows of a run, into tables without keys, indexes, triggers and constraints. */
export async function copyRate(pool: pg.Pool, runId: number): Promise<{ rows: number; ms: number }> {
  const client = await pool.connect()
  let rows = 0
  let ms = 0
  try {
    for (const [table, which] of Object.entries(WRITTEN)) {
      const bytes: Buffer[] = []
      const columns = await client.query<{ column_name: string }>(
        `select column_name from information_schema.columns where table_name = $1 and is_generated = 'NEVER' order by ordinal_position`,
        [table],
      )
      const names = columns.rows.map((row) => row.column_name).join(', ')
      const select = `select ${names} from ${table} where ${which.replaceAll('$run', String(runId))}`
      const collect = new PassThrough()
      collect.on('data', (chunk: Buffer) => bytes.push(chunk))
      await pipeline(client.query(copyTo(`copy (${select}) to stdout`)), collect)
      await client.query(`create table bare_${table} as select ${names} from ${table} limit 0`)
      const started = performance.now()
      const into = client.query(copyFrom(`copy bare_${table} from stdin`))
      await pipeline(PassThrough.from(bytes), into)
      ms += performance.now() - started
      rows += into.rowCount
    }
  } finally {
    client.release()
  }
  return { rows, ms }
}
