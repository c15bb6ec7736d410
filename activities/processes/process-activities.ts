import type { ActivityDeps } from '../deps.js'
import { parkProcess, type ParkProcessInput } from './park-process.js'

export function createProcessActivities({ pool }: ActivityDeps) {
  return {
    parkProcess: (input: ParkProcessInput) => parkProcess(pool, input),
  }
}
