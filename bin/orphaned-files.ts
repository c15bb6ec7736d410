import type pg from 'pg'
import type { Logger } from 'pino'
import { sweepOrphanedFiles } from '../activities/documents/sweep-orphaned-files.js'
import { type RepeatedWork, repeat } from './repeated-work.js'

const LOOK_MS = 3_600_000

/** Removes stored bytes that belong to nothing, as long as the worker lives: after a day, where two looks an hour apart have seen them. */
export function startOrphanSweep(input: { pool: pg.Pool; logger: Logger }): RepeatedWork {
  const { pool, logger } = input
  let seenBefore: ReadonlySet<number> = new Set()
  const work = async (): Promise<void> => {
    const { seen, dropped } = await sweepOrphanedFiles(pool, seenBefore)
    seenBefore = seen
    if (dropped > 0) logger.warn({ files: dropped }, 'stored files that belonged to nothing were removed')
  }
  return repeat({ work, everyMs: LOOK_MS, what: 'looking for stored files that belong to nothing', logger })
}
