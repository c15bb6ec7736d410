import type { WorkOrderInput } from '../../workflows/fieldwork/contract.js'
import type { EntityStep } from '../../workflows/processes/contract.js'
import type { ActivityDeps } from '../deps.js'
import { advanceWorkOrder } from './advance-work-order.js'

export function createFieldworkActivities({ pool }: Pick<ActivityDeps, 'pool'>) {
  return {
    advanceWorkOrder: (input: WorkOrderInput): Promise<EntityStep> => advanceWorkOrder(pool, input),
  }
}
