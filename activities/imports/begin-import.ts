import type pg from 'pg'
import { recordAudit } from '../../db/access/audit-store.js'
import { insertImport } from '../../db/imports/import-store.js'
import type { Command } from '../../domain/kernel/command.js'
import { isLocalDate } from '../../domain/kernel/local-date.js'
import { refuse } from '../../domain/kernel/outcome.js'
import { runCommand } from '../run-command.js'

export interface BeginImportInput {
  /** What people call the set: the folder's name. */
  readonly name: string
  /** Validates all and writes nothing but the import's own record and its findings. */
  readonly isDryRun: boolean
  /** Business date of an empty sandbox. */
  readonly asOf?: string
}

/** Opens an import to which files are then added. Refuses IMPORT_AS_OF where the date is none. */
export function beginImport(pool: pg.Pool, command: Command<BeginImportInput>): Promise<{ importId: number }> {
  return runCommand(pool, 'imports.begin', command, async (tx) => {
    const { name, isDryRun, asOf } = command.input
    if (asOf !== undefined && !isLocalDate(asOf)) refuse('IMPORT_AS_OF', `${asOf} is not a day that exists, as YYYY-MM-DD.`)
    const importId = await insertImport(tx.client, {
      kind: 'files',
      name,
      isDryRun,
      asOf,
      state: 'uploading',
      reason: command.reason,
      startedBy: command.actor.id,
    })
    await recordAudit(tx, {
      actor: command.actor,
      action: 'imports.begin',
      subjectKind: 'import',
      subjectId: String(importId),
      reason: command.reason,
      after: command.input,
    })
    return { importId }
  })
}
