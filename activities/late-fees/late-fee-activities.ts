import type { LateFeeSweepInput } from '../../workflows/late-fees/contract.js'
import type { EntityStep } from '../../workflows/processes/contract.js'
import type { ActivityDeps } from '../deps.js'
import { advanceSweep } from './advance-sweep.js'

export function createLateFeeActivities({ pool }: Pick<ActivityDeps, 'pool'>) {
  return {
    advanceLateFeeSweep: (input: LateFeeSweepInput): Promise<EntityStep> => advanceSweep(pool, input),
  }
}
