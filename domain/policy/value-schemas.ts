import { addBusinessDays, type BusinessCalendar, businessDay } from '../kernel/business-calendar.js'
import { addDays, type LocalDate } from '../kernel/local-date.js'
import type { JsonSchema } from '../kernel/schema-check.js'
import { BOOLEAN, MONTH_DAY, objectOf, oneOf } from '../kernel/schema-parts.js'

/** A number of days as a rule counts them. `business_roll` moves a last day without business to the next business day. */
export interface DayCount {
  readonly days: number
  readonly count: 'calendar' | 'business'
  readonly business_roll?: boolean
}

export const WHOLE: JsonSchema = { type: 'integer', minimum: 0 }
export const POSITIVE: JsonSchema = { type: 'integer', minimum: 1 }
export const AMOUNT: JsonSchema = {
  type: 'string',
  pattern: '^[0-9]+(\\.[0-9]+)?$',
  description: 'an amount as text such as "25.00", in the currency of the utility',
}
export const PERCENT: JsonSchema = {
  type: 'string',
  pattern: '^[0-9]+(\\.[0-9]+)?$',
  description: 'a percentage as text such as "1.5"',
}
export const DAY_COUNT: JsonSchema = objectOf({ days: WHOLE, count: oneOf('calendar', 'business'), business_roll: BOOLEAN }, [
  'days',
  'count',
])
export const SEASON: JsonSchema = objectOf({ first: MONTH_DAY, last: MONTH_DAY }, ['first', 'last'])

/**
 * The day a count of days ends when it begins on `from`, which is not counted itself: ten calendar days after 1 March end on 11 March;
 * three business days after a Friday end on the Wednesday.
 */
export function lastDayOf(count: DayCount, from: LocalDate, calendar: BusinessCalendar): LocalDate {
  if (count.count === 'business') return addBusinessDays(from, count.days, calendar)
  const end = addDays(from, count.days)
  return count.business_roll === true ? businessDay(end, 'next', calendar) : end
}

/** Days to compare two counts by: five business days are about seven. */
export function roughDays(count: DayCount): number {
  return count.count === 'business' ? (count.days * 7) / 5 : count.days
}
