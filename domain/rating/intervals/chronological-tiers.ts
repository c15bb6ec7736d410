import { type Decimal, ZERO } from '../../kernel/decimal.js'
import type { CompiledTimeOfUse } from '../compiled-rule.js'
import { newTrace, problem } from '../scope.js'
import type { Part } from '../segments.js'
import { limitsOfPart } from '../tier-limits.js'
import { codesOf } from './codes.js'
import { channelOf, completeChannel } from './energy.js'
import type { PeriodEnergy } from './energy-bank.js'
import { exactValue, rangeOf } from './interval-series.js'

/**
 * Quantities by period and tier where tiers are filled in order of time: each interval falls into the tier that the running total of
 * all periods has reached, and is priced in its own period. An interval over a limit is divided there.
 */
export function chronologicalTiers(
  rule: CompiledTimeOfUse,
  part: Part,
  energies: readonly PeriodEnergy[],
): Decimal[][] | undefined {
  const { scope } = part
  const of = rule.source.of ?? 'delivered'
  if (of === 'net' || of === 'shared' || rule.source.with_shares === true) {
    problem(
      scope,
      'TIER_LADDERS_DIFFER',
      rule.id,
      'net or shared energy of a month has no order of time: its tiers are proportional or per_period',
    )
    return undefined
  }
  const found = completeChannel(scope, channelOf(of), part.period)
  const schedule = rule.conventions.schedules.get(rule.source.schedule ?? '')
  if (found === undefined || schedule === undefined) return undefined
  const codes = codesOf(scope, found.series, schedule, part.period)
  if (codes === undefined) return undefined
  const ladders = rule.periods.map(({ priced }) => limitsOfPart(priced, part, newTrace()))
  const indexOf = schedule.periods.map((name) => rule.periods.findIndex((period) => period.name === name))
  const filled = ladders.map((limits) => limits.map(() => ZERO))
  const range = rangeOf(found.series, part.period)
  const { whole, rest } = found.values
  let total: Decimal = ZERO
  // Whole numbers are added while no ladder has a limit between; only where one is passed an interval is divided exactly.
  let pending = 0
  let pendingRest = 0
  let nextLimit = lowestLimitAbove(ladders, total)
  let run: { period: number; whole: number; rest: number }[] = []
  const settleRun = (): void => {
    for (const entry of run) addTo(filled, ladders, entry.period, total, exactValue(entry.whole, entry.rest))
    total = total.plus(exactValue(pending, pendingRest))
    run = []
    pending = 0
    pendingRest = 0
  }
  for (let at = range.from; at < range.to; at++) {
    const period = indexOf[codes[at] as number] ?? -1
    const value = whole[at] as number
    const small = rest?.[at] ?? 0
    if (period < 0 || (value === 0 && small === 0)) continue
    const reaches = nextLimit !== undefined && total.plus(exactValue(pending + value, pendingRest + small)).gt(nextLimit)
    if (reaches) {
      settleRun()
      const exact = exactValue(value, small)
      addTo(filled, ladders, period, total, exact)
      total = total.plus(exact)
      nextLimit = lowestLimitAbove(ladders, total)
      continue
    }
    const known = run.find((entry) => entry.period === period)
    if (known === undefined) run.push({ period, whole: value, rest: small })
    else {
      known.whole += value
      known.rest += small
    }
    pending += value
    pendingRest += small
  }
  settleRun()
  return energies.map((_, index) => filled[index] ?? [])
}

function lowestLimitAbove(ladders: readonly (readonly (Decimal | null)[])[], total: Decimal): Decimal | undefined {
  let lowest: Decimal | undefined
  for (const limits of ladders) {
    for (const limit of limits) {
      if (limit !== null && limit.gt(total) && (lowest === undefined || limit.lt(lowest))) lowest = limit
    }
  }
  return lowest
}

/** Puts a quantity that begins at a total into the tiers of its period. */
function addTo(
  filled: Decimal[][],
  ladders: readonly (readonly (Decimal | null)[])[],
  period: number,
  from: Decimal,
  quantity: Decimal,
): void {
  let at = from
  let left = quantity
  ladders[period]?.forEach((limit, tier) => {
    if (left.isZero() || (limit !== null && limit.lte(at))) return
    const room = limit === null ? left : limit.minus(at)
    const part = left.lt(room) ? left : room
    const row = filled[period]
    if (row !== undefined) row[tier] = (row[tier] ?? ZERO).plus(part)
    at = at.plus(part)
    left = left.minus(part)
  })
}
