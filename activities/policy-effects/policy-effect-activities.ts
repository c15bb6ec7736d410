import { Context } from '@temporalio/activity'
import type { PolicyEffectInput } from '../../workflows/policy-effects/contract.js'
import type { ActivityDeps } from '../deps.js'
import { failSimulation } from './end-simulation.js'
import { simulatePolicy } from './simulate-policy.js'

/** A chunk may take longer than the heartbeat may be late; the server hears of the activity by the clock. */
const HEARTBEAT_MS = 4_000

export function createPolicyEffectActivities({ pool }: Pick<ActivityDeps, 'pool'>) {
  return {
    async simulatePolicy(input: PolicyEffectInput): Promise<void> {
      const context = Context.current()
      const beat = setInterval(() => context.heartbeat(), HEARTBEAT_MS)
      try {
        await simulatePolicy(pool, input, (examined) => context.heartbeat({ examined }))
      } finally {
        clearInterval(beat)
      }
    },
    failSimulation: (input: PolicyEffectInput & { code: string }): Promise<void> => failSimulation(pool, input),
  }
}
