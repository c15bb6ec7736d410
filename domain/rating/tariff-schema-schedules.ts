import type { JsonSchema } from '../kernel/schema-check.js'
import { DAY, listOf, objectOf, oneOf, TEXT } from '../kernel/schema-parts.js'
import { DAYS_OF_WEEK, HOLIDAY_NAMES } from './tariff-schedule.js'

const CLOCK: JsonSchema = {
  type: 'string',
  pattern: '^(([01][0-9]|2[0-3]):[0-5][0-9]|24:00)$',
  description: 'a time of day as HH:MM, 24:00 for its end',
}
const MONTH_NUMBER: JsonSchema = { type: 'integer', minimum: 1, maximum: 12 }
const PERIOD_INDEX: JsonSchema = { type: 'integer', minimum: 0, maximum: 199 }

/** Holidays by name and by date; also what `penstock rate --calendar` reads. */
export const HOLIDAYS_SCHEMA: JsonSchema = objectOf({
  named: listOf(oneOf(...HOLIDAY_NAMES), 0),
  dates: listOf(DAY, 0),
  observed: oneOf('actual', 'nearest_weekday', 'monday_after_sunday'),
  as: oneOf('weekend', 'saturday', 'sunday', 'holiday'),
})

const grid: JsonSchema = {
  description: '12 rows (months) of 24 numbers (hours), each the place of a period in "periods", from 0',
  type: 'array',
  items: { type: 'array', items: PERIOD_INDEX, minItems: 24, maxItems: 24 },
  minItems: 12,
  maxItems: 12,
}

const PARTS = {
  periods: listOf(TEXT),
  holidays: { description: 'a list of holidays, or "ignored"', anyOf: [{ const: 'ignored' }, HOLIDAYS_SCHEMA] },
  events: listOf(objectOf({ event: TEXT, period: TEXT }, ['event', 'period'])),
}

const row = objectOf(
  {
    period: TEXT,
    months: listOf(MONTH_NUMBER),
    days: listOf(oneOf(...DAYS_OF_WEEK, 'holiday')),
    from: CLOCK,
    to: CLOCK,
  },
  ['period'],
)

/** A schedule of periods of the day. */
export const SCHEDULE_SCHEMA: JsonSchema = {
  description: 'a schedule: "periods" with the grids "weekday" and "weekend", or with "rows"',
  anyOf: [
    objectOf({ ...PARTS, weekday: grid, weekend: grid }, ['periods', 'weekday', 'weekend']),
    objectOf({ ...PARTS, rows: listOf(row), otherwise: TEXT }, ['periods', 'rows']),
  ],
}

/** The file of `penstock rate --calendar`. */
export const CALENDAR_SCHEMA: JsonSchema = objectOf({
  holidays: HOLIDAYS_SCHEMA,
  events: { type: 'object', additionalProperties: listOf(objectOf({ from: TEXT, to: TEXT }, ['from', 'to']), 0) },
})
