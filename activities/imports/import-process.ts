import { enqueueSignal } from '../../db/processes/outbox-store.js'
import { recordStep } from '../../db/processes/process-store.js'
import { localDateIn } from '../../db/today.js'
import type { Transaction } from '../../db/transaction.js'
import { loadUtility } from '../../db/utility/utility-store.js'
import type { ImportRow } from '../../db/imports/import-store.js'
import { IMPORT_WORKFLOW, importWorkflowId } from '../../workflows/imports/contract.js'
import { WAKE_SIGNAL } from '../../workflows/processes/contract.js'

type NamedImport = Pick<ImportRow, 'importId' | 'name' | 'isDryRun'>

export interface ImportStep {
  readonly state: 'waiting' | 'running' | 'completed' | 'failed'
  /** Identity of the step within the import, so that a repeated activity records it once. */
  readonly key: string
  readonly sentence: string
  readonly actor: string
  readonly reason?: string
}

/** Writes where the import stands into the process register, in the transaction of the step. */
export async function recordImportStep(tx: Transaction, row: NamedImport, step: ImportStep): Promise<void> {
  const utility = await loadUtility(tx.client)
  await recordStep(
    tx,
    {
      processId: importWorkflowId(row.importId),
      kind: 'import',
      subjectKind: 'import',
      subjectId: String(row.importId),
      title: `${row.isDryRun ? 'Trial import' : 'Import'} of ${row.name}`,
      state: step.state,
      step: step.key,
    },
    {
      stepKey: step.key,
      sentence: step.sentence,
      businessDate: utility?.today ?? localDateIn('UTC'),
      actor: step.actor,
      ...(step.reason === undefined ? {} : { reason: step.reason }),
    },
  )
}

/** Records that the import waits for the worker, and asks the relay to begin its workflow once this transaction has committed. */
export async function askForWorkflow(tx: Transaction, row: NamedImport, by: { actor: string; reason: string }): Promise<void> {
  await recordImportStep(tx, row, {
    state: 'waiting',
    key: 'queued',
    sentence: 'Everything is here; the import waits for the worker.',
    ...by,
  })
  await enqueueSignal(tx, {
    workflowId: importWorkflowId(row.importId),
    signal: WAKE_SIGNAL,
    start: { type: IMPORT_WORKFLOW, input: { importId: row.importId } },
  })
}
