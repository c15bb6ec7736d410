import type { MoveInput } from '../../workflows/services/contract.js'
import type { ActivityDeps } from '../deps.js'
import { advanceMove } from './advance-move.js'

export function createServicesActivities({ pool }: ActivityDeps) {
  return {
    advanceMove: (input: MoveInput) => advanceMove(pool, input),
  }
}
