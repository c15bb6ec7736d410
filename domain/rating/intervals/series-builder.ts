import { type ChannelValues, INTERVAL_CHANNELS, type IntervalChannel, type IntervalSeries } from './interval-series.js'

/** Intervals as they were read, in any order; `utcMinute` is the begin in whole minutes, `line` where it stands in its file. */
export interface RawIntervals {
  readonly utcMinute: Float64Array
  readonly localDay: Int32Array
  readonly localMinute: Int16Array
  readonly line: Int32Array
  readonly channels: ReadonlyMap<IntervalChannel, ChannelValues>
  readonly count: number
}

export interface SeriesProblem {
  readonly code: 'DUPLICATE_INTERVAL' | 'OVERLAPPING_INTERVALS' | 'WRONG_INTERVAL_LENGTH' | 'INTERVAL_LENGTH_UNKNOWN'
  readonly line: number
  readonly message: string
}

export type SeriesOutcome =
  | { readonly series: IntervalSeries; readonly wasInOrder: boolean }
  | { readonly problems: readonly SeriesProblem[] }

const PROBLEMS_SHOWN = 20

/** Makes a series of intervals that were read: ordered by time, one length, none twice. Missing time is noted, not refused. */
export function buildSeries(raw: RawIntervals): SeriesOutcome {
  const order = orderOf(raw)
  const minutes = usualLength(raw, order)
  if (minutes === undefined) {
    const message = 'the length of the intervals cannot be told: at least two that follow each other are needed'
    return { problems: [{ code: 'INTERVAL_LENGTH_UNKNOWN', line: raw.line[0] ?? 1, message }] }
  }
  if (minutes > 60 || 60 % minutes !== 0) {
    const message = `intervals of ${minutes} minutes: the length must divide an hour`
    return { problems: [{ code: 'WRONG_INTERVAL_LENGTH', line: raw.line[0] ?? 1, message }] }
  }
  const problems: SeriesProblem[] = []
  const breaks: number[] = []
  for (let at = 1; at < raw.count; at++) {
    const step = minuteAt(raw, order, at) - minuteAt(raw, order, at - 1)
    if (step === minutes) continue
    const problem = stepProblem(step, minutes, raw.line[order[at] ?? at] ?? 0)
    if (problem === undefined) breaks.push(at)
    else if (problems.length < PROBLEMS_SHOWN) problems.push(problem)
  }
  const first = order[0] ?? 0
  if ((raw.localMinute[first] ?? 0) % minutes !== 0) {
    const message = `an interval of ${minutes} minutes begins ${raw.localMinute[first]} minutes after midnight`
    problems.push({ code: 'WRONG_INTERVAL_LENGTH', line: raw.line[first] ?? 1, message })
  }
  if (problems.length > 0) return { problems }
  const inOrder = order.every((index, at) => index === at)
  return { series: inOrder ? seriesOf(raw, minutes, breaks, null) : seriesOf(raw, minutes, breaks, order), wasInOrder: inOrder }
}

function orderOf(raw: RawIntervals): Uint32Array {
  const order = new Uint32Array(raw.count)
  let inOrder = true
  for (let at = 0; at < raw.count; at++) {
    order[at] = at
    if (at > 0 && (raw.utcMinute[at] as number) < (raw.utcMinute[at - 1] as number)) inOrder = false
  }
  return inOrder ? order : order.sort((left, right) => (raw.utcMinute[left] as number) - (raw.utcMinute[right] as number))
}

function minuteAt(raw: RawIntervals, order: Uint32Array, at: number): number {
  return raw.utcMinute[order[at] ?? 0] ?? 0
}

/** The step that occurs most often between neighbours. */
function usualLength(raw: RawIntervals, order: Uint32Array): number | undefined {
  const counts = new Map<number, number>()
  for (let at = 1; at < raw.count; at++) {
    const step = minuteAt(raw, order, at) - minuteAt(raw, order, at - 1)
    if (step > 0) counts.set(step, (counts.get(step) ?? 0) + 1)
  }
  let usual: number | undefined
  for (const [step, count] of counts) {
    const best = usual === undefined ? 0 : (counts.get(usual) ?? 0)
    if (count > best || (count === best && step < (usual ?? Number.POSITIVE_INFINITY))) usual = step
  }
  return usual
}

function stepProblem(step: number, minutes: number, line: number): SeriesProblem | undefined {
  if (step === 0)
    return { code: 'DUPLICATE_INTERVAL', line, message: `line ${line}: an interval with this begin was there before` }
  if (step < minutes) {
    const message = `line ${line}: the interval begins ${step} minutes after the one before it, which lasts ${minutes}`
    return { code: 'OVERLAPPING_INTERVALS', line, message }
  }
  if (step % minutes !== 0) {
    const message = `line ${line}: the interval begins ${step} minutes after the one before it; the others have ${minutes} minutes`
    return { code: 'WRONG_INTERVAL_LENGTH', line, message }
  }
  return undefined
}

function seriesOf(raw: RawIntervals, minutes: number, breaks: number[], order: Uint32Array | null): IntervalSeries {
  const picked = <List extends Float64Array | Int32Array | Int16Array>(list: List): List =>
    order === null
      ? (list.subarray(0, raw.count) as List)
      : (list.map((_, at) => list[order[at] ?? 0] ?? 0).subarray(0, raw.count) as List)
  const channels = new Map<IntervalChannel, ChannelValues>()
  for (const name of INTERVAL_CHANNELS) {
    const values = raw.channels.get(name)
    if (values === undefined) continue
    channels.set(name, { whole: picked(values.whole), rest: values.rest === null ? null : picked(values.rest) })
  }
  return { minutes, days: picked(raw.localDay), minuteOfDay: picked(raw.localMinute), channels, breaks }
}
