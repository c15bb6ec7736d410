import { Context } from '@temporalio/activity'
import type { PolicyEffectInput } from '../../workflows/policy-effects/contract.js'
import type { ActivityDeps } from '../deps.js'
import { failSimulation } from './end-simulation.js'
import { simulatePolicy } from './simulate-policy.js'

export function createPolicyEffectActivities({ pool }: Pick<ActivityDeps, 'pool'>) {
  return {
    simulatePolicy: (input: PolicyEffectInput): Promise<void> =>
      simulatePolicy(pool, input, (examined) => Context.current().heartbeat({ examined })),
    failSimulation: (input: PolicyEffectInput & { code: string }): Promise<void> => failSimulation(pool, input),
  }
}
