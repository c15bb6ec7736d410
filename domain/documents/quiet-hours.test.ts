import { expect, test } from 'vitest'
import { retryAfterMinutes } from './delivery-retry.js'
import { minuteOfDay, nextAllowedMinute } from './quiet-hours.js'

test.each([
  // quiet from, to, now, and when it may be sent
  ['21:00', '08:00', '12:00', 'now'],
  ['21:00', '08:00', '20:59', 'now'],
  ['21:00', '08:00', '21:00', '1 08:00'],
  ['21:00', '08:00', '23:59', '1 08:00'],
  ['21:00', '08:00', '00:00', '0 08:00'],
  ['21:00', '08:00', '07:59', '0 08:00'],
  ['21:00', '08:00', '08:00', 'now'],
  ['12:00', '13:30', '11:59', 'now'],
  ['12:00', '13:30', '12:00', '0 13:30'],
  ['12:00', '13:30', '13:30', 'now'],
  ['00:00', '06:00', '00:00', '0 06:00'],
  ['22:00', '00:00', '23:00', '1 00:00'],
])('quiet from %s to %s, at %s: %s', (from, to, now, expected) => {
  const until = nextAllowedMinute({ from: minuteOfDay(from), to: minuteOfDay(to) }, minuteOfDay(now))
  const clock = (minute: number): string =>
    `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
  expect(until === undefined ? 'now' : `${until.daysAhead} ${clock(until.minute)}`).toBe(expected)
})

test('nobody asked for quiet', () => expect(nextAllowedMinute(undefined, 0)).toBeUndefined())

test.each([
  [1, 1],
  [2, 2],
  [3, 4],
  [5, 16],
  [6, 30],
  [500, 30],
])('after %i failed attempts the next comes in %i minutes', (failed, minutes) => {
  expect(retryAfterMinutes(failed)).toBe(minutes)
})
