import type pg from 'pg'
import { invariant } from '../../domain/kernel/invariant.js'
import type { RowFinding } from '../../domain/payments/payment-row.js'
import { copyRows, type CopyValue } from '../copy-rows.js'
import type { Queryable } from '../pool.js'

export interface PaymentFileRow {
  readonly id: number
  readonly name: string
  readonly sha256: string
  readonly rows: number
  readonly posted: number
  readonly duplicates: number
  readonly suspended: number
  readonly refused: number
  /** Money taken: posted and held in suspense. */
  readonly total: string
  readonly recordedAt: string
  readonly recordedBy: string
}

const COLUMNS = `file_id as id, name, sha256, rows, posted, duplicates, suspended, refused, total, recorded_at as "recordedAt", recorded_by as "recordedBy"`

type Stored = Omit<PaymentFileRow, 'recordedAt'> & { readonly recordedAt: Date }

function rowOf(row: Stored | undefined): PaymentFileRow | undefined {
  return row === undefined ? undefined : { ...row, recordedAt: row.recordedAt.toISOString() }
}

/** Payments files are imported one after the other: two that overlap would each take the other's rows for new. */
export async function lockPaymentFiles(client: pg.PoolClient): Promise<void> {
  await client.query('select pg_advisory_xact_lock(736143)')
}

export async function findFileByBytes(db: Queryable, sha256: string): Promise<PaymentFileRow | undefined> {
  return rowOf((await db.query<Stored>(`select ${COLUMNS} from payment_files where sha256 = $1`, [sha256])).rows[0])
}

export async function loadPaymentFile(db: Queryable, fileId: number): Promise<PaymentFileRow | undefined> {
  return rowOf((await db.query<Stored>(`select ${COLUMNS} from payment_files where file_id = $1`, [fileId])).rows[0])
}

export interface NewPaymentFile {
  readonly name: string
  readonly sha256: string
  readonly storedFileId: number
  readonly rows: number
  readonly posted: number
  readonly duplicates: number
  readonly suspended: number
  readonly refused: number
  readonly total: string
}

export async function insertPaymentFile(client: pg.PoolClient, file: NewPaymentFile, recordedBy: string): Promise<number> {
  const inserted = await client.query<{ file_id: number }>(
    `insert into payment_files (name, sha256, stored_file_id, rows, posted, duplicates, suspended, refused, total, recorded_by)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) returning file_id`,
    [
      file.name,
      file.sha256,
      file.storedFileId,
      file.rows,
      file.posted,
      file.duplicates,
      file.suspended,
      file.refused,
      file.total,
      recordedBy,
    ],
  )
  return inserted.rows[0]?.file_id as number
}

/** Rows that were not used as they stand, or that people should know of. */
export async function insertPaymentFindings(
  client: pg.PoolClient,
  fileId: number,
  findings: readonly RowFinding[],
): Promise<void> {
  if (findings.length === 0) return
  await copyRows(
    client,
    'payment_findings',
    ['file_id', 'row_no', 'code', 'external_id', 'account_id', 'received_on', 'amount', 'sentence'],
    findings.map((finding): CopyValue[] => [
      fileId,
      finding.line,
      finding.code,
      finding.externalId,
      finding.account,
      finding.receivedOn,
      finding.amount?.toFixed(),
      finding.sentence,
    ]),
  )
}

/** Removes bytes that no payments file rests on: of a refused file, or of one that was here already. */
export async function dropUnusedBytes(db: Queryable, storedFileId: number): Promise<void> {
  await db.query(
    'delete from stored_files where file_id = $1 and not exists (select from payment_files where stored_file_id = $1)',
    [storedFileId],
  )
}

/** SHA-256 of bytes that were stored whole. */
export async function hashOfStoredFile(db: Queryable, storedFileId: number): Promise<string> {
  const found = await db.query<{ sha256: string }>('select sha256 from stored_files where file_id = $1', [storedFileId])
  const sha256 = found.rows[0]?.sha256
  invariant(sha256 !== undefined, 'a stored file without its hash', { storedFileId })
  return sha256
}
