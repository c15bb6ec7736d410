import { fixedZone, type ZoneTable } from '../domain/kernel/zone-table.js'

// Years a meter file may speak of. Beyond them the first and the last rule hold on.
const FROM = Date.UTC(1970, 0, 1) / 1000
const TO = Date.UTC(2060, 0, 1) / 1000
const STEP = 7 * 86_400

const made = new Map<string, ZoneTable>()

/**
 * The clock of a zone as a table, from the time-zone data of this machine: `America/Los_Angeles`, or `+10:00` for a fixed offset.
 * Undefined where there is no such zone. Made once per zone; the zone of the machine itself plays no part.
 */
export function zoneTable(name: string): ZoneTable | undefined {
  const known = made.get(name)
  if (known !== undefined) return known
  const table = fixedOffset(name) ?? tableOf(name)
  if (table !== undefined) made.set(name, table)
  return table
}

function fixedOffset(name: string): ZoneTable | undefined {
  const match = /^([+-])(\d{2}):(\d{2})$/.exec(name)
  if (match === null) return undefined
  const seconds = Number(match[2]) * 3600 + Number(match[3]) * 60
  return fixedZone(name, match[1] === '-' ? -seconds : seconds)
}

function tableOf(name: string): ZoneTable | undefined {
  const clock = clockOf(name)
  if (clock === undefined) return undefined
  const from = [Number.NEGATIVE_INFINITY]
  const offsets = [offsetOf(clock, FROM)]
  for (let at = FROM; at < TO; at += STEP) {
    const before = offsetOf(clock, at)
    if (offsetOf(clock, at + STEP) === before) continue
    let [low, high] = [at, at + STEP]
    // To the second: rules of former decades changed at odd times.
    while (high - low > 1) {
      const middle = Math.floor((low + high) / 2)
      if (offsetOf(clock, middle) === before) low = middle
      else high = middle
    }
    from.push(high)
    offsets.push(offsetOf(clock, high))
  }
  return { name, from, offsets }
}

function clockOf(timeZone: string): Intl.DateTimeFormat | undefined {
  try {
    return new Intl.DateTimeFormat('en-US', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    })
  } catch {
    return undefined
  }
}

function offsetOf(clock: Intl.DateTimeFormat, instant: number): number {
  const parts = clock.formatToParts(new Date(instant * 1000))
  const part = (type: string): number => Number(parts.find((entry) => entry.type === type)?.value)
  const wall = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'))
  return wall / 1000 - instant
}
