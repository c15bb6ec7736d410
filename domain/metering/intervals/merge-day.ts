import type { DayIntervals } from './day-pieces.js'

/**
 * What becomes of a day when intervals arrive for it:
 * - `first`: there were none;
 * - `same`: nothing that was not there already;
 * - `taken`: what arrived is the day from now on;
 * - `merged`: the day is put together from both.
 * `corrected` are values of equal standing that changed, `kept` those that arrived and stand below what is there.
 */
export interface MergedDay {
  readonly outcome: 'first' | 'same' | 'taken' | 'merged'
  readonly day: DayIntervals
  readonly corrected: number
  readonly replacedEstimates: number
  readonly kept: number
}

/**
 * Standing of a quality: a later value replaces one of its own standing or below. What a person wrote stands above all, so that a file
 * that comes again does not undo it; a measured value above what is substituted or estimated; nothing below everything.
 */
const STANDING: Readonly<Record<string, number>> = { M: 6, A: 5, U: 4, F: 3, S: 2, E: 1, N: 0 }

export function standingOf(quality: string | undefined): number {
  return STANDING[quality ?? 'N'] ?? 0
}

/** Puts what arrived beside what is there. Both have the same raster (`seconds` and number of intervals); undefined where they do not. */
export function mergeDay(current: DayIntervals | undefined, arrived: DayIntervals): MergedDay | undefined {
  if (current === undefined) return { outcome: 'first', day: arrived, corrected: 0, replacedEstimates: 0, kept: 0 }
  if (current.seconds !== arrived.seconds || current.amounts.length !== arrived.amounts.length) return undefined
  const scale = Math.max(current.scale, arrived.scale)
  const [beforeFactor, nowFactor] = [10 ** (scale - current.scale), 10 ** (scale - arrived.scale)]
  let [corrected, replacedEstimates, kept, fromCurrent, fromArrived] = [0, 0, 0, 0, 0]
  for (let index = 0; index < current.amounts.length; index += 1) {
    const before = scaled(current.amounts[index], beforeFactor)
    const now = scaled(arrived.amounts[index], nowFactor)
    const [was, is] = [current.qualities[index] ?? 'N', arrived.qualities[index] ?? 'N']
    const takes = isTaken(before, was, now, is)
    if (!Number.isSafeInteger((takes ? now : before) ?? 0)) return undefined
    if (before === now && was === is) continue
    if (takes) {
      fromArrived += 1
      if (before !== null && standingOf(is) > standingOf(was)) replacedEstimates += 1
      else if (before !== null && before !== now) corrected += 1
    } else {
      fromCurrent += 1
      if (now !== null && now !== before) kept += 1
    }
  }
  const counted = { corrected, replacedEstimates, kept }
  if (fromArrived === 0) return { outcome: 'same', day: current, ...counted }
  if (fromCurrent === 0) return { outcome: 'taken', day: arrived, ...counted }
  return { outcome: 'merged', day: putTogether(current, arrived, scale), ...counted }
}

/** The day value by value: what arrived where it is taken, else what is there. */
function putTogether(current: DayIntervals, arrived: DayIntervals, scale: number): DayIntervals {
  const [beforeFactor, nowFactor] = [10 ** (scale - current.scale), 10 ** (scale - arrived.scale)]
  const amounts: (number | null)[] = []
  let qualities = ''
  for (let index = 0; index < current.amounts.length; index += 1) {
    const before = scaled(current.amounts[index], beforeFactor)
    const now = scaled(arrived.amounts[index], nowFactor)
    const [was, is] = [current.qualities[index] ?? 'N', arrived.qualities[index] ?? 'N']
    const takes = isTaken(before, was, now, is)
    amounts.push(takes ? now : before)
    qualities += takes ? is : was
  }
  const { day, startsAt, seconds } = current
  return { day, startsAt, seconds, scale, amounts, qualities }
}

function isTaken(before: number | null, was: string, now: number | null, is: string): boolean {
  return now !== null && (before === null || was === is || standingOf(is) >= standingOf(was))
}

function scaled(amount: number | null | undefined, factor: number): number | null {
  return amount == null ? null : amount * factor
}
