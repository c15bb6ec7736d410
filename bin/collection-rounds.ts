import type pg from 'pg'
import type { Logger } from 'pino'
import { sweepRecalls } from '../activities/agencies/recall-debts.js'
import { readWeather } from '../activities/collections/record-weather.js'
import { sweepCollections } from '../activities/collections/sweep-collections.js'
import { takeArrears } from '../activities/collections/take-arrears.js'
import { sweepWriteOffs } from '../activities/write-offs/sweep-write-offs.js'
import type { WeatherGateway } from '../activities/collections/weather-gateway.js'
import { releasesSoFar } from '../db/policy/released-versions.js'
import { loadUtility } from '../db/utility/utility-store.js'
import { RefusedError } from '../domain/kernel/outcome.js'
import { type RepeatedWork, repeat } from './repeated-work.js'

/** A new business date, or a policy released on it, is noticed this soon; whoever moves a sandbox's clock looks on. */
const LOOK_MS = 2_000
/** What did not come out, such as weather nobody knew, is tried again this often within a date. */
const AGAIN_MS = 30_000

/**
 * Once per business date, as long as the worker lives: the weather is read, all accounts are looked through for new arrears, closed ones for
 * what is to be written off, debts with agencies for what is to be recalled, and what is past due is written down by class and age. A utility
 * without data has no rounds, one without a policy pack of its own only the arrears.
 */
export function startCollectionRounds(input: {
  pool: pg.Pool
  weather: WeatherGateway | undefined
  logger: Logger
}): RepeatedWork {
  const { pool, weather, logger } = input
  let last = { day: '', at: 0 }
  const work = async (): Promise<void> => {
    const utility = await loadUtility(pool)
    if (utility === undefined) return
    const day = `${utility.today} under ${await releasesSoFar(pool)} releases`
    const now = performance.now()
    if (day === last.day && now - last.at < AGAIN_MS) return
    last = { day, at: now }
    if (weather !== undefined) {
      await readWeather(pool, weather).catch((error: unknown) => {
        logger.warn(
          { error: error instanceof Error ? error.message : String(error) },
          'the weather is not known; what depends on it waits',
        )
      })
    }
    const opened = await sweepCollections(pool).catch(unlessGoverned)
    if (opened !== undefined) logger.info({ cases: opened }, 'accounts were looked through for new arrears')
    const written = await takeArrears(pool)
    if (written !== undefined) logger.info({ day: written }, 'arrears of a day were written down')
    const swept = await sweepWriteOffs(pool).catch(unlessGoverned)
    if (swept !== undefined)
      logger.info({ proposed: swept.proposed, posted: swept.posted }, 'balances of closed accounts were looked through')
    const recalled = await sweepRecalls(pool).catch(unlessGoverned)
    if (recalled !== undefined) logger.info({ recalled }, 'debts with agencies were looked through')
  }
  return repeat({ work, everyMs: LOOK_MS, what: 'the round of collections', logger })
}

/** Without a policy pack of its own a utility has no rounds. */
function unlessGoverned(error: unknown): undefined {
  if (error instanceof RefusedError && error.refusal.code.startsWith('POLICY_')) return undefined
  throw error
}
