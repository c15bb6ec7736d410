import { type Decimal, ZERO } from '../../kernel/decimal.js'
import type { IntervalValues, ProxyDay } from './estimate.js'

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
