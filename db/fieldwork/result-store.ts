import type { ResultDetails } from './work-order-page-reads.js'
import type { Queryable } from '../pool.js'
import type { Transaction } from '../transaction.js'

/** The order a result belongs to, where it was taken before. */
export async function findResult(db: Queryable, resultId: string): Promise<{ readonly workOrderId: string } | undefined> {
  const found = await db.query<{ workOrderId: string }>(
    'select work_order_id as "workOrderId" from work_order_results where result_id = $1',
    [resultId],
  )
  return found.rows[0]
}

export interface NewResult {
  readonly resultId: string
  readonly workOrderId: string
  readonly resultCode: string
  readonly outcome: 'completed' | 'incomplete'
  readonly doneOn: string
  readonly note: string | null
  readonly details: ResultDetails
  readonly recordedBy: string
}

export async function insertResult(tx: Transaction, result: NewResult): Promise<void> {
  await tx.client.query(
    `insert into work_order_results (result_id, work_order_id, result_code, outcome, done_on, note, details, recorded_by)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [
      result.resultId,
      result.workOrderId,
      result.resultCode,
      result.outcome,
      result.doneOn,
      result.note,
      JSON.stringify(result.details),
      result.recordedBy,
    ],
  )
}

export async function countFiles(
  db: Queryable,
  workOrderId: string,
): Promise<{ readonly photos: number; readonly signatures: number }> {
  const found = await db.query<{ photos: number; signatures: number }>(
    `select count(*) filter (where kind = 'photo') as photos, count(*) filter (where kind = 'signature') as signatures
     from work_order_files where work_order_id = $1`,
    [workOrderId],
  )
  return found.rows[0] ?? { photos: 0, signatures: 0 }
}

export async function insertOrderFile(
  tx: Transaction,
  file: {
    readonly workOrderId: string
    readonly fileId: number
    readonly kind: string
    readonly caption: string | null
    readonly addedBy: string
  },
): Promise<void> {
  await tx.client.query(
    'insert into work_order_files (work_order_id, file_id, kind, caption, added_by) values ($1, $2, $3, $4, $5)',
    [file.workOrderId, file.fileId, file.kind, file.caption, file.addedBy],
  )
}

/** Orders that followed from an order. */
export async function followUpsOf(db: Queryable, workOrderId: string): Promise<string[]> {
  const found = await db.query<{ id: string }>(
    'select work_order_id as id from work_orders where follows_work_order_id = $1 order by work_order_id',
    [workOrderId],
  )
  return found.rows.map(({ id }) => id)
}
