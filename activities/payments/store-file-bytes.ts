import { createHash } from 'node:crypto'
import type pg from 'pg'
import { appendChunk, CHUNK_BYTES, dropStoredFile, openStoredFile, sealStoredFile } from '../../db/imports/file-store.js'

export interface StoredBytes {
  readonly storedFileId: number
  readonly sha256: string
}

/** Keeps the bytes of an upload as they come, before anything looks at them. A stream that breaks off leaves nothing. */
export async function storeFileBytes(
  pool: pg.Pool,
  file: { name: string; createdBy: string },
  bytes: AsyncIterable<Uint8Array>,
): Promise<StoredBytes> {
  const storedFileId = await openStoredFile(pool, { ...file, mediaType: 'text/csv; charset=utf-8' })
  try {
    const hash = createHash('sha256')
    let [sizeBytes, chunkNo] = [0, 0]
    for await (const chunk of inChunks(bytes)) {
      hash.update(chunk)
      sizeBytes += chunk.length
      await appendChunk(pool, storedFileId, chunkNo, chunk)
      chunkNo += 1
    }
    const sha256 = hash.digest('hex')
    await sealStoredFile(pool, storedFileId, { sha256, sizeBytes })
    return { storedFileId, sha256 }
  } catch (error) {
    await dropStoredFile(pool, storedFileId)
    throw error
  }
}

async function* inChunks(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  let held: Uint8Array[] = []
  let size = 0
  for await (const piece of bytes) {
    held.push(piece)
    size += piece.length
    if (size < CHUNK_BYTES) continue
    yield Buffer.concat(held)
    held = []
    size = 0
  }
  if (size > 0) yield Buffer.concat(held)
}
