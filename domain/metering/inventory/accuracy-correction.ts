import { type Decimal, decimal, ONE } from '../../kernel/decimal.js'
import { addDays, daysBetween, later, type LocalDate } from '../../kernel/local-date.js'
import { round } from '../../kernel/rounding.js'
import { daysOf, intersection, type ServicePeriod } from '../../kernel/service-period.js'

/** Days, first and last included, whose use is multiplied because a test has shown the meter to count wrong. */
export interface AccuracyCorrection {
  readonly from: LocalDate
  readonly to: LocalDate
  /** Decimal text above zero. */
  readonly factor: string
}

/** What is known of a meter that was taken out and failed. */
export interface FailedRemoval {
  /** Mean accuracy in percent. */
  readonly accuracy: Decimal
  readonly installedOn: LocalDate
  /** Last day of service its removal closed. */
  readonly lastDay: LocalDate
  /** The last test it passed before it was removed, if any. */
  readonly passedOn?: LocalDate
  /** The day from which it is known to have counted wrong. */
  readonly wrongSince?: LocalDate
}

/**
 * The days and the factor by which the use of a failed meter is corrected: what went through is use × 100 ÷ accuracy. Where nobody knows
 * since when it counted wrong, it is held to have done so for half the time since it passed a test, or was put in. Undefined where it
 * counted right on the whole, or nothing at all: no factor makes use of nothing.
 */
export function correctionOf(failed: FailedRemoval): AccuracyCorrection | undefined {
  const { accuracy, installedOn, lastDay, passedOn, wrongSince } = failed
  if (accuracy.isZero()) return undefined
  const factor = round(decimal(100).div(accuracy), { digits: 6, mode: 'half_even' })
  if (factor.eq(1)) return undefined
  const since = later(installedOn, passedOn ?? installedOn)
  const half = addDays(since, Math.ceil(daysBetween(since, lastDay) / 2))
  const from = wrongSince === undefined ? half : later(installedOn, wrongSince)
  return from > lastDay ? undefined : { from, to: lastDay, factor: factor.toFixed() }
}

/** By what the use of some days is multiplied: each corrected day by its factor, the others by one. */
export function factorOf(days: ServicePeriod, corrections: readonly AccuracyCorrection[] | undefined): Decimal {
  let factor = ONE
  for (const correction of corrections ?? []) {
    const shared = intersection(days, correction)
    if (shared !== undefined) factor = factor.plus(decimal(correction.factor).minus(1).times(daysOf(shared)).div(daysOf(days)))
  }
  return factor
}

/** Places that a corrected interval has more than the counted one. */
const CORRECTED_PLACES = 3

/** A day of intervals as a failed test corrects it. */
export function correctedDay<
  Day extends { readonly day: LocalDate; readonly scale: number; readonly amounts: readonly (number | null)[] },
>(day: Day, corrections: readonly AccuracyCorrection[] | undefined): Day {
  const correction = corrections?.find(({ from, to }) => from <= day.day && day.day <= to)
  if (correction === undefined) return day
  const factor = decimal(correction.factor).times(10 ** CORRECTED_PLACES)
  const corrected = (amount: number): number => round(factor.times(amount), { digits: 0, mode: 'half_even' }).toNumber()
  return {
    ...day,
    scale: day.scale + CORRECTED_PLACES,
    amounts: day.amounts.map((amount) => (amount === null ? null : corrected(amount))),
  }
}
