import { expect, test } from 'vitest'
import { concernedText, eventHoursText } from './event-words.js'

test('hours of an event', () => {
  expect(eventHoursText({ startsAt: '2026-08-13T16:00', endsAt: '2026-08-13T21:00' })).toBe('13 Aug 2026, 16:00–21:00')
  expect(eventHoursText({ startsAt: '2026-08-13T22:00', endsAt: '2026-08-14T02:00' })).toBe(
    '13 Aug 2026, 22:00 to 14 Aug 2026, 02:00',
  )
})

test('bills concerned', () => {
  expect(concernedText({ draftsAgain: 0, billsToReview: 0 })).toBe('No bill was made of these days yet.')
  expect(concernedText({ draftsAgain: 1, billsToReview: 12 })).toBe(
    '1 draft bill is made anew, 12 issued bills are looked at again.',
  )
})
