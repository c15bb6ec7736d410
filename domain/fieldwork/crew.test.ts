import { expect, test } from 'vitest'
import { type Crew, isInArea, missingSkills, sharedMinutes, shiftOn } from './crew.js'

const TIME = {
  workingHours: { from: '08:00', to: '16:00' },
  calendar: { weekend: [6, 7], holidays: [{ kind: 'date', date: '2026-09-07' } as const], observed: false },
}
const CREW: Crew = {
  crewId: 'NORTH',
  name: 'North',
  skills: ['METERS', 'READS'],
  areas: ['R101', '97997'],
  start: { latitude: 44.6, longitude: -121.9 },
  shifts: [],
  daysOff: ['2026-09-03'],
  isActive: true,
}
const SATURDAYS = [
  { weekday: 6, from: '09:00', to: '12:00' },
  { weekday: 1, from: '07:00', to: '15:00' },
]

test.each<[string, Partial<Crew>, string, string | null]>([
  ['a business day', {}, '2026-09-02', '08:00-16:00'],
  ['a weekend', {}, '2026-09-05', null],
  ['a holiday', {}, '2026-09-07', null],
  ['a day off', {}, '2026-09-03', null],
  ['not active any more', { isActive: false }, '2026-09-02', null],
  ['a shift on a Saturday', { shifts: SATURDAYS }, '2026-09-05', '09:00-12:00'],
  ['no shift on that weekday', { shifts: SATURDAYS }, '2026-09-02', null],
  ['a shift on a holiday', { shifts: SATURDAYS }, '2026-09-07', null],
  ['a shift of its own', { shifts: SATURDAYS }, '2026-09-14', '07:00-15:00'],
])('%s', (_case, more, on, expected) => {
  const shift = shiftOn({ ...CREW, ...more }, on, TIME)
  expect(shift === null ? null : `${shift.from}-${shift.to}`).toBe(expected)
})

test.each([
  ['its route', ['R101'], 'R101', '97996', true],
  ['its postcode', ['97997'], 'R205', '97997', true],
  ['elsewhere', ['R101', '97997'], 'R205', '97996', false],
  ['everywhere', [], 'R205', '97996', true],
])('%s', (_case, areas, readRoute, postcode, expected) => {
  expect(isInArea({ areas }, { readRoute, postcode })).toBe(expected)
})

test('skills that are missing, and minutes that two spans share', () => {
  expect(missingSkills(CREW, ['METERS', 'LINES'])).toEqual(['LINES'])
  expect(sharedMinutes({ from: '08:00', to: '12:00' }, { from: '11:15', to: '16:00' })).toBe(45)
  expect(sharedMinutes({ from: '08:00', to: '12:00' }, { from: '12:00', to: '16:00' })).toBe(0)
})
