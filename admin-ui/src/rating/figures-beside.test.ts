import { expect, test } from 'vitest'
import { changeText } from './change-text.js'
import { otherLines } from './editor/sample-lines.js'

test.each([
  ['21.32', '22.17', '+4.0 %'],
  ['−0.00215', '0.00110', '+151.2 %'],
  ['5', '5', '0 %'],
  ['5', null, '–'],
  ['5', 'the base price', '–'],
])('a price of %s that becomes %s changes by %s', (was, now, expected) => expect(changeText(was, now)).toBe(expected))

test('lines that are shown and the others add up to the bill', () => {
  const line = (was: string | null, now: string | null) => ({
    key: 'a',
    label: 'A',
    quantity: '1',
    unit: 'month',
    why: [],
    was,
    now,
  })
  expect(otherLines([line('10.00', '12.00'), line(null, '1.00')], { was: '30.00', now: '33.00' })).toEqual({
    was: '20.00',
    now: '20.00',
  })
  expect(otherLines([line('10.00', '12.00')], { was: '10.00', now: '12.00' })).toBeUndefined()
  expect(otherLines([line(null, '12.00')], { was: null, now: '15.00' })).toEqual({ was: null, now: '3.00' })
})
