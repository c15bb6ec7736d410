import type pg from 'pg'
import type { CsvMapping } from '../../domain/metering/formats/mapped-csv/csv-mapping.js'
import { type ListColumns, type ListPage, type ListWindow, readWindow } from '../list-window.js'
import type { Queryable } from '../pool.js'

export type MappingRecord = {
  readonly id: number
  readonly name: string
  readonly version: number
  readonly isNewest: boolean
  readonly mapping: CsvMapping
  readonly reason: string
  readonly recordedAt: Date
  readonly recordedBy: string
}

const NEWEST = 'c.version = (select max(n.version) from csv_mappings n where n.name = c.name)'

/** What mappings may be sorted and filtered by. */
export const MAPPING_COLUMNS: ListColumns = {
  sortable: { id: 'c.mapping_id', name: 'c.name', version: 'c.version', recordedAt: 'c.recorded_at' },
  filterable: {
    id: { sql: 'c.mapping_id', type: 'integer', match: 'equals' },
    name: { sql: 'c.name', type: 'text', match: 'equals' },
    isNewest: { sql: `(${NEWEST})`, type: 'boolean', match: 'equals' },
    q: { sql: 'c.name', type: 'text', match: 'contains' },
  },
  defaultSort: { field: 'name', direction: 'asc' },
  tieBreaker: 'c.mapping_id',
}

const MAPPING = `c.mapping_id as "id", c.name, c.version, (${NEWEST}) as "isNewest", c.mapping, c.reason, c.recorded_at as "recordedAt",
  coalesce(u.name, c.recorded_by) as "recordedBy"`
const MAPPINGS = 'csv_mappings c left join users u on u.user_id = c.recorded_by'

export function listMappings(db: Queryable, window: ListWindow): Promise<ListPage<MappingRecord>> {
  return readWindow<MappingRecord>(db, window, { select: MAPPING, from: MAPPINGS })
}

export async function findMapping(db: Queryable, mappingId: number): Promise<MappingRecord | undefined> {
  return (await db.query<MappingRecord>(`select ${MAPPING} from ${MAPPINGS} where c.mapping_id = $1`, [mappingId])).rows[0]
}

export async function loadMapping(db: Queryable, mappingId: number): Promise<CsvMapping | undefined> {
  const found = await db.query<{ mapping: CsvMapping }>('select mapping from csv_mappings where mapping_id = $1', [mappingId])
  return found.rows[0]?.mapping
}

/** Adds a version behind those of the name. */
export async function insertMapping(
  client: pg.PoolClient,
  mapping: { name: string; mapping: CsvMapping; reason: string; recordedBy: string },
): Promise<{ mappingId: number; version: number }> {
  await client.query('select pg_advisory_xact_lock(736146)')
  const inserted = await client.query<{ mapping_id: number; version: number }>(
    `insert into csv_mappings (name, version, mapping, reason, recorded_by)
     select $1, coalesce(max(version), 0) + 1, $2, $3, $4 from csv_mappings where name = $1 returning mapping_id, version`,
    [mapping.name, JSON.stringify(mapping.mapping), mapping.reason, mapping.recordedBy],
  )
  const row = inserted.rows[0] as { mapping_id: number; version: number }
  return { mappingId: row.mapping_id, version: row.version }
}
