import type { ApplicationInput } from '../../workflows/applications/contract.js'
import type { EntityStep } from '../../workflows/processes/contract.js'
import type { ActivityDeps } from '../deps.js'
import { advanceApplication } from './advance-application.js'

export function createApplicationActivities({ pool }: Pick<ActivityDeps, 'pool'>) {
  return {
    advanceApplication: (input: ApplicationInput): Promise<EntityStep> => advanceApplication(pool, input),
  }
}
