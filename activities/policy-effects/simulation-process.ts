import type { Simulation } from '../../db/policy-effects/simulation-store.js'
import { recordStep } from '../../db/processes/process-store.js'
import type { Transaction } from '../../db/transaction.js'
import { policyEffectWorkflowId } from '../../workflows/policy-effects/contract.js'

export interface SimulationStep {
  readonly state: 'waiting' | 'running' | 'completed' | 'cancelled' | 'failed'
  /** Identity of the step, so that a repeated activity records it once. */
  readonly key: string
  readonly sentence: string
  readonly today: string
  readonly actor: string
  readonly reason?: string
}

/** Writes where a simulation stands into the process register, in the transaction of the step. */
export function recordSimulationStep(
  tx: Transaction,
  of: Pick<Simulation, 'simulationId' | 'pack' | 'version'>,
  { state, key, sentence, today, actor, reason }: SimulationStep,
): Promise<void> {
  return recordStep(
    tx,
    {
      processId: policyEffectWorkflowId(of),
      kind: 'policy_effect',
      subjectKind: 'policy_simulation',
      subjectId: String(of.simulationId),
      title: `What ${of.pack} ${of.version} would have done`,
      state,
      step: key,
    },
    { stepKey: key, sentence, businessDate: today, actor, ...(reason === undefined ? {} : { reason }) },
  )
}
