import type { PlanInput } from '../../workflows/plans/contract.js'
import type { EntityStep } from '../../workflows/processes/contract.js'
import type { ActivityDeps } from '../deps.js'
import { advancePlan } from './advance-plan.js'

export function createPlanActivities({ pool }: Pick<ActivityDeps, 'pool'>) {
  return {
    advancePlan: (input: PlanInput): Promise<EntityStep> => advancePlan(pool, input),
  }
}
