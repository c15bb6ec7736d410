import { type Decimal, decimal, sum } from '../../kernel/decimal.js'
import type { LocalDate } from '../../kernel/local-date.js'
import { done, type Outcome, refused } from '../../kernel/outcome.js'
import { round } from '../../kernel/rounding.js'
import { type AccuracyLimit, limitAt } from './accuracy-limits.js'

/** What a meter showed at one load, in percent of what went through it; decimals are text. */
export interface TestPoint {
  /** As the bench calls it: `light`, `full`, `low`, `high` … */
  readonly load: string
  readonly accuracy: string
  /** What the point counts beside the others in the mean. */
  readonly weight: string
}

/** What the bench reports. */
export interface BenchReport {
  readonly testedOn: LocalDate
  readonly points: readonly TestPoint[]
  /** Why it fails whatever its accuracy: a broken seal, a leak, a display that is dark. */
  readonly defect?: string
}

export interface TestVerdict {
  readonly result: 'passed' | 'failed'
  /** The mean of the points by their weights, to four decimals; undefined where nothing was measured. */
  readonly accuracy: Decimal | undefined
  /** Why it failed, in a sentence. */
  readonly because?: string
}

/**
 * Passed or failed, by the limits of the utility at each load. Refuses TEST_INVALID: neither a point nor a defect, a load twice, a
 * weight or an accuracy that is none, a test in the future, or a service without limits.
 */
export function judgeTest(
  report: BenchReport,
  service: string,
  limits: readonly AccuracyLimit[],
  today: LocalDate,
): Outcome<TestVerdict, 'TEST_INVALID'> {
  const { points, defect } = report
  if (report.testedOn > today)
    return refused('TEST_INVALID', `The business date is ${today}; a test cannot be of ${report.testedOn}.`)
  if (points.length === 0 && defect === undefined)
    return refused('TEST_INVALID', 'A test has the accuracy at one load at least, or says what is broken.')
  if (new Set(points.map((point) => point.load)).size < points.length)
    return refused('TEST_INVALID', 'Each load is tested once; give the last figure of it.')
  if (points.some((point) => decimal(point.accuracy).isNegative() || !decimal(point.weight).gt(0)))
    return refused('TEST_INVALID', 'An accuracy is not below zero, and a weight is above it.')
  const outside: string[] = defect === undefined ? [] : [defect]
  for (const point of points) {
    const limit = limitAt(limits, service, point.load)
    if (limit === undefined) return refused('TEST_INVALID', `The settings have no limits of accuracy for ${service}.`)
    if (decimal(point.accuracy).lt(limit.lowest) || decimal(point.accuracy).gt(limit.highest))
      outside.push(`${point.accuracy} % at ${point.load} load is outside ${limit.lowest} to ${limit.highest} %`)
  }
  const accuracy = points.length === 0 ? undefined : meanOf(points)
  return done(outside.length === 0 ? { result: 'passed', accuracy } : { result: 'failed', accuracy, because: outside.join('; ') })
}

function meanOf(points: readonly TestPoint[]): Decimal {
  const weighted = sum(points.map((point) => decimal(point.accuracy).times(point.weight)))
  return round(weighted.div(sum(points.map((point) => decimal(point.weight)))), { digits: 4, mode: 'half_even' })
}
