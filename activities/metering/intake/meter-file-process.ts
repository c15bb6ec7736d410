import { enqueueSignal } from '../../../db/processes/outbox-store.js'
import { recordStep } from '../../../db/processes/process-store.js'
import { localDateIn } from '../../../db/today.js'
import type { Transaction } from '../../../db/transaction.js'
import { loadUtility } from '../../../db/utility/utility-store.js'
import { METER_FILE_WORKFLOW, type MeterFileInput, meterFileWorkflowId } from '../../../workflows/metering/contract.js'
import { WAKE_SIGNAL } from '../../../workflows/processes/contract.js'

export interface MeterFileStep {
  readonly state: 'waiting' | 'running' | 'completed' | 'failed'
  /** Identity of the step, so that a repeated activity records it once. */
  readonly key: string
  readonly sentence: string
  readonly actor: string
  readonly reason?: string
}

/** Writes where the reading of a file stands into the process register, in the transaction of the step. */
export async function recordMeterFileStep(
  tx: Transaction,
  input: MeterFileInput,
  file: { readonly name: string },
  step: MeterFileStep,
): Promise<void> {
  const utility = await loadUtility(tx.client)
  await recordStep(
    tx,
    {
      processId: meterFileWorkflowId(input),
      kind: 'meter_file',
      subjectKind: 'meter_file',
      subjectId: String(input.fileId),
      title: input.meterId === undefined ? `Meter file ${file.name}` : `What ${file.name} holds for meter ${input.meterId}`,
      state: step.state,
      step: step.key,
      ...(input.meterId === undefined ? {} : { links: [{ subjectKind: 'meter', subjectId: input.meterId }] }),
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

/** Records that a file waits for the worker, and asks the relay to begin its workflow once this transaction has committed. */
export async function askForReading(
  tx: Transaction,
  input: MeterFileInput,
  file: { readonly name: string },
  by: { readonly actor: string; readonly reason: string },
): Promise<void> {
  const sentence =
    input.meterId === undefined
      ? 'The bytes are stored; the file waits for the worker.'
      : `Meter ${input.meterId} is known now; what the file holds aside for it waits for the worker.`
  await recordMeterFileStep(tx, input, file, { state: 'waiting', key: 'queued', sentence, ...by })
  await enqueueSignal(tx, {
    workflowId: meterFileWorkflowId(input),
    signal: WAKE_SIGNAL,
    start: { type: METER_FILE_WORKFLOW, input: { ...input } },
  })
}
