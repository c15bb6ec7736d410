import { dayNumber, fromDayNumber, type LocalDate } from './local-date.js'

/**
 * The clock of one time zone as data: from each instant on (seconds since 1970-01-01T00:00Z, ascending) the wall clock is this many
 * seconds ahead of UTC. The first entry reaches back for ever. Made at the edge (db/zone-table.ts), so that the domain needs no clock.
 */
export interface ZoneTable {
  readonly name: string
  readonly from: readonly number[]
  readonly offsets: readonly number[]
}

const DAY = 86_400

/** A zone whose clock never changes: `fixedZone('+10:00', 36000)`. */
export function fixedZone(name: string, offsetSeconds: number): ZoneTable {
  return { name, from: [Number.NEGATIVE_INFINITY], offsets: [offsetSeconds] }
}

/** Seconds the wall clock is ahead of UTC at an instant. */
export function offsetAt(zone: ZoneTable, instant: number): number {
  return zone.offsets[indexAt(zone, instant)] ?? 0
}

function indexAt(zone: ZoneTable, instant: number): number {
  let low = 0
  let high = zone.from.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((zone.from[middle] ?? 0) <= instant) low = middle
    else high = middle - 1
  }
  return low
}

/** What the wall clock shows: seconds since 1970-01-01T00:00 as if it were UTC. */
export function wallClock(zone: ZoneTable, instant: number): number {
  return instant + offsetAt(zone, instant)
}

/** The day an instant lies in on the wall clock. */
export function localDayAt(zone: ZoneTable, instant: number): LocalDate {
  return fromDayNumber(Math.floor(wallClock(zone, instant) / DAY))
}

/**
 * The instants at which the wall clock shows a time, ascending: one as a rule, two in the hour that is repeated, none in the hour
 * that is left out.
 */
export function instantsOf(zone: ZoneTable, wallSeconds: number): number[] {
  const found: number[] = []
  // An offset never exceeds a day: only the rules around the time can show it.
  const first = indexAt(zone, wallSeconds - DAY)
  const last = indexAt(zone, wallSeconds + DAY)
  for (let index = first; index <= last; index += 1) {
    const instant = wallSeconds - (zone.offsets[index] ?? 0)
    if (indexAt(zone, instant) === index) found.push(instant)
  }
  return found
}

/** The instant a local day begins: its midnight, or the first instant after it where the clock skips midnight. */
export function startOfDay(zone: ZoneTable, day: LocalDate): number {
  const midnight = dayNumber(day) * DAY
  const [first] = instantsOf(zone, midnight)
  if (first !== undefined) return first
  const change = indexAt(zone, midnight + DAY)
  return zone.from[change] ?? midnight
}

/** Seconds of a local day: 86,400, and 82,800 or 90,000 where the clock changes by an hour. */
export function secondsOfDay(zone: ZoneTable, day: LocalDate): number {
  return startOfDay(zone, fromDayNumber(dayNumber(day) + 1)) - startOfDay(zone, day)
}
