import { enqueueSignal } from '../../../db/processes/outbox-store.js'
import { type ProcessState, recordStep } from '../../../db/processes/process-store.js'
import type { Transaction } from '../../../db/transaction.js'
import { loadUtility } from '../../../db/utility/utility-store.js'
import type { Actor } from '../../../domain/kernel/command.js'
import { METER_WATCH_WORKFLOW, meterWatchWorkflowId } from '../../../workflows/metering/contract.js'
import { WAKE_SIGNAL } from '../../../workflows/processes/contract.js'

/** Who estimates without being asked. */
export const METER_WATCHER: Actor = { kind: 'process', id: 'meter-watch', name: 'Penstock' }

/** The nightly look as staff see it: open as long as the utility lives. */
export function meterWatchProcess(
  database: string,
): Pick<ProcessState, 'processId' | 'kind' | 'subjectKind' | 'subjectId' | 'title'> {
  return {
    processId: meterWatchWorkflowId(database),
    kind: 'meter_watch',
    subjectKind: 'utility',
    subjectId: 'metering',
    title: 'Intervals and reads of each day',
  }
}

/**
 * Begins the nightly look once this transaction has committed, where it has not begun: the first file with intervals has been read, or the
 * first bill waits for a read that a rule estimates by itself.
 */
export async function beginMeterWatch(tx: Transaction, because: string): Promise<void> {
  const found = await tx.client.query<{ database: string }>('select current_database() as database')
  const database = found.rows[0]?.database ?? ''
  const process = meterWatchProcess(database)
  const known = await tx.client.query('select from processes where process_id = $1', [process.processId])
  const today = (await loadUtility(tx.client))?.today
  if (known.rows.length > 0 || today === undefined) return
  await recordStep(
    tx,
    { ...process, state: 'waiting', step: 'waiting', nextWakeOn: today, waitsFor: 'the next business date' },
    {
      stepKey: 'begun',
      sentence: `${because}: each day is looked at for what is missing.`,
      businessDate: today,
      actor: 'Penstock',
    },
  )
  await enqueueSignal(tx, {
    workflowId: process.processId,
    signal: WAKE_SIGNAL,
    start: { type: METER_WATCH_WORKFLOW, input: { database } },
  })
}
