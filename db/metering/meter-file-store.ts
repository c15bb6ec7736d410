import type pg from 'pg'
import { copyRows, type CopyValue } from '../copy-rows.js'
import type { Queryable } from '../pool.js'

export type MeterFileState = 'queued' | 'reading' | 'completed' | 'refused' | 'failed'

/** What was made of a meter file. */
export interface MeterFileCounts {
  /** Records of the file: runs of intervals, register readings, totals. */
  readonly records: number
  /** Intervals among them. */
  readonly values: number
  /** Days of a channel: new, changed by what arrived, the same again, left as they were because what was there stands above. */
  readonly daysNew: number
  readonly daysChanged: number
  readonly daysSame: number
  readonly daysKept: number
  /** Reads of registers: taken, the same again. */
  readonly readsTaken: number
  readonly readsSame: number
  /** Printed quantities, which are compared and not stored. */
  readonly totals: number
  /** Records whose meter is not known. */
  readonly held: number
  /** Findings by weight. */
  readonly errors: number
  readonly notes: number
}

export const NO_COUNTS: MeterFileCounts = {
  records: 0,
  values: 0,
  daysNew: 0,
  daysChanged: 0,
  daysSame: 0,
  daysKept: 0,
  readsTaken: 0,
  readsSame: 0,
  totals: 0,
  held: 0,
  errors: 0,
  notes: 0,
}

/** Counts of what came before and of what came now. */
export function addCounts(before: MeterFileCounts, now: MeterFileCounts): MeterFileCounts {
  const names = Object.keys(NO_COUNTS) as (keyof MeterFileCounts)[]
  return { ...NO_COUNTS, ...Object.fromEntries(names.map((name) => [name, before[name] + now[name]])) }
}

export interface MeterFileRow {
  readonly fileId: number
  readonly name: string
  readonly sha256: string
  readonly storedFileId: number
  readonly format: string | null
  readonly mapping: unknown
  readonly zone: string | null
  readonly state: MeterFileState
  readonly recordsDone: number
  readonly findingsDone: number
  readonly counts: MeterFileCounts
  readonly recordedBy: string
}

const FILE = `f.file_id as "fileId", f.name, f.sha256, f.stored_file_id as "storedFileId", f.format, m.mapping, f.zone, f.state,
  f.records_done as "recordsDone", f.findings_done as "findingsDone", f.counts, f.recorded_by as "recordedBy"`

export async function loadMeterFile(
  db: Queryable,
  fileId: number,
  options: { lock?: boolean } = {},
): Promise<MeterFileRow | undefined> {
  const found = await db.query<MeterFileRow>(
    `select ${FILE} from meter_files f left join csv_mappings m using (mapping_id) where f.file_id = $1 ${options.lock === true ? 'for no key update of f' : ''}`,
    [fileId],
  )
  const row = found.rows[0]
  return row === undefined ? undefined : { ...row, counts: { ...NO_COUNTS, ...row.counts } }
}

export async function findMeterFileByBytes(db: Queryable, sha256: string): Promise<number | undefined> {
  const found = await db.query<{ file_id: number }>('select file_id from meter_files where sha256 = $1', [sha256])
  return found.rows[0]?.file_id
}

export async function insertMeterFile(
  client: pg.PoolClient,
  file: {
    name: string
    sha256: string
    storedFileId: number
    mappingId: number | null
    zone: string | null
    reason: string
    recordedBy: string
  },
): Promise<number> {
  const inserted = await client.query<{ file_id: number }>(
    `insert into meter_files (name, sha256, stored_file_id, mapping_id, zone, state, reason, recorded_by)
     values ($1, $2, $3, $4, $5, 'queued', $6, $7) returning file_id`,
    [file.name, file.sha256, file.storedFileId, file.mappingId, file.zone, file.reason, file.recordedBy],
  )
  return inserted.rows[0]?.file_id as number
}

/** How far a file is read, in the transaction of what was read. */
export async function saveProgress(
  client: pg.PoolClient,
  fileId: number,
  progress: { recordsDone: number; findingsDone: number; counts: MeterFileCounts; format: string | null },
): Promise<void> {
  await client.query(
    `update meter_files set state = 'reading', records_done = $2, findings_done = $3, counts = $4, format = coalesce($5, format)
     where file_id = $1 and state in ('queued', 'reading')`,
    [fileId, progress.recordsDone, progress.findingsDone, JSON.stringify(progress.counts), progress.format],
  )
}

export async function endMeterFile(
  client: pg.PoolClient,
  fileId: number,
  end: { state: 'completed' | 'refused' | 'failed'; failure: string | null },
): Promise<void> {
  await client.query(
    `update meter_files set state = $2, failure = $3, ended_at = now() where file_id = $1 and state in ('queued', 'reading')`,
    [fileId, end.state, end.failure],
  )
}

export async function saveCounts(client: pg.PoolClient, fileId: number, counts: MeterFileCounts): Promise<void> {
  await client.query('update meter_files set counts = $2 where file_id = $1', [fileId, JSON.stringify(counts)])
}

/** A finding of a file as it is stored. */
export interface StoredFinding {
  readonly line: number
  readonly code: string
  readonly weight: 'file' | 'record' | 'note'
  readonly meter?: string
  readonly channel?: string
  readonly day?: string
  readonly rawValue?: string
  readonly sentence: string
}

/** Adds findings behind those that are there. */
export async function insertMeterFindings(
  client: pg.PoolClient,
  fileId: number,
  findings: readonly StoredFinding[],
): Promise<void> {
  if (findings.length === 0) return
  const last = await client.query<{ last: number }>(
    'select coalesce(max(finding_no), 0) as last from meter_file_findings where file_id = $1',
    [fileId],
  )
  const from = last.rows[0]?.last ?? 0
  await copyRows(
    client,
    'meter_file_findings',
    ['file_id', 'finding_no', 'line', 'code', 'weight', 'meter', 'channel', 'day', 'raw_value', 'sentence'],
    findings.map((finding, index): CopyValue[] => [
      fileId,
      from + index + 1,
      finding.line,
      finding.code,
      finding.weight,
      clean(finding.meter),
      clean(finding.channel),
      finding.day,
      clean(finding.rawValue),
      clean(finding.sentence),
    ]),
  )
}

/** PostgreSQL keeps no NUL in a text. */
function clean(text: string | undefined): string | undefined {
  return text?.replaceAll('\0', '␀')
}

/** Removes bytes that no meter file rests on. */
export async function dropUnusedMeterBytes(db: Queryable, storedFileId: number): Promise<void> {
  await db.query(
    'delete from stored_files where file_id = $1 and not exists (select from meter_files where stored_file_id = $1)',
    [storedFileId],
  )
}

/** Records of one meter that is not known, as they are held aside. */
export interface HeldRecords {
  readonly identifier: string
  readonly otherIdentifier: string | null
  readonly records: number
  readonly firstLine: number
  /** Seconds since 1970-01-01T00:00Z. */
  readonly firstAt: number
  readonly lastAt: number
}

export async function holdRecords(client: pg.PoolClient, fileId: number, held: readonly HeldRecords[]): Promise<void> {
  if (held.length === 0) return
  await client.query(
    `insert into held_meter_data as h (file_id, identifier, other_identifier, records, first_line, first_at, last_at)
     select $1, i, o, r, l, to_timestamp(f), to_timestamp(t)
       from unnest($2::text[], $3::text[], $4::bigint[], $5::bigint[], $6::float8[], $7::float8[]) as held (i, o, r, l, f, t)
     on conflict (file_id, identifier) do update set records = h.records + excluded.records, last_at = greatest(h.last_at, excluded.last_at),
       applied_at = null, applied_to = null`,
    [
      fileId,
      held.map((each) => each.identifier),
      held.map((each) => each.otherIdentifier),
      held.map((each) => each.records),
      held.map((each) => each.firstLine),
      held.map((each) => each.firstAt),
      held.map((each) => each.lastAt),
    ],
  )
}

/** What of a file waits for its meter, by name: how many records, and how many of them are done. */
export async function waitingOf(db: Queryable, fileId: number): Promise<Map<string, { records: number; recordsDone: number }>> {
  const found = await db.query<{ identifier: string; records: number; recordsDone: number }>(
    `select identifier, records, records_done as "recordsDone" from held_meter_data
     where file_id = $1 and applied_at is null order by identifier`,
    [fileId],
  )
  return new Map(found.rows.map(({ identifier, ...waiting }) => [identifier, waiting]))
}

/** Says how many records of each name are done. */
export async function saveHeldDone(client: pg.PoolClient, fileId: number, done: ReadonlyMap<string, number>): Promise<void> {
  await client.query(
    `update held_meter_data h set records_done = d.done from unnest($2::text[], $3::bigint[]) as d (identifier, done)
     where h.file_id = $1 and h.identifier = d.identifier`,
    [fileId, [...done.keys()], [...done.values()]],
  )
}

export async function markApplied(client: pg.PoolClient, fileId: number, identifier: string, meterId: string): Promise<void> {
  await client.query(
    `update held_meter_data set applied_at = now(), applied_to = $3 where file_id = $1 and identifier = $2 and applied_at is null`,
    [fileId, identifier, meterId],
  )
}

/** Files that hold records aside which a meter or another name of it would let in. */
export async function filesHolding(db: Queryable, names: readonly string[]): Promise<number[]> {
  const found = await db.query<{ file_id: number }>(
    `select distinct file_id from held_meter_data where applied_at is null and (identifier = any($1) or other_identifier = any($1)) order by file_id`,
    [names],
  )
  return found.rows.map((row) => row.file_id)
}
