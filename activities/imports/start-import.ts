import { createHash } from 'node:crypto'
import type pg from 'pg'
import { recordAudit } from '../../db/access/audit-store.js'
import { listImportFiles, type ImportFile } from '../../db/imports/file-store.js'
import { loadImport, queueImport } from '../../db/imports/import-store.js'
import { ACCEPT_FILE_NAME } from '../../domain/imports/contract.js'
import type { Command } from '../../domain/kernel/command.js'
import { refuse } from '../../domain/kernel/outcome.js'
import { runCommand } from '../run-command.js'
import { askForWorkflow } from './import-process.js'

/**
 * The upload has ended: the set gets its hash and the workflow is asked to begin, in one transaction. Refuses IMPORT_UNKNOWN,
 * IMPORT_NOT_OPEN and IMPORT_NO_FILES.
 */
export function startImport(pool: pg.Pool, command: Command<{ importId: number }>): Promise<{ importId: number }> {
  return runCommand(pool, 'imports.start', command, async (tx) => {
    const { importId } = command.input
    const row = await loadImport(tx.client, importId, { lock: true })
    if (row === undefined) refuse('IMPORT_UNKNOWN', `There is no import ${importId}.`)
    if (row.state !== 'uploading') refuse('IMPORT_NOT_OPEN', `Import ${importId} was started already.`, { state: row.state })
    const files = await listImportFiles(tx.client, importId)
    const ofSet = files.filter((file) => file.name !== ACCEPT_FILE_NAME)
    if (ofSet.length === 0) refuse('IMPORT_NO_FILES', 'Nothing was uploaded: none of the files is part of the import contract.')
    await queueImport(tx.client, importId, setHash(ofSet))
    await recordAudit(tx, {
      actor: command.actor,
      action: 'imports.start',
      subjectKind: 'import',
      subjectId: String(importId),
      reason: command.reason,
      after: { files: files.map(({ name, sha256, sizeBytes }) => ({ name, sha256, sizeBytes })) },
    })
    await askForWorkflow(tx, row, { actor: command.actor.name, reason: command.reason })
    return { importId }
  })
}

/** Identity of a set: names and bytes of its files. The accept file and the order of the upload are no part of it. */
function setHash(files: readonly ImportFile[]): string {
  const hash = createHash('sha256')
  for (const file of files) hash.update(`${file.name} ${file.sha256} ${file.sizeBytes}\n`)
  return hash.digest('hex')
}
