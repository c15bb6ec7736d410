import { Context } from '@temporalio/activity'
import { comesOfData } from '../activity-failures.js'

/** Accounts of one transaction: large enough that COPY pays, small enough that a killed worker loses little. */
export const CHUNK_ACCOUNTS = 500

export interface ChunkWork {
  /** How many of the next ones make a chunk. */
  readonly size: number
  /** Works on the next ones, at most `size`, in one transaction; returns how many are done, 0 where none is left. */
  readonly work: (size: number) => Promise<number>
  /** Sets aside the next one, which cannot be worked on; returns 1, or 0 where it is gone. */
  readonly setAside: (error: Error) => Promise<number>
}

/**
 * Works chunk by chunk inside an activity until nothing is left; returns how many were done. Killed anywhere the next attempt goes on
 * from the database. An attempt that Temporal has given up ends after its chunk, so that two never work for long.
 */
export async function workChunks(chunks: ChunkWork): Promise<number> {
  const context = Context.current()
  let done = 0
  for await (const count of chunkCounts(chunks)) {
    done += count
    context.heartbeat({ done })
    if (context.cancellationSignal.aborted) await context.cancelled
  }
  return done
}

/**
 * The counts of one chunk after another. A chunk that fails for what is in it is halved until the one that it fails for is alone; that
 * one is set aside, and the chunks grow again: a single bad account costs a few tries and stops nobody else.
 */
export async function* chunkCounts({ size, work, setAside }: ChunkWork): AsyncGenerator<number> {
  let next = size
  for (;;) {
    let count: number
    try {
      count = await work(next)
      next = Math.min(size, next * 2)
    } catch (error) {
      if (!comesOfData(error)) throw error
      if (next > 1) {
        next = Math.ceil(next / 2)
        continue
      }
      count = await setAside(error)
    }
    if (count === 0) return
    yield count
  }
}
