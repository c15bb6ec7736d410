import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { announcedTimes, calendarOf, type EventTimes } from './announced-event.js'
import { readEventsFile } from './announced-events-file.js'

const times = (startsAt: string, endsAt: string, announcedAt = '2026-08-12T14:00'): EventTimes => ({
  startsAt,
  endsAt,
  announcedAt,
})

describe('an announced event', () => {
  test.each<[string, EventTimes, EventTimes | string]>([
    ['is kept by the minute', times('2026-08-13 16:00', '2026-08-13T21:00'), times('2026-08-13T16:00', '2026-08-13T21:00')],
    ['may end with the day', times('2026-08-13T22:00', '2026-08-13T24:00'), times('2026-08-13T22:00', '2026-08-14T00:00')],
    ['has a time', times('13 August', '2026-08-13T21:00'), '"13 August" is not a time as 2026-08-13T16:00'],
    [
      'has a day that exists',
      times('2026-02-30T16:00', '2026-03-01T16:00'),
      '"2026-02-30T16:00" is not a time as 2026-08-13T16:00',
    ],
    [
      'ends after it begins',
      times('2026-08-13T16:00', '2026-08-13T16:00'),
      'the event ends 2026-08-13T16:00, not after it begins 2026-08-13T16:00',
    ],
    ['lasts a week at most', times('2026-08-13T16:00', '2026-08-20T16:01'), 'an event lasts a week at most'],
    [
      'is announced before it begins',
      times('2026-08-13T16:00', '2026-08-13T21:00', '2026-08-13T16:30'),
      'the event of 2026-08-13T16:00 was announced 2026-08-13T16:30, after it began',
    ],
  ])('%s', (_, written, expected) => expect(announcedTimes('critical_peak', written)).toEqual(expected))

  test("of the supplier's peak is known afterwards", () => {
    expect(announcedTimes('coincident_peak', times('2026-08-13T16:00', '2026-08-13T17:00', '2026-09-02T09:00'))).toMatchObject({
      announcedAt: '2026-09-02T09:00',
    })
  })

  test('counts on each of its days; a list without one has none', () => {
    const calendar = calendarOf(
      ['critical_peak', 'saving'],
      [{ list: 'critical_peak', startsAt: '2026-08-13T22:00', endsAt: '2026-08-14T00:00' }],
    )
    expect(calendar).toEqual({ critical_peak: [{ day: '2026-08-13', fromMinute: 1320, toMinute: 1440 }], saving: [] })
  })
})

describe('a file of events', () => {
  test('names the line of everything that is wrong; the same event twice is one', () => {
    const rows = [
      '2026-08-13T16:00,2026-08-13T21:00,2026-08-12T14:00',
      '"2026-08-13T16:00","2026-08-13T21:00","2026-08-12T14:00"',
      '',
      '2026-08-14T16:00,2026-08-14T21:00',
      '2026-08-15T16:00,2026-08-15T12:00,2026-08-12T14:00',
    ]
    const file = readEventsFile(`\uFEFFstarts,ends,announced\r\n${rows.join('\r\n')}`, 'critical_peak')
    expect(file.events).toHaveLength(1)
    expect(file.problems.map(({ line, message }) => `${line}: ${message}`)).toEqual([
      '5: 2 fields, the first line has 3',
      '6: the event ends 2026-08-15T12:00, not after it begins 2026-08-15T16:00',
    ])
    expect(readEventsFile('from,to\n', 'critical_peak').problems[0]?.line).toBe(1)
    expect(readEventsFile('starts,ends,announced\n', 'critical_peak').problems[0]?.message).toBe(
      'the file has no line below its first',
    )
  })

  test('of anything is read or refused', () => {
    const piece = fc.constantFrom('starts,ends,announced', '2026-08-13T16:00', ',', '\n', '"', '2026-08-13T99:00', '\u0000', 'x')
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const { events, problems } = readEventsFile(pieces.join(''), 'critical_peak')
        expect(events.length + problems.length).toBeGreaterThan(0)
      }),
      { numRuns: 100 },
    )
  })
})
