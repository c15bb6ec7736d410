import { Context } from '@temporalio/activity'
import type { WhatIfWorkflowInput } from '../../workflows/what-if/contract.js'
import type { ActivityDeps } from '../deps.js'
import { failWhatIf } from './end-what-if.js'
import { replayUsage } from './replay-usage.js'

export function createWhatIfActivities({ pool }: Pick<ActivityDeps, 'pool'>) {
  return {
    replayUsage: (input: WhatIfWorkflowInput): Promise<void> =>
      replayUsage(pool, input, (examined) => Context.current().heartbeat({ examined })),
    failWhatIf: (input: WhatIfWorkflowInput & { code: string }): Promise<void> => failWhatIf(pool, input),
  }
}
