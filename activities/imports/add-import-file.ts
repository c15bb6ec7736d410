import { createHash } from 'node:crypto'
import type pg from 'pg'
import { recordAudit } from '../../db/access/audit-store.js'
import {
  appendChunk,
  CHUNK_BYTES,
  dropStoredFile,
  linkImportFile,
  openStoredFile,
  sealStoredFile,
} from '../../db/imports/file-store.js'
import { loadImport } from '../../db/imports/import-store.js'
import type { Command } from '../../domain/kernel/command.js'
import { ACCEPT_FILE_NAME, isPartOfSet } from '../../domain/imports/contract.js'
import { refuse } from '../../domain/kernel/outcome.js'
import { inTransaction } from '../../db/transaction.js'

export interface AddImportFileInput {
  readonly importId: number
  /** A file of the contract, `settings.json`, `tariffs/NAME.json`, or `accepted-rows.csv`. */
  readonly name: string
}

export interface AddedFile {
  readonly name: string
  readonly sha256: string
  readonly sizeBytes: number
}

/**
 * Stores the bytes of one file, in pieces as they come, before anything looks at them. The same name again replaces the file. A
 * stream that breaks off leaves nothing. Refuses IMPORT_UNKNOWN, IMPORT_FILE_NAME, IMPORT_NOT_OPEN.
 */
export async function addImportFile(
  pool: pg.Pool,
  command: Command<AddImportFileInput>,
  bytes: AsyncIterable<Uint8Array>,
): Promise<AddedFile> {
  const { importId, name } = command.input
  if (!isPartOfSet(name) && name !== ACCEPT_FILE_NAME)
    refuse('IMPORT_FILE_NAME', 'A file of this name is not part of the import contract.')
  await refuseUnlessOpen(pool, importId)
  const fileId = await openStoredFile(pool, { name, mediaType: mediaTypeOf(name), createdBy: command.actor.id })
  try {
    const facts = await storeBytes(pool, fileId, bytes)
    await inTransaction(pool, async (tx) => {
      await refuseUnlessOpen(tx.client, importId, { lock: true })
      await sealStoredFile(tx.client, fileId, facts)
      const replaced = await linkImportFile(tx.client, importId, name, fileId)
      if (replaced !== undefined) await dropStoredFile(tx.client, replaced)
      await recordAudit(tx, {
        actor: command.actor,
        action: 'imports.add-file',
        subjectKind: 'import',
        subjectId: String(importId),
        reason: command.reason,
        after: { name, ...facts },
      })
    })
    return { name, ...facts }
  } catch (error) {
    await dropStoredFile(pool, fileId)
    throw error
  }
}

async function refuseUnlessOpen(db: Pick<pg.Pool, 'query'>, importId: number, options: { lock?: boolean } = {}): Promise<void> {
  const row = await loadImport(db, importId, options)
  if (row === undefined) refuse('IMPORT_UNKNOWN', `There is no import ${importId}.`)
  if (row.state !== 'uploading')
    refuse('IMPORT_NOT_OPEN', `Import ${importId} takes no more files: it was started.`, { state: row.state })
}

async function storeBytes(
  pool: pg.Pool,
  fileId: number,
  bytes: AsyncIterable<Uint8Array>,
): Promise<{ sha256: string; sizeBytes: number }> {
  const hash = createHash('sha256')
  let sizeBytes = 0
  let chunkNo = 0
  let held: Uint8Array[] = []
  let size = 0
  const store = async (): Promise<void> => {
    await appendChunk(pool, fileId, chunkNo, Buffer.concat(held))
    chunkNo += 1
    held = []
    size = 0
  }
  for await (const piece of bytes) {
    hash.update(piece)
    sizeBytes += piece.length
    held.push(piece)
    size += piece.length
    if (size >= CHUNK_BYTES) await store()
  }
  if (size > 0) await store()
  return { sha256: hash.digest('hex'), sizeBytes }
}

function mediaTypeOf(name: string): string {
  return name.endsWith('.json') ? 'application/json' : 'text/csv; charset=utf-8'
}
