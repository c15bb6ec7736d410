import { Context } from '@temporalio/activity'
import type { MeterFileInput } from '../../workflows/metering/contract.js'
import type { ActivityDeps } from '../deps.js'
import { failMeterFile } from './intake/fail-meter-file.js'
import { takeMeterFile } from './intake/take-meter-file.js'

/** A piece of a file is committed in far less; the server hears of the activity by the clock. */
const HEARTBEAT_MS = 4_000

export function createMeteringActivities(deps: Pick<ActivityDeps, 'pool'>) {
  return {
    async takeMeterFile(input: MeterFileInput): Promise<void> {
      const context = Context.current()
      const beat = setInterval(() => context.heartbeat(), HEARTBEAT_MS)
      try {
        await takeMeterFile(deps.pool, input, () => context.heartbeat())
      } finally {
        clearInterval(beat)
      }
    },
    failMeterFile: (input: MeterFileInput & { code: string }): Promise<void> => failMeterFile(deps.pool, input),
  }
}
