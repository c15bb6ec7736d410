import type { RunRow } from '../../db/billing/run-store.js'
import { recordStep } from '../../db/processes/process-store.js'
import type { Transaction } from '../../db/transaction.js'
import type { RunState } from '../../domain/billing/run-step.js'

const PROCESS_STATE: Record<RunState, 'running' | 'waiting' | 'completed' | 'cancelled'> = {
  waiting_for_window: 'waiting',
  computing: 'running',
  review: 'waiting',
  issuing: 'running',
  open: 'waiting',
  closed: 'completed',
  discarded: 'cancelled',
  cancelled: 'cancelled',
}

export interface RunStepRecord {
  readonly state: RunState
  /** Identity of the step within the run, so that a repeated activity records it once. */
  readonly key: string
  readonly sentence: string
  readonly businessDate: string
  readonly actor: string
  readonly reason?: string
  readonly isPaused?: boolean
  readonly waitsFor?: string
  readonly nextWakeOn?: string
}

/** Writes where the run stands into the process register, in the transaction of the step. */
export async function recordRunStep(
  tx: Transaction,
  run: Pick<RunRow, 'runId' | 'billCycle' | 'readDate' | 'workflowId'>,
  step: RunStepRecord,
): Promise<void> {
  await recordStep(
    tx,
    {
      processId: run.workflowId,
      kind: 'bill_cycle',
      subjectKind: 'bill_run',
      subjectId: String(run.runId),
      title: `Bill cycle ${run.billCycle}, read ${run.readDate}`,
      state: step.isPaused === true ? 'paused' : PROCESS_STATE[step.state],
      step: step.state,
      ...(step.waitsFor === undefined ? {} : { waitsFor: step.waitsFor }),
      ...(step.nextWakeOn === undefined ? {} : { nextWakeOn: step.nextWakeOn }),
    },
    {
      stepKey: `run-${run.runId}/${step.key}`,
      sentence: step.sentence,
      businessDate: step.businessDate,
      actor: step.actor,
      ...(step.reason === undefined ? {} : { reason: step.reason }),
    },
  )
}
