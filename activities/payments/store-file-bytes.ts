import type { Readable } from 'node:stream'
import type pg from 'pg'
import { storeFile } from '../../db/documents/stored-file-store.js'
import { hashOfStoredFile } from '../../db/payments/payment-file-store.js'
import { inTransaction } from '../../db/transaction.js'

export interface StoredBytes {
  readonly storedFileId: number
  readonly sha256: string
}

/** Keeps the bytes of an upload as they come, before anything looks at them. A stream that breaks off leaves nothing. */
export function storeFileBytes(pool: pg.Pool, file: { name: string; createdBy: string }, bytes: Readable): Promise<StoredBytes> {
  return inTransaction(pool, async (tx) => {
    const storedFileId = await storeFile(tx.client, { ...file, mediaType: 'text/csv; charset=utf-8' }, bytes)
    return { storedFileId, sha256: await hashOfStoredFile(tx.client, storedFileId) }
  })
}
