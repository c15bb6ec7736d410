import { type Decimal, decimal, sum } from '../../kernel/decimal.js'
import { addDays, daysBetween, type LocalDate, weekdayOf } from '../../kernel/local-date.js'
import { round, type Rounding } from '../../kernel/rounding.js'
import type { DayIntervals } from '../intervals/day-pieces.js'
import type { EstimationChoice } from './estimation-rules.js'
import { adjustIntervalsFromScalar } from './adjust-intervals-from-scalar.js'
import { interpolation } from './interpolation.js'
import { intervalAveraging } from './interval-averaging.js'
import { intervalProfile } from './interval-profile.js'
import { proxyDay } from './proxy-day.js'
import { subtractiveAdjustment } from './subtractive-adjustment.js'

export type DayEstimate = EstimationChoice['rule']

export interface EstimatedDay {
  readonly rule: DayEstimate
  /** How many intervals are estimated. */
  readonly estimated: number
  /** What it rests on, in a few words, where that is not the rule's own. */
  readonly on?: string
  readonly day: DayIntervals
}

/** What is known around a day whose intervals are estimated. */
export interface EstimationGround {
  /** Days of the channel before it that count and are not held, any order. */
  readonly before: readonly DayIntervals[]
  /** The day of the other channels of the meter that count and are not held, by their names. */
  readonly beside?: ReadonlyMap<string, DayIntervals>
  /** What the register counted on the day, where its reads and the other days between them tell. */
  readonly scalar?: Decimal
  /** Mean temperature by day, in any one unit. */
  readonly temperatures: ReadonlyMap<LocalDate, Decimal>
  /** Days that are like a Sunday. */
  readonly holidays: ReadonlySet<LocalDate>
}

/**
 * The day with what is missing estimated (quality E), rounded to the places of the day; what was measured stays. The first of the rules that
 * has what it rests on is taken. Undefined where nothing is missing, or where none has. Days of another interval length or number of
 * intervals are not alike.
 */
export function estimateDay(
  current: DayIntervals,
  ground: EstimationGround,
  rules: readonly EstimationChoice[],
): EstimatedDay | undefined {
  const values = valuesOf(current)
  const estimated = values.filter((value) => value === null).length
  if (estimated === 0) return undefined
  for (const rule of rules) {
    const made = filledBy(rule, current, values, ground)
    if (made === undefined) continue
    const amounts = made.values.map((value) => value.times(decimal(10).pow(current.scale)).toNumber())
    const qualities = [...current.qualities].map((quality, index) => (values[index] === null ? 'E' : quality)).join('')
    const on = made.on === undefined ? {} : { on: made.on }
    return { rule: rule.rule, estimated, ...on, day: { ...current, amounts, qualities } }
  }
  return undefined
}

type Values = readonly (Decimal | null)[]
interface Filled {
  readonly values: readonly Decimal[]
  readonly on?: string
}

function filledBy(rule: EstimationChoice, current: DayIntervals, values: Values, ground: EstimationGround): Filled | undefined {
  const rounding: Rounding = { digits: current.scale, mode: 'half_up' }
  switch (rule.rule) {
    case 'subtractive_adjustment':
      return ofValues(lessTheOthers(rule, current, values, ground.beside ?? new Map(), rounding))
    case 'interpolation': {
      const most = decimal(rule.most_hours).times(3600).div(current.seconds).floor().toNumber()
      return ofValues(interpolation(values, most, rounding))
    }
    case 'interval_averaging':
      return ofValues(intervalAveraging(values, weeksBefore(current, ground, rule.weeks), rounding))
    case 'proxy_day':
      return byProxy(rule, current, values, ground)
    case 'interval_profile': {
      if (ground.scalar === undefined || values.some((value) => value !== null)) return undefined
      const shape = intervalAveraging(values, weeksBefore(current, ground, rule.weeks), { ...rounding, digits: 18 })
      return shape === undefined ? undefined : ofValues(intervalProfile(ground.scalar, shape, rounding))
    }
    case 'adjust_from_scalar': {
      const shape = intervalAveraging(values, weeksBefore(current, ground, rule.weeks), rounding)
      if (ground.scalar === undefined || shape === undefined) return undefined
      const places = new Set(values.flatMap((value, index) => (value === null ? [index] : [])))
      return ofValues(adjustIntervalsFromScalar(shape, places, ground.scalar, rounding))
    }
  }
}

/** What is missing, as the whole less the others; what was measured of the channel itself stays. */
function lessTheOthers(
  rule: EstimationChoice & { readonly rule: 'subtractive_adjustment' },
  current: DayIntervals,
  values: Values,
  beside: ReadonlyMap<string, DayIntervals>,
  rounding: Rounding,
): Decimal[] | undefined {
  const days = [rule.whole, ...rule.less].map((name) => beside.get(name))
  if (days.some((day) => day === undefined || !isAlike(day, current))) return undefined
  const wanted = values.flatMap((value, index) => (value === null ? [index] : []))
  const [whole = [], ...others] = (days as DayIntervals[]).map((day) => {
    const known = valuesOf(day)
    return wanted.map((index) => known[index] ?? null)
  })
  const rest = subtractiveAdjustment(whole, others)
  return rest === undefined
    ? undefined
    : values.map((value, index) => value ?? round(rest[wanted.indexOf(index)] as Decimal, rounding))
}

function ofValues(values: readonly Decimal[] | undefined): Filled | undefined {
  return values === undefined || values.some((value) => value.isNegative()) ? undefined : { values }
}

/** The same weekday of the weeks before, where the day has as many intervals. */
function weeksBefore(current: DayIntervals, { before }: EstimationGround, weeks: number): Values[] {
  const wanted = new Set(Array.from({ length: weeks }, (_, index) => addDays(current.day, -7 * (index + 1))))
  return before.filter((day) => wanted.has(day.day) && isAlike(day, current)).map(valuesOf)
}

function byProxy(
  rule: EstimationChoice & { readonly rule: 'proxy_day' },
  current: DayIntervals,
  values: Values,
  ground: EstimationGround,
): Filled | undefined {
  const temperature = ground.temperatures.get(current.day)
  if (temperature === undefined) return undefined
  const kindOf = (day: LocalDate): string => {
    const weekday = ground.holidays.has(day) ? 7 : weekdayOf(day)
    return weekday < 6 ? 'workday' : weekday === 6 ? 'saturday' : 'sunday'
  }
  const candidates = ground.before.flatMap((day) => {
    const warmth = ground.temperatures.get(day.day)
    const known = valuesOf(day)
    if (warmth === undefined || daysBetween(day.day, current.day) > rule.days || !isAlike(day, current) || known.includes(null))
      return []
    return [{ day: day.day, temperature: warmth, kind: kindOf(day.day), values: known as Decimal[] }]
  })
  const found = proxyDay(values, temperature, kindOf(current.day), candidates, decimal(rule.most_degrees))
  return found === undefined ? undefined : { values: found.values, on: found.day }
}

function isAlike(day: DayIntervals, current: DayIntervals): boolean {
  return day.seconds === current.seconds && day.amounts.length === current.amounts.length
}

function valuesOf(day: DayIntervals): (Decimal | null)[] {
  const part = decimal(10).pow(-day.scale)
  return day.amounts.map((amount) => (amount === null ? null : decimal(amount).times(part)))
}

/** What a register counted on one day: its use over a span less what the other days of the span have; undefined while one of them is incomplete. */
export function scalarOfDay(
  use: Decimal,
  span: readonly LocalDate[],
  day: LocalDate,
  totals: ReadonlyMap<LocalDate, Decimal>,
): Decimal | undefined {
  const others = span.filter((other) => other !== day)
  if (!span.includes(day) || others.some((other) => !totals.has(other))) return undefined
  const left = use.minus(sum(others.map((other) => totals.get(other) as Decimal)))
  return left.isNegative() ? undefined : left
}
