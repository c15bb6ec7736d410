import { type ListColumns, type ListPage, type ListWindow, readWindow } from '../list-window.js'
import type { Queryable } from '../pool.js'

export const PAYMENT_FILE_LIST_COLUMNS: ListColumns = {
  sortable: { id: 'f.file_id', name: 'f.name', rows: 'f.rows', total: 'f.total', recordedAt: 'f.recorded_at' },
  filterable: {
    id: { sql: 'f.file_id', type: 'integer', match: 'equals' },
    recordedFrom: { sql: 'f.recorded_at', type: 'timestamp', match: 'from' },
    recordedTo: { sql: 'f.recorded_at', type: 'timestamp', match: 'to' },
    q: { sql: 'f.name', type: 'text', match: 'contains' },
  },
  defaultSort: { field: 'id', direction: 'desc' },
  tieBreaker: 'f.file_id',
}

export type PaymentFileRecord = {
  readonly id: number
  readonly name: string
  readonly sha256: string
  readonly rows: number
  readonly posted: number
  readonly duplicates: number
  readonly suspended: number
  readonly refused: number
  readonly total: string
  readonly recordedAt: Date
  readonly recordedBy: string
}

const FILE = `f.file_id as "id", f.name, f.sha256, f.rows, f.posted, f.duplicates, f.suspended, f.refused, f.total,
  f.recorded_at as "recordedAt", coalesce(u.name, f.recorded_by) as "recordedBy"`
const FILES = 'payment_files f left join users u on u.user_id = f.recorded_by'

export function listPaymentFiles(db: Queryable, window: ListWindow): Promise<ListPage<PaymentFileRecord>> {
  return readWindow<PaymentFileRecord>(db, window, { select: FILE, from: FILES })
}

export async function findPaymentFile(db: Queryable, fileId: number): Promise<PaymentFileRecord | undefined> {
  return (await db.query<PaymentFileRecord>(`select ${FILE} from ${FILES} where f.file_id = $1`, [fileId])).rows[0]
}

export const PAYMENT_FINDING_COLUMNS: ListColumns = {
  sortable: {
    id: 'finding_id',
    line: 'row_no',
    code: 'code',
    externalId: 'external_id',
    accountId: 'account_id',
    amount: 'amount',
  },
  filterable: {
    id: { sql: 'finding_id', type: 'integer', match: 'equals' },
    fileId: { sql: 'file_id', type: 'integer', match: 'equals' },
    code: { sql: 'code', type: 'text', match: 'equals' },
    q: { sql: "external_id || ' ' || coalesce(account_id, '') || ' ' || sentence", type: 'text', match: 'contains' },
  },
  defaultSort: { field: 'id', direction: 'asc' },
  tieBreaker: 'finding_id',
}

export type PaymentFindingRecord = {
  readonly id: number
  readonly fileId: number
  readonly line: number
  readonly code: string
  readonly externalId: string
  readonly accountId: string | null
  readonly receivedOn: string | null
  readonly amount: string | null
  readonly sentence: string
}

export function listPaymentFindings(db: Queryable, window: ListWindow): Promise<ListPage<PaymentFindingRecord>> {
  return readWindow<PaymentFindingRecord>(db, window, {
    select: `finding_id as "id", file_id as "fileId", row_no as "line", code, external_id as "externalId", account_id as "accountId",
      received_on as "receivedOn", amount, sentence`,
    from: 'payment_findings',
  })
}
