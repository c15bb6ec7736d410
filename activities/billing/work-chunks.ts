import { Context } from '@temporalio/activity'

/** Accounts of one transaction: large enough that COPY pays, small enough that a killed worker loses little. */
export const CHUNK_ACCOUNTS = 500

/** How often progress is told to Temporal even while a chunk is worked on. */
const HEARTBEAT_MS = 3_000

/**
 * Works chunk by chunk inside an activity until `work` has nothing left and returns 0; returns the sum. Killed anywhere the next
 * attempt goes on from the database. An attempt that Temporal has given up ends after its chunk, so that two never work for long.
 */
export async function workChunks(work: () => Promise<number>): Promise<number> {
  const context = Context.current()
  let done = 0
  const beat = setInterval(() => context.heartbeat({ done }), HEARTBEAT_MS)
  try {
    for (;;) {
      if (context.cancellationSignal.aborted) await context.cancelled
      const count = await work()
      if (count === 0) return done
      done += count
      context.heartbeat({ done })
    }
  } finally {
    clearInterval(beat)
  }
}
