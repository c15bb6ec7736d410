import { fromDayNumber, dayNumber, type LocalDate } from '../../kernel/local-date.js'
import { localDayAt, startOfDay, type ZoneTable } from '../../kernel/zone-table.js'
import type { FlagRange, IntervalRun } from '../formats/meter-record.js'

/** Intervals of one channel on one local day: value = amount ÷ 10^scale, null where there is none; a letter of quality each. */
export interface DayIntervals {
  readonly day: LocalDate
  /** Local midnight: seconds since 1970-01-01T00:00Z. */
  readonly startsAt: number
  readonly seconds: number
  readonly scale: number
  readonly amounts: readonly (number | null)[]
  readonly qualities: string
  /** 1-based within the day. */
  readonly flags?: readonly FlagRange[]
}

/** A day as one run of a file fills it, whole or in part: what the run does not have is null with quality N. */
export interface DayPiece extends DayIntervals {
  readonly run: IntervalRun
}

const WHOLE_DAY = 86_400

/**
 * Cuts a run at local midnights, with the 23 or 25 hours of the days on which the clock changes. Undefined where the intervals do not
 * begin on the raster of the day: an hour that straddles midnight belongs to no day.
 */
export function splitByDay(run: IntervalRun, zone: ZoneTable): DayPiece[] | undefined {
  const pieces: DayPiece[] = []
  let day = localDayAt(zone, run.start)
  let startsAt = startOfDay(zone, day)
  for (let at = 0; at < run.values.length; ) {
    const next = fromDayNumber(dayNumber(day) + 1)
    const nextAt = startOfDay(zone, next)
    const first = run.start + at * run.seconds
    const isDaily = run.seconds === WHOLE_DAY
    const count = isDaily ? 1 : (nextAt - startsAt) / run.seconds
    const offset = isDaily ? 0 : (first - startsAt) / run.seconds
    if (!Number.isInteger(count) || !Number.isInteger(offset)) return undefined
    // A day counted by the clock of the sender may begin an hour off on the days on which ours changes.
    if (isDaily && Math.abs(first - startsAt) > 3_600) return undefined
    const taken = Math.min(count - offset, run.values.length - at)
    pieces.push(pieceOf(run, { day, startsAt, count, offset, at, taken }))
    at += taken
    day = next
    startsAt = nextAt
  }
  return pieces
}

interface Cut {
  readonly day: LocalDate
  readonly startsAt: number
  /** Intervals of the day. */
  readonly count: number
  /** Intervals of the day before the first one taken. */
  readonly offset: number
  /** First value of the run that is taken, and how many. */
  readonly at: number
  readonly taken: number
}

function pieceOf(run: IntervalRun, { day, startsAt, count, offset, at, taken }: Cut): DayPiece {
  const of = { run, day, startsAt, seconds: run.seconds, scale: run.scale }
  if (taken === count && at === 0 && run.values.length === count) {
    return { ...of, amounts: run.values, qualities: run.qualities, ...(run.flags === undefined ? {} : { flags: run.flags }) }
  }
  const after = count - offset - taken
  const amounts = [...noValues(offset), ...run.values.slice(at, at + taken), ...noValues(after)]
  const qualities = 'N'.repeat(offset) + run.qualities.slice(at, at + taken) + 'N'.repeat(after)
  const flags = run.flags?.flatMap((range): FlagRange[] => {
    const from = Math.max(range.from, at + 1) - at + offset
    const to = Math.min(range.to, at + taken) - at + offset
    return to < from ? [] : [{ ...range, from, to }]
  })
  return { ...of, amounts, qualities, ...(flags === undefined || flags.length === 0 ? {} : { flags }) }
}

function noValues(count: number): null[] {
  return Array.from({ length: count }, () => null)
}
