import type { ApplicationFileKind } from '../../domain/applications/application-kinds.js'
import type { Queryable } from '../pool.js'
import type { Transaction } from '../transaction.js'

export type ApplicationFile = {
  readonly fileId: number
  readonly kind: ApplicationFileKind
  readonly name: string
  readonly mediaType: string
  readonly sizeBytes: number
  readonly sentAt: Date
}

/** Files of an application in the order they were sent. */
export async function filesOfApplication(db: Queryable, applicationId: string): Promise<ApplicationFile[]> {
  const found = await db.query<ApplicationFile>(
    `select f.file_id as "fileId", a.kind, f.name, f.media_type as "mediaType", coalesce(f.size_bytes, 0) as "sizeBytes", a.sent_at as "sentAt"
     from service_application_files a join stored_files f using (file_id) where a.application_id = $1 order by f.file_id`,
    [applicationId],
  )
  return found.rows
}

export async function insertApplicationFile(
  tx: Transaction,
  file: { readonly applicationId: string; readonly fileId: number; readonly kind: ApplicationFileKind },
): Promise<void> {
  await tx.client.query('insert into service_application_files (application_id, file_id, kind) values ($1, $2, $3)', [
    file.applicationId,
    file.fileId,
    file.kind,
  ])
}

/** Takes a file away from a draft, with its bytes. False where it has no such file. */
export async function removeApplicationFile(tx: Transaction, applicationId: string, fileId: number): Promise<boolean> {
  const removed = await tx.client.query('delete from service_application_files where application_id = $1 and file_id = $2', [
    applicationId,
    fileId,
  ])
  if (removed.rowCount === 1) await emptyFiles(tx, [fileId])
  return removed.rowCount === 1
}

/** Empties every file of an application: bytes and names are gone; that there was a file stays. */
export async function emptyApplicationFiles(tx: Transaction, applicationId: string): Promise<void> {
  const files = await filesOfApplication(tx.client, applicationId)
  await emptyFiles(
    tx,
    files.map((file) => file.fileId),
  )
}

async function emptyFiles(tx: Transaction, fileIds: readonly number[]): Promise<void> {
  await tx.client.query('delete from stored_file_chunks where file_id = any($1)', [fileIds])
  await tx.client.query(`update stored_files set name = '–', size_bytes = 0, sha256 = null where file_id = any($1)`, [fileIds])
}

/** Forgets which files a draft had, before it is swept away. */
export async function unlinkFiles(tx: Transaction, applicationId: string): Promise<void> {
  await tx.client.query('delete from service_application_files where application_id = $1', [applicationId])
}

/** Bytes of every file that was sent with an application which was begun and not sent yet. */
export async function bytesOfDrafts(db: Queryable): Promise<number> {
  const found = await db.query<{ bytes: number }>(
    `select coalesce(sum(f.size_bytes), 0)::bigint as bytes from service_applications p
       join service_application_files a using (application_id) join stored_files f using (file_id) where p.state = 'draft'`,
  )
  return found.rows[0]?.bytes ?? 0
}
