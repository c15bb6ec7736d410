import type { WorkOrderInput } from '../../workflows/fieldwork/contract.js'
import type { ActivityDeps } from '../deps.js'
import { advanceWorkOrder, type OrderAdvance } from './advance-work-order.js'

export function createFieldworkActivities({ pool }: Pick<ActivityDeps, 'pool'>) {
  return {
    advanceWorkOrder: (input: WorkOrderInput): Promise<OrderAdvance> => advanceWorkOrder(pool, input),
  }
}
