import { expect, test } from 'vitest'
import { assignOrder, type Job } from './assign-order.js'
import type { Crew } from './crew.js'

const TIME = {
  workingHours: { from: '08:00', to: '16:00' },
  calendar: { weekend: [6, 7], holidays: [], observed: false },
}
const CREW: Crew = {
  crewId: 'NORTH',
  name: 'North',
  skills: ['METERS'],
  areas: ['R101'],
  start: { latitude: 44.6, longitude: -121.9 },
  shifts: [],
  daysOff: [],
  isActive: true,
}
const AM = { from: '08:00', to: '12:00' }
const PM = { from: '12:00', to: '16:00' }

function job(minutes: number, more: Partial<Job> = {}): Job {
  return { skills: ['METERS'], area: { readRoute: 'R101', postcode: '97996' }, minutes, window: null, ...more }
}

test.each<[string, Job, readonly Job[], string]>([
  ['nothing else to do', job(60, { window: AM }), [], 'taken'],
  ['another skill', job(60, { skills: ['METERS', 'LINES'] }), [], 'CREW_LACKS_SKILL'],
  ['another route', job(60, { area: { readRoute: 'R102', postcode: '97996' } }), [], 'CREW_OTHER_AREA'],
  ['the window is full to the minute', job(60, { window: AM }), [job(180, { window: AM })], 'taken'],
  ['one minute too many in the window', job(61, { window: AM }), [job(180, { window: AM })], 'CREW_OVERLAP'],
  ['the other window is full', job(60, { window: AM }), [job(240, { window: PM })], 'taken'],
  ['the day is full to the minute', job(60), [job(420)], 'taken'],
  ['one minute too many on the day', job(61), [job(420)], 'CREW_FULL'],
  ['the window has room, the day has none', job(60, { window: AM }), [job(450)], 'CREW_FULL'],
])('%s', (_case, wanted, load, expected) => {
  const answer = assignOrder(wanted, CREW, '2026-09-02', load, TIME)
  expect(answer.ok ? 'taken' : answer.refusal.code).toBe(expected)
})

test('a day on which the crew does not work', () => {
  const answer = assignOrder(job(10), CREW, '2026-09-05', [], TIME)
  expect(answer.ok ? '' : answer.refusal.message).toBe('North does not work on 2026-09-05.')
})
