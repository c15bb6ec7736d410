import { type Decimal, decimal, sum, ZERO } from '../../kernel/decimal.js'
import { round, type Rounding } from '../../kernel/rounding.js'
import type { IntervalValues, ProxyDay } from './estimate.js'

/** Missing intervals on the straight line between their neighbours, where no more than `most` in a row are missing. */
export function interpolation(values: IntervalValues, most: number, rounding: Rounding): Decimal[] | undefined {
  const filled: Decimal[] = []
  for (let index = 0; index < values.length; index++) {
    const own = values[index]
    if (own !== null && own !== undefined) {
      filled.push(own)
      continue
    }
    const next = values.findIndex((value, at) => at > index && value !== null)
    const [before, after] = [filled[index - 1], values[next]]
    const length = next - index
    if (before === undefined || after === null || after === undefined || next === -1 || length > most) return undefined
    for (let step = 1; step <= length; step++) {
      filled.push(
        round(
          before.plus(
            after
              .minus(before)
              .times(step)
              .div(length + 1),
          ),
          rounding,
        ),
      )
    }
    index = next - 1
  }
  return filled
}

/** Missing intervals as the mean of the same interval on days that are alike; undefined where one of them has no such day. */
export function intervalAveraging(
  values: IntervalValues,
  alike: readonly IntervalValues[],
  rounding: Rounding,
): Decimal[] | undefined {
  const filled = values.map((value, index) => {
    if (value !== null) return value
    const known = alike.map((day) => day[index]).filter((entry) => entry !== null && entry !== undefined)
    return known.length === 0 ? null : round(sum(known).div(known.length), rounding)
  })
  return filled.every((value) => value !== null) ? filled : undefined
}

/** Missing intervals as on the day of the same kind whose temperature was nearest, the later one of two. `most`: the greatest difference. */
export function proxyDay(
  values: IntervalValues,
  temperature: Decimal,
  kind: string,
  candidates: readonly ProxyDay[],
  most: Decimal,
): { readonly values: Decimal[]; readonly day: string } | undefined {
  const apart = (day: ProxyDay): Decimal => day.temperature.minus(temperature).abs()
  const fitting = candidates
    .filter((day) => day.kind === kind && day.values.length === values.length && apart(day).lte(most))
    .sort((left, right) => apart(left).comparedTo(apart(right)) || (left.day < right.day ? 1 : -1))
  const [nearest] = fitting
  if (nearest === undefined) return undefined
  return { values: values.map((value, index) => value ?? nearest.values[index] ?? ZERO), day: nearest.day }
}

/** A use spread over intervals in the shape of a profile; the last one takes what rounding leaves over. */
export function intervalProfile(use: Decimal, profile: readonly Decimal[], rounding: Rounding): Decimal[] | undefined {
  const whole = sum(profile)
  if (profile.length === 0 || whole.lte(0)) return undefined
  return sharesOf(use, profile, rounding)
}

/** Estimated intervals scaled so that all sum to the register's use; measured ones stay. `estimated`: places of the estimated ones. */
export function adjustIntervalsFromScalar(
  values: readonly Decimal[],
  estimated: ReadonlySet<number>,
  scalar: Decimal,
  rounding: Rounding,
): Decimal[] | undefined {
  const measured = sum(values.filter((_, index) => !estimated.has(index)))
  const left = scalar.minus(measured)
  if (estimated.size === 0 || left.isNegative()) return undefined
  const places = [...estimated].sort((one, other) => one - other)
  const weights = places.map((place) => values[place] ?? ZERO)
  const shares = sharesOf(left, sum(weights).isZero() ? places.map(() => decimal(1)) : weights, rounding)
  return values.map((value, index) => (estimated.has(index) ? (shares[places.indexOf(index)] ?? ZERO) : value))
}

/** Intervals of one channel as those of the whole less those of the others; undefined where one is missing or it would be below zero. */
export function subtractiveAdjustment(whole: IntervalValues, others: readonly IntervalValues[]): Decimal[] | undefined {
  const rest = whole.map((value, index) => {
    const parts = others.map((other) => other[index] ?? null)
    return value === null || parts.includes(null) ? null : value.minus(sum(parts as Decimal[]))
  })
  return rest.every((value) => value !== null && !value.isNegative()) ? (rest as Decimal[]) : undefined
}

function sharesOf(whole: Decimal, weights: readonly Decimal[], rounding: Rounding): Decimal[] {
  const total = sum(weights)
  const shares = weights.map((weight) => round(whole.times(weight).div(total), rounding))
  const others = sum(shares.slice(0, -1))
  return [...shares.slice(0, -1), whole.minus(others)]
}
