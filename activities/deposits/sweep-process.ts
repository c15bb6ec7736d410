import { enqueueSignal } from '../../db/processes/outbox-store.js'
import { type ProcessState, recordStep } from '../../db/processes/process-store.js'
import type { Transaction } from '../../db/transaction.js'
import { DEPOSIT_SWEEP_WORKFLOW, depositSweepWorkflowId } from '../../workflows/deposits/contract.js'
import { WAKE_SIGNAL } from '../../workflows/processes/contract.js'

/** The sweep as staff see it: open as long as the utility lives. */
export function depositSweepProcess(
  database: string,
): Pick<ProcessState, 'processId' | 'kind' | 'subjectKind' | 'subjectId' | 'title'> {
  return {
    processId: depositSweepWorkflowId(database),
    kind: 'deposit_sweep',
    subjectKind: 'utility',
    subjectId: 'deposits',
    title: 'Deposits of each day',
  }
}

/** Begins the daily sweep once this transaction has committed; where it runs already it looks again. */
export async function beginDepositSweeps(
  tx: Transaction,
  by: { readonly businessDate: string; readonly actor: string },
): Promise<void> {
  const found = await tx.client.query<{ database: string }>('select current_database() as database')
  const database = found.rows[0]?.database ?? ''
  const process = depositSweepProcess(database)
  await recordStep(
    tx,
    { ...process, state: 'waiting', step: 'waiting', nextWakeOn: by.businessDate, waitsFor: 'the next business date' },
    {
      stepKey: 'begun',
      sentence: 'The rules on deposits are in force: each day they bear interest and are reviewed as those say.',
      businessDate: by.businessDate,
      actor: by.actor,
    },
  )
  await enqueueSignal(tx, {
    workflowId: process.processId,
    signal: WAKE_SIGNAL,
    start: { type: DEPOSIT_SWEEP_WORKFLOW, input: { database } },
  })
}
