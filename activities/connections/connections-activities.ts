import type { ServiceConnectionInput } from '../../workflows/connections/contract.js'
import type { ActivityDeps } from '../deps.js'
import { advanceConnection, type ConnectionAdvance } from './advance-connection.js'

export function createConnectionActivities({ pool }: Pick<ActivityDeps, 'pool'>) {
  return {
    advanceConnection: (input: ServiceConnectionInput): Promise<ConnectionAdvance> => advanceConnection(pool, input),
  }
}
