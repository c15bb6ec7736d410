import type { DepositSweepInput } from '../../workflows/deposits/contract.js'
import type { EntityStep } from '../../workflows/processes/contract.js'
import type { ActivityDeps } from '../deps.js'
import { advanceDepositSweep } from './advance-sweep.js'

export function createDepositActivities({ pool }: Pick<ActivityDeps, 'pool'>) {
  return {
    advanceDepositSweep: (input: DepositSweepInput): Promise<EntityStep> => advanceDepositSweep(pool, input),
  }
}
