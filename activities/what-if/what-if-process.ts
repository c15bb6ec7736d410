import { recordStep } from '../../db/processes/process-store.js'
import type { WhatIf } from '../../db/what-if/what-if-store.js'
import type { Transaction } from '../../db/transaction.js'
import { whatIfWorkflowId } from '../../workflows/what-if/contract.js'

export interface WhatIfStep {
  readonly state: 'waiting' | 'running' | 'completed' | 'cancelled' | 'failed'
  /** Identity of the step, so that a repeated activity records it once. */
  readonly key: string
  readonly sentence: string
  readonly today: string
  readonly actor: string
  readonly reason?: string
}

/** Writes where a what-if stands into the process register, in the transaction of the step. */
export function recordWhatIfStep(
  tx: Transaction,
  of: Pick<WhatIf, 'whatIfId' | 'tariff' | 'fromOn' | 'toOn'>,
  { state, key, sentence, today, actor, reason }: WhatIfStep,
): Promise<void> {
  return recordStep(
    tx,
    {
      processId: whatIfWorkflowId(of),
      kind: 'what_if',
      subjectKind: 'what_if',
      subjectId: String(of.whatIfId),
      title: `What tariff ${of.tariff} would have brought in from ${of.fromOn} to ${of.toOn}`,
      state,
      step: key,
    },
    { stepKey: key, sentence, businessDate: today, actor, ...(reason === undefined ? {} : { reason }) },
  )
}
