import type pg from 'pg'
import type { Queryable } from '../pool.js'

/** A file of an import whose bytes are stored. */
export interface ImportFile {
  readonly name: string
  readonly fileId: number
  readonly sha256: string
  readonly sizeBytes: number
}

/** Puts a file into an import under its name; one that was there under the name is dropped with its bytes. */
export async function linkImportFile(client: pg.PoolClient, importId: number, name: string, fileId: number): Promise<void> {
  const replaced = await client.query<{ file_id: number }>(
    'delete from import_files where import_id = $1 and name = $2 returning file_id',
    [importId, name],
  )
  await client.query('insert into import_files (import_id, name, file_id) values ($1, $2, $3)', [importId, name, fileId])
  for (const row of replaced.rows) await client.query('delete from stored_files where file_id = $1', [row.file_id])
}

/** The files of an import, by name. */
export async function listImportFiles(db: Queryable, importId: number): Promise<ImportFile[]> {
  const found = await db.query<ImportFile>(
    `select i.name, i.file_id as "fileId", s.sha256, s.size_bytes as "sizeBytes"
     from import_files i join stored_files s using (file_id) where i.import_id = $1 order by i.name collate "C"`,
    [importId],
  )
  return found.rows
}

/** Bytes of a file, piece by piece. */
export async function* readStoredFile(pool: Queryable, fileId: number): AsyncGenerator<Buffer> {
  for (let chunkNo = 0; ; chunkNo += 1) {
    const found = await pool.query<{ bytes: Buffer }>(
      'select bytes from stored_file_chunks where file_id = $1 and chunk_no = $2',
      [fileId, chunkNo],
    )
    const bytes = found.rows[0]?.bytes
    if (bytes === undefined) return
    yield bytes
  }
}
