import type { ServiceConnectionInput } from '../../workflows/connections/contract.js'
import type { EntityStep } from '../../workflows/processes/contract.js'
import type { ActivityDeps } from '../deps.js'
import { advanceConnection } from './advance-connection.js'

export function createConnectionActivities({ pool }: Pick<ActivityDeps, 'pool'>) {
  return {
    advanceConnection: (input: ServiceConnectionInput): Promise<EntityStep> => advanceConnection(pool, input),
  }
}
