import type pg from 'pg'
import type { Logger } from 'pino'
import { escalateOverdue } from '../activities/tasks/escalate-overdue.js'
import { type RepeatedWork, repeat } from './repeated-work.js'

const LOOK_MS = 30_000

/** Sends tasks to the supervisors that are overdue for too long, as long as the worker lives. */
export function startTaskEscalation(input: { pool: pg.Pool; logger: Logger }): RepeatedWork {
  const { pool, logger } = input
  const work = async (): Promise<void> => {
    const escalated = await escalateOverdue(pool)
    if (escalated.length > 0) logger.info({ tasks: escalated.length }, 'overdue tasks went to the supervisors')
  }
  return repeat({ work, everyMs: LOOK_MS, what: 'looking for overdue tasks', logger })
}
