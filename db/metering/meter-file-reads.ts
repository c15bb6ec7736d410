import { type ListColumns, type ListPage, type ListWindow, readWindow } from '../list-window.js'
import type { Queryable } from '../pool.js'
import { type MeterFileCounts, type MeterFileState, NO_COUNTS } from './meter-file-store.js'

export type MeterFileRecord = {
  readonly id: number
  readonly name: string
  readonly sha256: string
  readonly format: string | null
  readonly mappingId: number | null
  readonly mappingName: string | null
  readonly mappingVersion: number | null
  readonly zone: string | null
  readonly state: MeterFileState
  readonly sizeBytes: number
  readonly counts: MeterFileCounts
  readonly failure: string | null
  readonly reason: string
  readonly recordedAt: Date
  readonly recordedBy: string
  readonly endedAt: Date | null
}

/** What meter files may be sorted and filtered by. */
export const METER_FILE_COLUMNS: ListColumns = {
  sortable: { id: 'f.file_id', name: 'f.name', state: 'f.state', format: 'f.format', recordedAt: 'f.recorded_at' },
  filterable: {
    id: { sql: 'f.file_id', type: 'integer', match: 'equals' },
    state: { sql: 'f.state', type: 'text', match: 'equals' },
    format: { sql: 'f.format', type: 'text', match: 'equals' },
    hasHeld: { sql: `(coalesce((f.counts ->> 'held')::bigint, 0) > 0)`, type: 'boolean', match: 'equals' },
    q: { sql: 'f.name', type: 'text', match: 'contains' },
  },
  defaultSort: { field: 'id', direction: 'desc' },
  tieBreaker: 'f.file_id',
}

const FILE = `f.file_id as "id", f.name, f.sha256, f.format, f.mapping_id as "mappingId", m.name as "mappingName", m.version as "mappingVersion",
  f.zone, f.state, s.size_bytes as "sizeBytes", f.counts, f.failure, f.reason, f.recorded_at as "recordedAt",
  coalesce(u.name, f.recorded_by) as "recordedBy", f.ended_at as "endedAt"`
const FILES = `meter_files f join stored_files s on s.file_id = f.stored_file_id left join csv_mappings m on m.mapping_id = f.mapping_id
  left join users u on u.user_id = f.recorded_by`

export async function listMeterFiles(db: Queryable, window: ListWindow): Promise<ListPage<MeterFileRecord>> {
  const page = await readWindow<MeterFileRecord>(db, window, { select: FILE, from: FILES })
  return { ...page, rows: page.rows.map(whole) }
}

export async function findMeterFile(db: Queryable, fileId: number): Promise<MeterFileRecord | undefined> {
  const found = await db.query<MeterFileRecord>(`select ${FILE} from ${FILES} where f.file_id = $1`, [fileId])
  return found.rows[0] === undefined ? undefined : whole(found.rows[0])
}

/** A file that waits has counted nothing yet. */
function whole(row: MeterFileRecord): MeterFileRecord {
  return { ...row, counts: { ...NO_COUNTS, ...row.counts } }
}

export type MeterFileFindingRecord = {
  /** Number within the file. */
  readonly id: number
  readonly fileId: number
  readonly line: number
  readonly code: string
  readonly weight: 'file' | 'record' | 'note'
  readonly meter: string | null
  readonly channel: string | null
  readonly day: string | null
  readonly rawValue: string | null
  readonly sentence: string
}

export const METER_FINDING_COLUMNS: ListColumns = {
  sortable: { id: 'finding_no', line: 'line', code: 'code', meter: 'meter', day: 'day' },
  filterable: {
    fileId: { sql: 'file_id', type: 'integer', match: 'equals' },
    code: { sql: 'code', type: 'text', match: 'equals' },
    weight: { sql: 'weight', type: 'text', match: 'equals' },
    q: { sql: "coalesce(meter, '') || ' ' || coalesce(raw_value, '') || ' ' || sentence", type: 'text', match: 'contains' },
  },
  defaultSort: { field: 'id', direction: 'asc' },
  tieBreaker: 'file_id, finding_no',
}

export function listMeterFindings(db: Queryable, window: ListWindow): Promise<ListPage<MeterFileFindingRecord>> {
  return readWindow<MeterFileFindingRecord>(db, window, {
    select: `finding_no as "id", file_id as "fileId", line, code, weight, meter, channel, day, raw_value as "rawValue", sentence`,
    from: 'meter_file_findings',
  })
}

/** What waits for a meter, by the name that files give it. */
export type HeldRecord = {
  /** The name itself. */
  readonly id: string
  readonly otherIdentifier: string | null
  readonly files: number
  readonly records: number
  readonly firstAt: Date
  readonly lastAt: Date
  readonly lastFileId: number
}

export const HELD_COLUMNS: ListColumns = {
  sortable: { id: 'h.id', records: 'h.records', firstAt: 'h."firstAt"', lastAt: 'h."lastAt"' },
  filterable: {
    id: { sql: 'h.id', type: 'text', match: 'equals' },
    fileId: { sql: 'h."fileIds"', type: 'integer', match: 'includes' },
    q: { sql: "h.id || ' ' || coalesce(h.\"otherIdentifier\", '')", type: 'text', match: 'contains' },
  },
  defaultSort: { field: 'lastAt', direction: 'desc' },
  tieBreaker: 'h.id',
}

export function listHeld(db: Queryable, window: ListWindow): Promise<ListPage<HeldRecord>> {
  return readWindow<HeldRecord>(db, window, {
    select: 'h.id, h."otherIdentifier", h.files, h.records, h."firstAt", h."lastAt", h."lastFileId"',
    from: `(select identifier as id, max(other_identifier) as "otherIdentifier", count(*) as files, sum(records)::bigint as records,
        min(first_at) as "firstAt", max(last_at) as "lastAt", max(file_id) as "lastFileId", array_agg(file_id) as "fileIds"
      from held_meter_data where applied_at is null group by identifier) h`,
  })
}
