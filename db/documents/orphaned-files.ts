import type { Queryable } from '../pool.js'

/** Every column that says whose bytes a stored file is. */
export const OWNERS_OF_FILES: readonly (readonly [table: string, column: string])[] = [
  ['agency_files', 'stored_file_id'],
  ['connection_files', 'file_id'],
  ['import_files', 'file_id'],
  ['interaction_files', 'file_id'],
  ['letter_batches', 'pdf_file_id'],
  ['meter_files', 'stored_file_id'],
  ['payment_files', 'stored_file_id'],
  ['print_batches', 'manifest_file_id'],
  ['print_batches', 'pdf_file_id'],
  ['protections', 'evidence_file_id'],
  ['service_application_files', 'file_id'],
  ['work_order_files', 'file_id'],
]

const OWNED = OWNERS_OF_FILES.map(
  ([table, column]) => `not exists (select from ${table} owner where owner.${column} = f.file_id)`,
).join(' and ')

/** Files that came in whole, so many hours ago at least, and belong to nothing; those that were emptied on purpose are not among them. */
export async function orphanedFiles(db: Queryable, hours: number, limit: number): Promise<number[]> {
  const found = await db.query<{ id: number }>(
    `select f.file_id as id from stored_files f
      where f.sha256 is not null and f.created_at < now() - make_interval(hours => $1) and ${OWNED} order by f.file_id limit $2`,
    [hours, limit],
  )
  return found.rows.map((row) => row.id)
}

/** Removes files with their bytes, those alone that still belong to nothing. */
export async function dropOrphanedFiles(db: Queryable, fileIds: readonly number[]): Promise<number> {
  const dropped = await db.query(`delete from stored_files f where f.file_id = any($1) and ${OWNED}`, [fileIds])
  return dropped.rowCount ?? 0
}
