import { type Decimal, decimal, ZERO } from '../../kernel/decimal.js'
import { daysBetween, type LocalDate } from '../../kernel/local-date.js'
import { round } from '../../kernel/rounding.js'

/** A dial value on a day: a read, or what the meter was installed with. */
export interface DialOn {
  readonly on: LocalDate
  readonly value: string
}

/** How far back reads tell how much is used in a day. */
const LOOK_BACK_DAYS = 400

/**
 * The read a register probably had on a day: on the line between its neighbours where one follows, else the last one plus the daily use
 * of the year before. A whole number, never below the last read, never beyond the dials. Undefined where no read comes before.
 */
export function estimateRead(reads: readonly DialOn[], on: LocalDate, dials: number): string | undefined {
  const sorted = [...reads].sort((left, right) => (left.on < right.on ? -1 : 1))
  const before = sorted.filter((read) => read.on <= on)
  const last = before.at(-1)
  if (last === undefined) return undefined
  const next = sorted.find((read) => read.on > on)
  const perDay = next === undefined ? dailyUse(before) : between(last, next)
  const capacity = decimal(10).pow(dials)
  const value = round(decimal(last.value).plus(perDay.times(daysBetween(last.on, on))), { mode: 'floor', digits: 0 })
  return value.lt(last.value) ? last.value : value.mod(capacity).toFixed(0)
}

/** Use per day over the reads of the year before the last one; nothing where the dial rolled over or there is only one. */
function dailyUse(reads: readonly DialOn[]): Decimal {
  const last = reads.at(-1)
  const first = reads.find((read) => last !== undefined && daysBetween(read.on, last.on) <= LOOK_BACK_DAYS)
  return last === undefined || first === undefined ? ZERO : between(first, last)
}

function between(first: DialOn, second: DialOn): Decimal {
  const days = daysBetween(first.on, second.on)
  const use = decimal(second.value).minus(first.value)
  return days === 0 || use.isNegative() ? ZERO : use.div(days)
}
