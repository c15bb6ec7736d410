import { recordAudit } from '../../db/access/audit-store.js'
import {
  endImport,
  hasEnded,
  type ImportRow,
  type ImportState,
  keepFindings,
  loadImport,
  lockImports,
} from '../../db/imports/import-store.js'
import { inTransaction, type Transaction } from '../../db/transaction.js'
import { invariant } from '../../domain/kernel/invariant.js'
import { type AppliedSet, applySet, type RunImportDeps } from './apply-set.js'
import { recordImportStep } from './import-process.js'

export interface RunImportAnswer {
  readonly importId: number
  readonly state: ImportState
}

const SENTENCES: Record<AppliedSet['state'], (applied: AppliedSet) => string> = {
  completed: ({ counts, warnings }) =>
    `Imported ${counts.files.reduce((rows, file) => rows + file.written, 0)} rows with ${warnings} warnings; business date ${counts.asOf}.`,
  validated: ({ errors, warnings }) =>
    `Everything was checked: ${errors === 0 ? 'no error' : 'every error is accepted by name'}, ${warnings} warnings. Nothing was written.`,
  refused: ({ errors, warnings }) => `Refused: ${errors} errors, ${warnings} warnings. Nothing was written.`,
  unchanged: () => 'The same set was imported before; nothing was changed.',
}

/**
 * Validates an import and, where it may be, applies it: everything in one transaction, so that a worker that dies leaves nothing
 * and the next attempt begins anew. One import at a time. An import that has ended is left as it is.
 */
export async function runImport(deps: RunImportDeps, input: { importId: number }): Promise<RunImportAnswer> {
  return inTransaction(deps.pool, async (tx) => {
    await lockImports(tx.client)
    const row = await loadImport(tx.client, input.importId)
    invariant(row !== undefined && row.setSha256 !== null, 'an import that was not started', input)
    if (hasEnded(row.state)) return { importId: row.importId, state: row.state }
    const applied = await applySet(tx, row, deps)
    await end(tx, row, applied)
    return { importId: row.importId, state: applied.state }
  })
}

async function end(tx: Transaction, row: ImportRow, applied: AppliedSet): Promise<void> {
  if (applied.state !== 'unchanged') await keepFindings(tx.client, row.importId)
  await endImport(tx.client, row.importId, {
    state: applied.state,
    errors: applied.errors,
    warnings: applied.warnings,
    counts: applied.counts,
    accepted: applied.accepted,
    asOf: applied.counts.asOf,
  })
  await recordImportStep(tx, row, {
    state: 'completed',
    key: applied.state,
    sentence: SENTENCES[applied.state](applied),
    actor: 'Penstock',
  })
  if (applied.state !== 'completed') return
  await recordAudit(tx, {
    actor: { kind: 'process', id: `import/${row.importId}`, name: `Import ${row.importId}` },
    action: 'imports.complete',
    subjectKind: 'import',
    subjectId: String(row.importId),
    reason: row.reason,
    after: { startedBy: row.startedBy, ...applied.counts, accepted: applied.accepted },
  })
}
