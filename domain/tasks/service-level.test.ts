import { expect, test } from 'vitest'
import type { BusinessCalendar } from '../kernel/business-calendar.js'
import { dueByServiceLevel, isToEscalate } from './service-level.js'

const CALENDAR: BusinessCalendar = { weekend: [6, 7], holidays: [{ kind: 'date', date: '2026-09-07' }], observed: false }

test.each([
  // came in      days  due
  ['2026-09-03', 0, '2026-09-03'],
  ['2026-09-03', 1, '2026-09-04'],
  ['2026-09-03', 2, '2026-09-08'],
  ['2026-09-05', 0, '2026-09-08'],
])('what comes in on %s and is due in %i business days is due on %s', (today, dueIn, due) => {
  expect(dueByServiceLevel({ dueIn, escalateAfter: null }, today, CALENDAR)).toBe(due)
})

test.each<[string, number | null, string, boolean]>([
  // due          after  today         goes to the supervisors
  ['2026-09-04', 1, '2026-09-04', false],
  ['2026-09-04', 1, '2026-09-07', false],
  ['2026-09-04', 1, '2026-09-08', true],
  ['2026-09-04', 0, '2026-09-05', true],
  ['2026-09-04', 0, '2026-09-04', false],
  ['2026-09-04', null, '2026-12-01', false],
])('due on %s, escalated after %s, on %s: %s', (dueOn, escalateAfter, today, expected) => {
  expect(isToEscalate({ dueIn: 1, escalateAfter }, dueOn, today, CALENDAR)).toBe(expected)
})
