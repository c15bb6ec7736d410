import type { DunningInput } from '../../workflows/collections/contract.js'
import type { ActivityDeps } from '../deps.js'
import { advanceDunning } from './advance-dunning.js'

export function createCollectionActivities({ pool }: ActivityDeps) {
  return {
    advanceDunning: (input: DunningInput) => advanceDunning(pool, input),
  }
}
