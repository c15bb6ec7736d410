import type { Readable } from 'node:stream'
import type pg from 'pg'
import { recordAudit } from '../../db/access/audit-store.js'
import { storeFile } from '../../db/documents/stored-file-store.js'
import { linkImportFile, listImportFiles } from '../../db/imports/file-store.js'
import { loadImport } from '../../db/imports/import-store.js'
import { inTransaction } from '../../db/transaction.js'
import { ACCEPT_FILE_NAME, isPartOfSet } from '../../domain/imports/contract.js'
import { invariant } from '../../domain/kernel/invariant.js'
import type { Command } from '../../domain/kernel/command.js'
import { refuse } from '../../domain/kernel/outcome.js'

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
 * Stores the bytes of one file, in pieces as they come, before anything looks at them. The same name again replaces the file, so
 * that an upload may be repeated; a stream that breaks off leaves nothing. Refuses IMPORT_UNKNOWN, IMPORT_FILE_NAME and
 * IMPORT_NOT_OPEN.
 */
export async function addImportFile(pool: pg.Pool, command: Command<AddImportFileInput>, bytes: Readable): Promise<AddedFile> {
  const { importId, name } = command.input
  if (!isPartOfSet(name) && name !== ACCEPT_FILE_NAME)
    refuse('IMPORT_FILE_NAME', 'A file of this name is not part of the import contract.')
  await refuseUnlessOpen(pool, importId)
  return inTransaction(pool, async (tx) => {
    const mediaType = name.endsWith('.json') ? 'application/json' : 'text/csv; charset=utf-8'
    const fileId = await storeFile(tx.client, { name, mediaType, createdBy: command.actor.id }, bytes)
    // Only now, for the upload may have taken long: the import may have been started meanwhile.
    await refuseUnlessOpen(tx.client, importId, { lock: true })
    await linkImportFile(tx.client, importId, name, fileId)
    const stored = (await listImportFiles(tx.client, importId)).find((file) => file.name === name)
    invariant(stored !== undefined, 'a file that was just stored', { importId, name })
    const added = { name, sha256: stored.sha256, sizeBytes: stored.sizeBytes }
    await recordAudit(tx, {
      actor: command.actor,
      action: 'imports.add-file',
      subjectKind: 'import',
      subjectId: String(importId),
      reason: command.reason,
      after: added,
    })
    return added
  })
}

async function refuseUnlessOpen(db: Pick<pg.Pool, 'query'>, importId: number, options: { lock?: boolean } = {}): Promise<void> {
  const row = await loadImport(db, importId, options)
  if (row === undefined) refuse('IMPORT_UNKNOWN', `There is no import ${importId}.`)
  if (row.state !== 'uploading')
    refuse('IMPORT_NOT_OPEN', `Import ${importId} takes no more files: it was started.`, { state: row.state })
}
