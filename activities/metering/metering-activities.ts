import { Context } from '@temporalio/activity'
import type { MeterFileInput, MeterWatchInput } from '../../workflows/metering/contract.js'
import type { EntityStep } from '../../workflows/processes/contract.js'
import type { ActivityDeps } from '../deps.js'
import { failMeterFile } from './intake/fail-meter-file.js'
import { advanceMeterWatch } from './watch/advance-watch.js'
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
    advanceMeterWatch: (input: MeterWatchInput): Promise<EntityStep> => advanceMeterWatch(deps.pool, input),
    failMeterFile: (input: MeterFileInput & { code: string }): Promise<void> => failMeterFile(deps.pool, input),
  }
}
