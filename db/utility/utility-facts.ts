import { BOTH_DAYS_INCLUDED, type PeriodPrinting } from '../../domain/utility/period-printing.js'
import type { Queryable } from '../pool.js'
import { localDateIn } from '../today.js'

/** What almost every page needs of the utility, without its whole settings. */
export interface UtilityFacts {
  readonly name: string
  readonly currency: string
  readonly timeZone: string
  readonly isSandbox: boolean
  /** The business date. */
  readonly today: string
  readonly periodPrinting: PeriodPrinting
}

/** The facts, or undefined before the first import. */
export async function loadUtilityFacts(db: Queryable): Promise<UtilityFacts | undefined> {
  const found = await db.query<
    Omit<UtilityFacts, 'today' | 'periodPrinting'> & { date: string | null; printing: PeriodPrinting | null }
  >(
    `select name, currency, time_zone as "timeZone", is_sandbox as "isSandbox", business_date as "date",
       settings -> 'service_period' -> 'period_printing' as "printing" from utility`,
  )
  const row = found.rows[0]
  if (row === undefined) return undefined
  const { date, printing, ...facts } = row
  return { ...facts, today: date ?? localDateIn(facts.timeZone), periodPrinting: printing ?? BOTH_DAYS_INCLUDED }
}
