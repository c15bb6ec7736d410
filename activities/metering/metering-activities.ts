import { Context } from '@temporalio/activity'
import type { MeterFileInput, MeterWatchInput } from '../../workflows/metering/contract.js'
import type { EntityStep } from '../../workflows/processes/contract.js'
import type { ActivityDeps } from '../deps.js'
import { failMeterFile } from './intake/fail-meter-file.js'
import { advanceMeterWatch } from './watch/advance-watch.js'
import { takeMeterFile } from './intake/take-meter-file.js'

export function createMeteringActivities(deps: Pick<ActivityDeps, 'pool'>) {
  return {
    takeMeterFile: (input: MeterFileInput): Promise<void> => takeMeterFile(deps.pool, input, () => Context.current().heartbeat()),
    advanceMeterWatch: (input: MeterWatchInput): Promise<EntityStep> => advanceMeterWatch(deps.pool, input),
    failMeterFile: (input: MeterFileInput & { code: string }): Promise<void> => failMeterFile(deps.pool, input),
  }
}
