import { expect, test } from 'vitest'
import type { Crew } from './crew.js'
import { offeredDays, type PlannedJob, windowsOfDay } from './offer-windows.js'

const CALENDAR = { weekend: [6, 7], holidays: [{ kind: 'date', date: '2026-09-07' } as const], observed: false }
const TIME = { workingHours: { from: '08:00', to: '16:00' }, calendar: CALENDAR }
const WINDOWS = [
  { code: 'AM', from: '08:00', to: '12:00' },
  { code: 'PM', from: '12:00', to: '16:00' },
]
const [AM, PM] = WINDOWS as [(typeof WINDOWS)[0], (typeof WINDOWS)[0]]
const AREA = { readRoute: 'R101', postcode: '97996' }

function crew(crewId: string, skills: readonly string[], more: Partial<Crew> = {}): Crew {
  const start = { latitude: 44.6, longitude: -121.9 }
  return { crewId, name: crewId, skills, areas: [], start, shifts: [], daysOff: [], isActive: true, ...more }
}
const METERS = crew('A', ['METERS'])
const ALL = crew('B', ['METERS', 'LINES'])

function planned(minutes: number, more: Partial<PlannedJob> = {}): PlannedJob {
  return { crewId: null, skills: ['METERS'], area: AREA, minutes, window: AM, ...more }
}

/** Places in the morning and in the afternoon, for a job of an hour that wants METERS. */
function places(crews: readonly Crew[], jobs: readonly PlannedJob[], skills = ['METERS']): number[] {
  const job = { skills, area: AREA, minutes: 60, window: null }
  return windowsOfDay(job, '2026-09-02', WINDOWS, crews, jobs, TIME).map((window) => window.places)
}

test.each<[string, readonly Crew[], readonly PlannedJob[], readonly number[]]>([
  ['one crew, nothing planned', [METERS], [], [4, 4]],
  ['two crews', [METERS, ALL], [], [8, 8]],
  ['nobody works', [crew('A', ['METERS'], { daysOff: ['2026-09-02'] })], [], [0, 0]],
  ['nobody can', [crew('A', ['LINES'])], [], [0, 0]],
  ['nobody there', [crew('A', ['METERS'], { areas: ['R102'] })], [], [0, 0]],
  ['half a morning is given', [METERS], [planned(120, { crewId: 'A' })], [2, 4]],
  ['half a morning is promised', [METERS], [planned(120)], [2, 4]],
  ['the day is full of work without windows', [METERS], [planned(450, { crewId: 'A', window: null })], [0, 0]],
  ['the day has an hour left', [METERS], [planned(420, { crewId: 'A', window: null })], [1, 1]],
  ['a shift that ends at noon', [crew('A', ['METERS'], { shifts: [{ weekday: 3, from: '08:00', to: '12:30' }] })], [], [4, 0]],
  // The job that only B can do is laid on B, though it comes second.
  ['the pickiest first', [METERS, ALL], [planned(240), planned(240, { skills: ['LINES'] })], [0, 8]],
  ['promised in the afternoon', [METERS], [planned(240, { window: PM })], [4, 0]],
])('%s', (_case, crews, jobs, expected) => {
  expect(places(crews, jobs)).toEqual(expected)
})

test('days are business days, from the lead on and not before the work is wanted', () => {
  const rules = { leadDays: 1, offeredDays: 3, calendar: CALENDAR }
  expect(offeredDays('2026-09-01', '2026-09-03', rules)).toEqual(['2026-09-04', '2026-09-08', '2026-09-09'])
  expect(offeredDays('2026-09-12', '2026-09-03', rules)).toEqual(['2026-09-14', '2026-09-15', '2026-09-16'])
  expect(offeredDays('2026-09-01', '2026-09-03', { ...rules, leadDays: 0, offeredDays: 1 })).toEqual(['2026-09-03'])
})
