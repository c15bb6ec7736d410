import { Context } from '@temporalio/activity'
import type { WhatIfWorkflowInput } from '../../workflows/what-if/contract.js'
import type { ActivityDeps } from '../deps.js'
import { failWhatIf } from './end-what-if.js'
import { replayUsage } from './replay-usage.js'

/** A chunk may take longer than the heartbeat may be late; the server hears of the activity by the clock. */
const HEARTBEAT_MS = 4_000

export function createWhatIfActivities({ pool }: Pick<ActivityDeps, 'pool'>) {
  return {
    async replayUsage(input: WhatIfWorkflowInput): Promise<void> {
      const context = Context.current()
      const beat = setInterval(() => context.heartbeat(), HEARTBEAT_MS)
      try {
        await replayUsage(pool, input, (examined) => context.heartbeat({ examined }))
      } finally {
        clearInterval(beat)
      }
    },
    failWhatIf: (input: WhatIfWorkflowInput & { code: string }): Promise<void> => failWhatIf(pool, input),
  }
}
