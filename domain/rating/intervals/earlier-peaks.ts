import { type Decimal, decimal } from '../../kernel/decimal.js'
import { addDays, addMonths, monthOf, yearMonthOf } from '../../kernel/local-date.js'
import type { ServicePeriod } from '../../kernel/service-period.js'
import { addStep, missing, newTrace, note, type Scope, type Trace } from '../scope.js'
import type { EarlierPeaks } from '../tariff.js'
import { coverageGap, type IntervalChannel, type IntervalSeries } from './interval-series.js'
import { peakOn, type PeakQuestion } from './peak.js'

const PAST_WORDS = { kw: 'demand', kva: 'apparent demand', kvar: 'reactive demand' } as const

/** Months of peaks that are handed on to later periods. */
const MONTHS_KEPT = 36
const PEAKS = 'peaks'

/**
 * The highest of the peaks of the months before the period, each × the percentage of its month where the tariff names them. A month's
 * peak is what an earlier period left, or what intervals before the period say, or the demand of an earlier bill. null: none is known.
 */
export function earlierPeak(scope: Scope, question: PeakQuestion, earlier: EarlierPeaks, trace: Trace): Decimal | null {
  const key = keyOf(question)
  const found: (readonly [string, string])[] = []
  let highest: { value: Decimal; days: ServicePeriod } | undefined
  let wanted = 0
  let known = 0
  for (let back = 1; back <= earlier.months; back++) {
    const days = monthBack(scope.facts.period, back)
    const month = monthOf(days.to)
    if (earlier.calendar_months !== undefined && !earlier.calendar_months.includes(month)) continue
    const percent = earlier.percent_by_month?.[String(month)] ?? (earlier.percent_by_month === undefined ? '100' : undefined)
    if (percent === undefined) continue
    wanted++
    const peak = peakOfMonth(scope, question, key, days)
    if (peak === undefined) continue
    known++
    found.push([`${key} ${yearMonthOf(days.to)}`, peak.toFixed()])
    const value = peak.times(percent).div(100)
    if (highest === undefined || value.gt(highest.value)) highest = { value, days }
  }
  keepPeaks(scope, question, key, found)
  if (known < wanted) {
    if (earlier.if_unknown === 'refuse') return missing(scope, `demand of ${wanted - known} of the ${wanted} months before`)
    note(
      scope,
      'history',
      'known months',
      `only months that are known count for the look-back of ${earlier.months}: those whose intervals are complete, that an earlier period left, or that are on an earlier bill`,
    )
  }
  if (highest === undefined) return null
  addStep(trace, 'past', {
    past: PAST_WORDS[question.of],
    take: 'greatest',
    periods: String(known),
    value: highest.value.toFixed(),
    from: highest.days.from,
    to: highest.days.to,
  })
  return highest.value
}

/**
 * Keeps the peaks a later period may look back to, also in a period in which no charge rests on them (the winter of a demand charge that is
 * due in summer). What cannot be told is not kept: it is a problem of the period that asks for it.
 */
export function leavePeaks(scope: Scope, question: PeakQuestion, { if_unknown: _, ...earlier }: EarlierPeaks): void {
  earlierPeak({ ...scope, problems: [], notes: [] }, question, earlier, newTrace())
}

/** The days so many months before; a period of a calendar month gives calendar months. */
function monthBack(period: ServicePeriod, back: number): ServicePeriod {
  return { from: addMonths(period.from, -back), to: addDays(addMonths(period.from, 1 - back), -1) }
}

function keyOf(question: PeakQuestion): string {
  const hours = question.in === undefined ? 'all hours' : `${question.in.schedule.name} ${question.in.periods.join(' ')}`
  return `${question.of} ${hours} ${question.windowMinutes ?? 'own'} ${question.window ?? 'block'}`
}

function peakOfMonth(scope: Scope, question: PeakQuestion, key: string, days: ServicePeriod): Decimal | undefined {
  const carried = scope.facts.carried?.[PEAKS]?.[`${key} ${yearMonthOf(days.to)}`]
  if (carried !== undefined) return decimal(carried)
  const { intervals } = scope.facts
  if (intervals !== undefined && isComplete(intervals, question, days))
    return peakOn(scope, question, days, newTrace()) ?? undefined
  if (question.in !== undefined || question.of !== 'kw') return undefined
  const past = scope.facts.history.find((entry) => entry.period.to >= days.from && entry.period.to <= days.to)
  return past === undefined ? undefined : scope.facts.demandOf(past)
}

/** What the question asks of the days can be told: no interval of the channels it looks at is missing. */
function isComplete(series: IntervalSeries, question: PeakQuestion, days: ServicePeriod): boolean {
  const { of } = question
  const made: readonly IntervalChannel[] = of === 'kvar' ? ['kvarh'] : of === 'kva' ? ['kwh', 'kvarh'] : ['kwh']
  const channels = of !== 'kvar' && series.channels.has(of) ? [of] : made
  return channels.every((channel) => coverageGap(series, days, channel) === undefined)
}

/** What the intervals of the period say, or whoever stated its demand as a total. */
function ownPeak(scope: Scope, question: PeakQuestion): Decimal | undefined {
  const { intervals, period, stated } = scope.facts
  if (intervals !== undefined)
    return isComplete(intervals, question, period) ? (peakOn(scope, question, period, newTrace()) ?? undefined) : undefined
  if (question.in !== undefined || question.of !== 'kw') return undefined
  const demand = stated?.find((use) => use.role === 'demand' && use.direction === 'delivered')?.quantity
  // Of an agreement that is billed with another one nothing is stated: that hides no intervals of its own from later periods.
  return demand?.isZero() === true ? undefined : demand
}

/** This period's own peak and those found before it go on to later periods, which may not have their intervals. */
function keepPeaks(
  scope: Scope,
  question: PeakQuestion,
  key: string,
  found: readonly (readonly [name: string, peak: string])[],
): void {
  const { period } = scope.facts
  const own = ownPeak(scope, question)
  if (own === undefined) return
  const before = scope.leaves.get(PEAKS) ?? scope.facts.carried?.[PEAKS] ?? {}
  const oldest = yearMonthOf(addMonths(period.to, -MONTHS_KEPT))
  const kept = Object.entries(before).filter(([name]) => name.slice(-7) >= oldest)
  scope.leaves.set(PEAKS, {
    ...Object.fromEntries(kept),
    ...Object.fromEntries(found),
    [`${key} ${yearMonthOf(period.to)}`]: own.toFixed(),
  })
}
