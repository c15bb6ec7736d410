import { findSimulation } from '../../db/policy-effects/simulation-store.js'
import type { ActsOfKind } from '../processes/process-act.js'

/** What may be done to the trial of a pack from its process. */
export const policyEffectActs: ActsOfKind = async (db, process) => {
  const simulation = await findSimulation(db, Number(process.subjectId))
  if (simulation === undefined) return []
  return [
    {
      act: 'cancel',
      label: 'Cancel the trial',
      consequence: 'It stops after the accounts it is at. What it counted so far can still be read.',
      permission: 'policy.propose',
      how: 'post',
      path: `/policy-simulations/${simulation.simulationId}/cancel`,
      needsReason: true,
      isDangerous: false,
      disabledReason: simulation.state === 'running' ? null : 'It has ended.',
    },
  ]
}
