import { type ListColumns, type ListPage, type ListWindow, readWindow } from '../list-window.js'
import type { Queryable } from '../pool.js'
import type { ImportState } from './import-store.js'

/** An import as lists and its page show it. */
export interface ImportRecord extends Record<string, unknown> {
  readonly id: number
  readonly kind: 'files' | 'synthetic'
  readonly name: string
  readonly isDryRun: boolean
  readonly asOf: string | null
  readonly state: ImportState
  readonly step: string | null
  readonly percent: number
  readonly rows: number
  readonly errors: number
  readonly warnings: number
  readonly counts: unknown
  readonly failure: string | null
  readonly reason: string
  readonly startedBy: string
  readonly startedByName: string | null
  readonly startedAt: Date
  readonly endedAt: Date | null
}

/** What imports may be sorted and filtered by. */
export const IMPORT_COLUMNS: ListColumns = {
  sortable: {
    id: 'i.import_id',
    name: 'i.name',
    state: 'i.state',
    errors: 'i.errors',
    warnings: 'i.warnings',
    startedAt: 'i.started_at',
    endedAt: 'i.ended_at',
  },
  filterable: {
    id: { sql: 'i.import_id', type: 'integer', match: 'equals' },
    state: { sql: 'i.state', type: 'text', match: 'equals' },
    kind: { sql: 'i.kind', type: 'text', match: 'equals' },
    isDryRun: { sql: 'i.is_dry_run', type: 'boolean', match: 'equals' },
    q: { sql: 'i.name', type: 'text', match: 'contains' },
  },
  defaultSort: { field: 'id', direction: 'desc' },
  tieBreaker: 'i.import_id',
}

const IMPORT_FIELDS = `i.import_id as "id", i.kind, i.name, i.is_dry_run as "isDryRun", i.as_of as "asOf", i.state,
  i.progress ->> 'step' as "step", coalesce((i.progress ->> 'percent')::integer, 0) as "percent",
  coalesce((i.progress ->> 'rows')::integer, 0) as "rows", i.errors, i.warnings, i.counts, i.failure, i.reason,
  i.started_by as "startedBy", u.name as "startedByName", i.started_at as "startedAt", i.ended_at as "endedAt"`
const IMPORTS = 'imports i left join users u on u.user_id = i.started_by'

export function listImports(db: Queryable, window: ListWindow): Promise<ListPage<ImportRecord>> {
  return readWindow<ImportRecord>(db, window, { select: IMPORT_FIELDS, from: IMPORTS })
}

export async function findImport(db: Queryable, importId: number): Promise<ImportRecord | undefined> {
  const found = await db.query<ImportRecord>(`select ${IMPORT_FIELDS} from ${IMPORTS} where i.import_id = $1`, [importId])
  return found.rows[0]
}

/** One finding as lists and the download show it. */
export interface FindingRecord extends Record<string, unknown> {
  /** Number within the import. */
  readonly id: number
  readonly severity: 'error' | 'warning'
  readonly file: string
  readonly row: number | null
  readonly column: string | null
  readonly code: string
  readonly value: string | null
  readonly key: string | null
  readonly accountId: string | null
  readonly sentence: string
  readonly remedy: string
  readonly isAccepted: boolean
}

/** What findings may be sorted and filtered by. */
export const FINDING_COLUMNS: ListColumns = {
  sortable: {
    id: 'finding_no',
    severity: 'severity',
    file: 'file',
    row: 'row_no',
    column: 'column_name',
    code: 'code',
    key: 'key',
  },
  filterable: {
    id: { sql: 'finding_no', type: 'integer', match: 'equals' },
    severity: { sql: 'severity', type: 'text', match: 'equals' },
    file: { sql: 'file', type: 'text', match: 'equals' },
    code: { sql: 'code', type: 'text', match: 'equals' },
    column: { sql: 'column_name', type: 'text', match: 'equals' },
    key: { sql: 'key', type: 'text', match: 'equals' },
    accountId: { sql: 'account_id', type: 'text', match: 'equals' },
    isAccepted: { sql: 'is_accepted', type: 'boolean', match: 'equals' },
    q: { sql: "sentence || ' ' || coalesce(value, '') || ' ' || coalesce(key, '')", type: 'text', match: 'contains' },
  },
  defaultSort: { field: 'id', direction: 'asc' },
  tieBreaker: 'finding_no',
}

const FINDING_FIELDS = `finding_no as "id", severity, file, row_no as "row", column_name as "column", code, value, key,
  account_id as "accountId", sentence, remedy, is_accepted as "isAccepted"`

export function listFindings(db: Queryable, importId: number, window: ListWindow): Promise<ListPage<FindingRecord>> {
  return readWindow<FindingRecord>(db, window, {
    select: FINDING_FIELDS,
    from: 'import_findings',
    always: { sql: (parameter) => `import_id = $${parameter}`, values: [importId] },
  })
}

const FINDINGS_AT_A_TIME = 2_000

/** All findings that match, in their order, page by page. */
export async function* readFindings(
  db: Queryable,
  importId: number,
  window: Pick<ListWindow, 'where' | 'values'>,
): AsyncGenerator<FindingRecord> {
  const [own, after] = [window.values.length + 1, window.values.length + 2]
  for (let last = 0; ; ) {
    const found = await db.query<FindingRecord>(
      `select ${FINDING_FIELDS} from import_findings where (${window.where}) and import_id = $${own} and finding_no > $${after}
       order by finding_no limit ${FINDINGS_AT_A_TIME}`,
      [...window.values, importId, last],
    )
    if (found.rows.length === 0) return
    yield* found.rows
    last = found.rows[found.rows.length - 1]?.id ?? last
  }
}
