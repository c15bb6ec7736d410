import type { ChannelValues, IntervalSeries } from './interval-series.js'

interface Netted {
  readonly kwh: ChannelValues
  readonly received_kwh: ChannelValues
}

const KNOWN = new WeakMap<IntervalSeries, Map<number, Netted>>()

/**
 * Energy taken and given netted within blocks of so many minutes after midnight: what is left stands in the block's first interval.
 * undefined: the meter counts in one direction only. Demand is not netted: it is what was drawn.
 */
export function netted(series: IntervalSeries, minutes: number): Netted | undefined {
  const taken = series.channels.get('kwh')
  const given = series.channels.get('received_kwh')
  if (taken === undefined || given === undefined) return undefined
  const byMinutes = KNOWN.get(series) ?? new Map<number, Netted>()
  KNOWN.set(series, byMinutes)
  const known = byMinutes.get(minutes) ?? nettedBlocks(series, taken, given, Math.max(minutes, series.minutes))
  byMinutes.set(minutes, known)
  return known
}

function nettedBlocks(series: IntervalSeries, taken: ChannelValues, given: ChannelValues, minutes: number): Netted {
  const count = series.days.length
  const kwh = { whole: new Float64Array(count), rest: new Float64Array(count) }
  const received = { whole: new Float64Array(count), rest: new Float64Array(count) }
  for (let at = 0; at < count; ) {
    let whole = 0
    let rest = 0
    let next = at
    do {
      whole += (taken.whole[next] as number) - (given.whole[next] as number)
      rest += (taken.rest?.[next] ?? 0) - (given.rest?.[next] ?? 0)
      next++
    } while (next < count && isSameBlock(series, at, next, minutes))
    const isTaken = whole > 0 || (whole === 0 && rest >= 0)
    const target = isTaken ? kwh : received
    target.whole[at] = isTaken ? whole : -whole
    target.rest[at] = isTaken ? rest : -rest
    at = next
  }
  return { kwh, received_kwh: received }
}

function isSameBlock(series: IntervalSeries, first: number, next: number, minutes: number): boolean {
  if (series.days[first] !== series.days[next] || series.breaks.includes(next)) return false
  const [begin, other] = [series.minuteOfDay[first] as number, series.minuteOfDay[next] as number]
  // A repeated hour of the autumn begins again at its first minute: time that goes back is another block.
  return other > begin && Math.floor(begin / minutes) === Math.floor(other / minutes)
}
