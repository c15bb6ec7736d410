import { createHash } from 'node:crypto'
import type { Readable } from 'node:stream'
import type { Queryable } from '../pool.js'

/** Bytes are kept in pieces of this size, so that a file of any size is written and read in flat memory. */
export const CHUNK_BYTES = 1 << 20

/** Stores a stream whole, piece by piece, with its hash; returns the file's id. Rejects with the stream. */
export async function storeFile(
  db: Queryable,
  file: { name: string; mediaType: string; createdBy: string },
  bytes: Readable,
): Promise<number> {
  const inserted = await db.query<{ file_id: number }>(
    'insert into stored_files (name, media_type, created_by) values ($1, $2, $3) returning file_id',
    [file.name, file.mediaType, file.createdBy],
  )
  const fileId = inserted.rows[0]?.file_id as number
  const hash = createHash('sha256')
  let sizeBytes = 0
  let chunkNo = 0
  let waiting: Buffer[] = []
  let waitingBytes = 0
  const flush = async (): Promise<void> => {
    if (waitingBytes === 0) return
    await db.query('insert into stored_file_chunks (file_id, chunk_no, bytes) values ($1, $2, $3)', [
      fileId,
      chunkNo,
      Buffer.concat(waiting),
    ])
    chunkNo += 1
    waiting = []
    waitingBytes = 0
  }
  for await (const part of bytes as AsyncIterable<Buffer>) {
    hash.update(part)
    sizeBytes += part.length
    waiting.push(part)
    waitingBytes += part.length
    if (waitingBytes >= CHUNK_BYTES) await flush()
  }
  await flush()
  await db.query('update stored_files set sha256 = $2, size_bytes = $3 where file_id = $1', [
    fileId,
    hash.digest('hex'),
    sizeBytes,
  ])
  return fileId
}

export interface StoredFileHead {
  readonly name: string
  readonly mediaType: string
  readonly sizeBytes: number | null
}

export async function findStoredFile(db: Queryable, fileId: number): Promise<StoredFileHead | undefined> {
  const found = await db.query<StoredFileHead & Record<string, unknown>>(
    'select name, media_type as "mediaType", size_bytes as "sizeBytes" from stored_files where file_id = $1',
    [fileId],
  )
  return found.rows[0]
}

/** Bytes of a file, piece by piece. */
export async function* readStoredFile(db: Queryable, fileId: number): AsyncGenerator<Buffer> {
  for (let chunkNo = 0; ; chunkNo += 1) {
    const found = await db.query<{ bytes: Buffer }>('select bytes from stored_file_chunks where file_id = $1 and chunk_no = $2', [
      fileId,
      chunkNo,
    ])
    const bytes = found.rows[0]?.bytes
    if (bytes === undefined) return
    yield bytes
  }
}
