import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type pg from 'pg'
import type { Queryable } from '../pool.js'
import { readSnapshot } from '../read-snapshot.js'

/** A query of `db/invariants.sql`: no row, or a defect in each. */
export interface Invariant {
  /** Of the project's list of invariants: `I3`. Several queries may watch over one. */
  readonly id: string
  /** `items-equal-postings`. */
  readonly name: string
  readonly sentence: string
  readonly sql: string
}

export interface InvariantResult {
  readonly id: string
  readonly name: string
  readonly sentence: string
  /** Rows found: 0 where it holds. */
  readonly rows: number
  /** The first of them, as they are. */
  readonly examples: readonly Record<string, unknown>[]
  readonly milliseconds: number
}

const FILE = fileURLToPath(new URL('../invariants.sql', import.meta.url))
const HEADING = /^-- (I\d+) ([a-z0-9-]+): (.+)$/
const EXAMPLES_MAX = 20

/** The invariants in the order of the file. */
export function readInvariants(): Invariant[] {
  const invariants: { id: string; name: string; sentence: string; lines: string[] }[] = []
  for (const line of readFileSync(FILE, 'utf8').split('\n')) {
    const [, id, name, sentence] = HEADING.exec(line) ?? []
    if (id !== undefined && name !== undefined && sentence !== undefined) invariants.push({ id, name, sentence, lines: [] })
    else invariants.at(-1)?.lines.push(line)
  }
  return invariants.map(({ lines, ...invariant }) => ({ ...invariant, sql: lines.join('\n').trim().replace(/;$/, '') }))
}

/**
 * Runs every invariant on one connection, that of a transaction or a snapshot. Reads only; on a large database it
 * takes as long as reading the ledger several times.
 */
export async function checkInvariants(db: Queryable): Promise<InvariantResult[]> {
  const results: InvariantResult[] = []
  for (const { sql, ...invariant } of readInvariants()) {
    const start = performance.now()
    const found = await db.query<{ rows: number; examples: Record<string, unknown>[] | null }>(
      `with found as materialized (${sql})
       select (select count(*) from found) as rows, (select jsonb_agg(to_jsonb(f)) from (select * from found limit ${EXAMPLES_MAX}) f) as examples`,
    )
    const row = found.rows[0]
    results.push({
      ...invariant,
      rows: row?.rows ?? 0,
      examples: row?.examples ?? [],
      milliseconds: Math.round(performance.now() - start),
    })
  }
  return results
}

/** The same over a snapshot of its own, so that what is posted meanwhile confuses no figure. */
export function checkLedger(pool: pg.Pool): Promise<InvariantResult[]> {
  return readSnapshot(pool, async (db) => {
    await db.query('set local statement_timeout = 0')
    return checkInvariants(db)
  })
}
