import { describe, expect, it } from 'vitest'
import { zoneTable } from '../../db/zone-table.js'
import { fixedZone, instantsOf, localDayAt, secondsOfDay, startOfDay, type ZoneTable } from './zone-table.js'

const zone = (name: string): ZoneTable => zoneTable(name) as ZoneTable
const instant = (text: string): number => Date.parse(text) / 1000

describe('the clock of a zone', () => {
  it.each([
    ['America/Los_Angeles', '2026-03-08', '2026-03-08T08:00:00Z', 23],
    ['America/Los_Angeles', '2026-11-01', '2026-11-01T07:00:00Z', 25],
    ['America/Los_Angeles', '2026-07-01', '2026-07-01T07:00:00Z', 24],
    ['Europe/Berlin', '2021-03-28', '2021-03-27T23:00:00Z', 23],
    ['Australia/Brisbane', '2026-10-04', '2026-10-03T14:00:00Z', 24],
    ['+10:00', '2004-02-01', '2004-01-31T14:00:00Z', 24],
    // Here the clock goes from 24:00 to 01:00: the day has no midnight.
    ['America/Asuncion', '2023-10-01', '2023-10-01T04:00:00Z', 23],
  ])('%s: %s begins at %s and has %i hours', (name, day, starts, hours) => {
    expect([startOfDay(zone(name), day), secondsOfDay(zone(name), day) / 3600]).toEqual([instant(starts), hours])
    expect(localDayAt(zone(name), instant(starts))).toBe(day)
    expect(localDayAt(zone(name), instant(starts) - 1) < day).toBe(true)
  })

  it.each([
    ['2026-11-01T01:30:00Z', ['2026-11-01T08:30:00Z', '2026-11-01T09:30:00Z']],
    ['2026-03-08T02:30:00Z', []],
    ['2026-03-08T03:00:00Z', ['2026-03-08T10:00:00Z']],
  ])('the wall shows %s at %j', (wall, instants) => {
    expect(instantsOf(zone('America/Los_Angeles'), instant(wall))).toEqual(instants.map(instant))
  })

  it('has a table of its own for an offset, none for a zone that is none', () => {
    expect(zoneTable('+05:45')).toEqual(fixedZone('+05:45', 20_700))
    expect(zoneTable('Mars/Base')).toBeUndefined()
  })
})
