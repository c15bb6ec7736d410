import type pg from 'pg'
import type { Logger } from 'pino'
import { reviewBills } from '../activities/rating/events/review-bills.js'
import { type RepeatedWork, repeat } from './repeated-work.js'

const LOOK_MS = 5_000

/** Looks again at issued bills whose announced events have changed since, as long as the worker lives. */
export function startEventReviews(input: { pool: pg.Pool; logger: Logger }): RepeatedWork {
  const { pool, logger } = input
  const work = async (): Promise<void> => {
    const looked = await reviewBills(pool, (billId, error) => {
      logger.error({ billId, error: error instanceof Error ? error.message : String(error) }, 'a bill cannot be looked at again')
    })
    if (looked > 0) logger.info({ bills: looked }, 'bills were rated again after events that were announced or cancelled')
  }
  return repeat({ work, everyMs: LOOK_MS, what: 'looking again at bills', logger })
}
