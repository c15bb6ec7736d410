import type { ActivityInterceptorsFactory } from '@temporalio/worker'

/** Well within the shortest heartbeat timeout, so that only a worker that is gone misses it. */
const HEARTBEAT_MS = 3_000

/**
 * Tells the server of every activity by the clock for as long as it runs. A worker that dies is noticed within the heartbeat timeout, even
 * in a step of one long statement, and its step is taken by the next worker instead of when the whole time for it is over.
 */
export const heartbeatByClock: ActivityInterceptorsFactory = (context) => ({
  inbound: {
    execute: async (input, next) => {
      const beat = setInterval(() => context.heartbeat(), HEARTBEAT_MS)
      try {
        return await next(input)
      } finally {
        clearInterval(beat)
      }
    },
  },
})
