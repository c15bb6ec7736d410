import { Decimal, decimal, sum, ZERO } from '../kernel/decimal.js'
import { daysBetween, type LocalDate } from '../kernel/local-date.js'
import type { RegisterRole } from './installed-register.js'

/** A dial value and the day it was seen. */
export interface DialPoint {
  readonly on: LocalDate
  /** Decimal text, before the multiplier. */
  readonly value: string
}

export interface PlausibilityQuestion {
  readonly role: RegisterRole
  readonly unit: string
  readonly dials: number
  /** Decimal text. */
  readonly multiplier: string
  readonly read: DialPoint
  /** What counts before the day, oldest first; the install read where the register was installed after the last one. */
  readonly before: readonly DialPoint[]
  /** What already counts for the very day, unless it is the read being corrected. */
  readonly sameDay?: DialPoint
  /** The first read after the day. */
  readonly after?: DialPoint
}

export interface PlausibilityRules {
  /** A lower read is a rollover when the one before is at least this share of 10^dials … */
  readonly rolloverOpeningFrom: Decimal
  /** … and the new one is below this share of it. */
  readonly rolloverClosingBelow: Decimal
  /** More than this many times the usual use a day asks for confirmation. */
  readonly highFactor: Decimal
  /** How many of the last spans between reads make the usual use. */
  readonly spans: number
}

export const HIGH_FACTOR = decimal(3)
export const USUAL_SPANS = 12

export type ReadWarningCode = 'SAME_DAY' | 'BELOW_LAST' | 'ROLLED_OVER' | 'ABOVE_USUAL' | 'NO_USE' | 'ABOVE_NEXT'

/** Something about a read that a person must confirm before it is kept. */
export interface ReadWarning {
  readonly code: ReadWarningCode
  readonly sentence: string
}

export interface Plausibility {
  /** In the register's unit, multiplier applied; absent where nothing came before. */
  readonly use?: Decimal
  readonly days?: number
  /** What was used in the spans before, and how many days they have together. */
  readonly usual?: { readonly use: Decimal; readonly days: number }
  readonly warnings: readonly ReadWarning[]
}

/** How a read fits what is known of its register. It says what is odd; a person decides. */
export function plausibilityOf(question: PlausibilityQuestion, rules: PlausibilityRules): Plausibility {
  return question.role === 'demand' ? demandPlausibility(question, rules) : consumptionPlausibility(question, rules)
}

function consumptionPlausibility(question: PlausibilityQuestion, rules: PlausibilityRules): Plausibility {
  const { read, before, unit } = question
  const warnings: ReadWarning[] = [...sameDay(question)]
  const last = before.at(-1)
  if (
    question.after !== undefined &&
    decimal(read.value).gt(question.after.value) &&
    !rolls(read, question.after, question, rules)
  ) {
    warnings.push({
      code: 'ABOVE_NEXT',
      sentence: `It is above the later read of ${question.after.on} (${question.after.value}), so the dial would have run backwards.`,
    })
  }
  if (last === undefined) return { warnings }
  const days = daysBetween(last.on, read.on)
  const use = useBetween(last, read, question, rules)
  if (use === undefined) {
    warnings.push({
      code: 'BELOW_LAST',
      sentence: `It is below the last read of ${last.on} (${last.value}), and too far from the end of the dial for a rollover.`,
    })
    return { days, warnings }
  }
  if (decimal(read.value).lt(last.value)) {
    warnings.push({
      code: 'ROLLED_OVER',
      sentence: `It is below the last read of ${last.on} (${last.value}): the dial has passed its end, which makes a use of ${use.toFixed()} ${unit}.`,
    })
  }
  const usual = usualUse(question, rules)
  // Compared crosswise: a quotient would lose the exactly threefold use to its last digit.
  if (usual?.use.gt(ZERO) && days > 0 && use.times(usual.days).gt(usual.use.times(rules.highFactor).times(days))) {
    const times = use.times(usual.days).div(usual.use.times(days)).toDecimalPlaces(1, Decimal.ROUND_HALF_UP).toFixed()
    warnings.push({
      code: 'ABOVE_USUAL',
      sentence: `It makes ${use.toFixed()} ${unit} in ${days} days, ${times} times what is usual here.`,
    })
  }
  if (use.isZero() && days > 0 && usual?.use.gt(ZERO)) {
    warnings.push({ code: 'NO_USE', sentence: `It is the same as the last read of ${last.on}, where there was always some use.` })
  }
  return { use, days, ...(usual === undefined ? {} : { usual }), warnings }
}

function demandPlausibility(question: PlausibilityQuestion, rules: PlausibilityRules): Plausibility {
  const { read, multiplier, unit } = question
  const warnings: ReadWarning[] = [...sameDay(question)]
  const use = decimal(read.value).times(multiplier)
  const earlier = question.before.slice(-rules.spans).map((point) => decimal(point.value).times(multiplier))
  if (earlier.length > 0) {
    const usual = sum(earlier).div(earlier.length)
    if (usual.gt(ZERO) && use.gt(usual.times(rules.highFactor))) {
      const times = use.div(usual).toDecimalPlaces(1, Decimal.ROUND_HALF_UP).toFixed()
      warnings.push({ code: 'ABOVE_USUAL', sentence: `${use.toFixed()} ${unit} is ${times} times the usual highest load here.` })
    }
  }
  return { use, warnings }
}

function sameDay({ sameDay: there }: PlausibilityQuestion): ReadWarning[] {
  if (there === undefined) return []
  return [{ code: 'SAME_DAY', sentence: `There is a read of this day already (${there.value}); this one takes its place.` }]
}

function usualUse(question: PlausibilityQuestion, rules: PlausibilityRules): Plausibility['usual'] {
  const points = question.before.slice(-(rules.spans + 1))
  let [use, days]: [Decimal, number] = [ZERO, 0]
  for (let index = 1; index < points.length; index += 1) {
    const [from, to] = [points[index - 1], points[index]] as [DialPoint, DialPoint]
    const span = useBetween(from, to, question, rules)
    if (span === undefined) continue
    use = use.plus(span)
    days += daysBetween(from.on, to.on)
  }
  return days === 0 ? undefined : { use, days }
}

type Dial = Pick<PlausibilityQuestion, 'dials' | 'multiplier'>

/** Use between two points, or undefined where the dial ran backwards. */
function useBetween(from: DialPoint, to: DialPoint, question: Dial, rules: PlausibilityRules): Decimal | undefined {
  const difference = decimal(to.value).minus(from.value)
  if (!difference.isNegative()) return difference.times(question.multiplier)
  if (!rolls(from, to, question, rules)) return undefined
  return difference.plus(new Decimal(10).pow(question.dials)).times(question.multiplier)
}

function rolls(from: DialPoint, to: DialPoint, { dials }: Dial, rules: PlausibilityRules): boolean {
  const capacity = new Decimal(10).pow(dials)
  return (
    decimal(from.value).gte(capacity.times(rules.rolloverOpeningFrom)) &&
    decimal(to.value).lt(capacity.times(rules.rolloverClosingBelow))
  )
}

/** What a register counted from one read to the next. */
export interface UseBetweenReads<Point extends DialPoint> {
  readonly from: Point
  readonly to: Point
  /** In the register's unit, multiplier applied. */
  readonly use: Decimal
  readonly rolledOver: boolean
}

/** The spans between reads (oldest first) of a consumption register; of a demand register each read stands for its own span. */
export function usesBetweenReads<Point extends DialPoint>(
  register: Pick<PlausibilityQuestion, 'role' | 'dials' | 'multiplier'>,
  points: readonly Point[],
  rules: PlausibilityRules,
): UseBetweenReads<Point>[] {
  const spans: UseBetweenReads<Point>[] = []
  for (let index = 1; index < points.length; index += 1) {
    const [from, to] = [points[index - 1], points[index]] as [Point, Point]
    const isLower = decimal(to.value).lt(from.value)
    const use = register.role === 'demand' ? decimal(to.value).times(register.multiplier) : useBetween(from, to, register, rules)
    if (use !== undefined) spans.push({ from, to, use, rolledOver: register.role === 'consumption' && isLower })
  }
  return spans
}
