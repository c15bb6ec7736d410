import { enqueueSignal } from '../../db/processes/outbox-store.js'
import { type ProcessState, recordStep } from '../../db/processes/process-store.js'
import type { Transaction } from '../../db/transaction.js'
import { LATE_FEE_SWEEP_WORKFLOW, lateFeeSweepWorkflowId } from '../../workflows/late-fees/contract.js'
import { WAKE_SIGNAL } from '../../workflows/processes/contract.js'

/** The sweep as staff see it: open as long as the utility lives. */
export function sweepProcess(database: string): Pick<ProcessState, 'processId' | 'kind' | 'subjectKind' | 'subjectId' | 'title'> {
  return {
    processId: lateFeeSweepWorkflowId(database),
    kind: 'late_fee_sweep',
    subjectKind: 'utility',
    subjectId: 'late-fees',
    title: 'Late fees of each day',
  }
}

/** Begins the daily sweep once this transaction has committed; where it runs already it looks again. */
export async function beginSweeps(tx: Transaction, by: { readonly businessDate: string; readonly actor: string }): Promise<void> {
  const found = await tx.client.query<{ database: string }>('select current_database() as database')
  const database = found.rows[0]?.database ?? ''
  const process = sweepProcess(database)
  await recordStep(
    tx,
    { ...process, state: 'waiting', step: 'waiting', nextWakeOn: by.businessDate, waitsFor: 'the next business date' },
    {
      stepKey: 'begun',
      sentence: 'The rules on late fees are in force: each day is swept for them.',
      businessDate: by.businessDate,
      actor: by.actor,
    },
  )
  await enqueueSignal(tx, {
    workflowId: process.processId,
    signal: WAKE_SIGNAL,
    start: { type: LATE_FEE_SWEEP_WORKFLOW, input: { database } },
  })
}
