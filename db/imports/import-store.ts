import type pg from 'pg'
import type { Queryable } from '../pool.js'

export type ImportState =
  | 'uploading'
  | 'queued'
  | 'validating'
  | 'refused'
  | 'writing'
  | 'completed'
  | 'validated'
  | 'unchanged'
  | 'failed'

/** What a synthetic utility is made from: the same values give the same rows. */
export interface SyntheticRecipe {
  readonly accounts: number
  readonly seed: number
  /** Months of bills and reads before the billed one, 1 to 13. */
  readonly historyMonths: number
}

export interface ImportRow {
  readonly importId: number
  readonly kind: 'files' | 'synthetic'
  readonly name: string
  readonly setSha256: string | null
  readonly synthetic: SyntheticRecipe | null
  readonly isDryRun: boolean
  readonly asOf: string | null
  readonly state: ImportState
  readonly reason: string
  readonly startedBy: string
}

const ENDED: readonly ImportState[] = ['refused', 'completed', 'validated', 'unchanged', 'failed']

export function hasEnded(state: ImportState): boolean {
  return ENDED.includes(state)
}

const FIELDS = `import_id as "importId", kind, name, set_sha256 as "setSha256", synthetic, is_dry_run as "isDryRun", as_of as "asOf", state,
  reason, started_by as "startedBy"`

/** The import's own record; with `lock` nobody else changes it until the transaction ends. */
export async function loadImport(
  db: Queryable,
  importId: number,
  options: { lock?: boolean } = {},
): Promise<ImportRow | undefined> {
  const found = await db.query<ImportRow>(
    `select ${FIELDS} from imports where import_id = $1${options.lock === true ? ' for update' : ''}`,
    [importId],
  )
  return found.rows[0]
}

export interface NewImport {
  readonly kind: 'files' | 'synthetic'
  readonly name: string
  readonly setSha256?: string
  readonly synthetic?: SyntheticRecipe
  readonly isDryRun: boolean
  readonly asOf: string | undefined
  readonly state: 'uploading' | 'queued'
  readonly reason: string
  readonly startedBy: string
}

export async function insertImport(db: Queryable, row: NewImport): Promise<number> {
  const inserted = await db.query<{ import_id: number }>(
    `insert into imports (kind, name, set_sha256, synthetic, is_dry_run, as_of, state, reason, started_by)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9) returning import_id`,
    [
      row.kind,
      row.name,
      row.setSha256 ?? null,
      row.synthetic === undefined ? null : JSON.stringify(row.synthetic),
      row.isDryRun,
      row.asOf ?? null,
      row.state,
      row.reason,
      row.startedBy,
    ],
  )
  return inserted.rows[0]?.import_id as number
}

/** The upload has ended: the set is known by its hash and waits for the worker. */
export async function queueImport(db: Queryable, importId: number, setSha256: string): Promise<void> {
  await db.query(`update imports set state = 'queued', set_sha256 = $2 where import_id = $1`, [importId, setSha256])
}

/** Where a running import stands; written outside its transaction, so that people see it. */
export interface ImportProgress {
  /** What is being done, for people: "Checking reads.csv". */
  readonly step: string
  /** 0 to 100. */
  readonly percent: number
  readonly rows: number
}

/** Shows progress; does nothing once the import has ended, so that a straggler never re-opens it. */
export async function showProgress(
  db: Queryable,
  importId: number,
  state: 'validating' | 'writing',
  progress: ImportProgress,
): Promise<void> {
  await db.query(
    `update imports set state = $2, progress = $3 where import_id = $1 and state in ('queued', 'validating', 'writing')`,
    [importId, state, JSON.stringify(progress)],
  )
}

export interface ImportEnd {
  readonly state: Extract<ImportState, 'refused' | 'completed' | 'validated' | 'unchanged'>
  readonly errors: number
  readonly warnings: number
  readonly counts: unknown
  readonly accepted: unknown
  readonly asOf: string | undefined
}

/** Ends the import in the transaction of everything it did. */
export async function endImport(client: pg.PoolClient, importId: number, end: ImportEnd): Promise<void> {
  await client.query(
    `update imports set state = $2, errors = $3, warnings = $4, counts = $5, accepted = $6, as_of = coalesce($7, as_of), ended_at = now(),
       progress = jsonb_build_object('step', 'Done', 'percent', 100, 'rows', coalesce(progress -> 'rows', '0'))
     where import_id = $1`,
    [importId, end.state, end.errors, end.warnings, JSON.stringify(end.counts), JSON.stringify(end.accepted), end.asOf ?? null],
  )
}

/** Ends an import that could not be carried through; nothing else of it was written. */
export async function failImportRow(db: Queryable, importId: number, failure: string): Promise<void> {
  await db.query(`update imports set state = 'failed', failure = $2, ended_at = now() where import_id = $1`, [importId, failure])
}

/** Keeps the findings of the stage for good, numbered in the order of file and row, errors first. */
export async function keepFindings(client: pg.PoolClient, importId: number): Promise<void> {
  await client.query(
    `insert into import_findings (import_id, finding_no, severity, file, row_no, column_name, code, value, key, account_id, sentence, remedy,
       is_accepted)
     select $1, row_number() over (order by severity, file, row_no nulls first, finding_no), severity, file, row_no, column_name, code, value,
       key, account_id, sentence, remedy, is_accepted
     from stage_findings`,
    [importId],
  )
}

/** Only one import works at a time; held until the transaction ends. */
export async function lockImports(client: pg.PoolClient): Promise<void> {
  await client.query('select pg_advisory_xact_lock(7361420013)')
}

export interface StandingData {
  /** The set that was imported into this database, where one was. */
  readonly importId: number | null
  readonly name: string | null
  readonly setSha256: string | null
}

/** What this database holds already: undefined while it is empty. */
export async function standingData(db: Queryable): Promise<StandingData | undefined> {
  const found = await db.query<StandingData & { held: boolean }>(
    `select i.import_id as "importId", i.name, i.set_sha256 as "setSha256",
            exists (select from utility) or exists (select from customers) or exists (select from accounts) or exists (select from reads) as held
     from (select 1) one left join (select * from imports where state = 'completed' order by import_id limit 1) i on true`,
  )
  const row = found.rows[0]
  if (row === undefined || (!row.held && row.importId === null)) return undefined
  return { importId: row.importId, name: row.name, setSha256: row.setSha256 }
}
