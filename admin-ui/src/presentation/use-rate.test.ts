import { expect, test } from 'vitest'
import { rateOf, type Sample, withSample } from './use-rate.js'

const after = (...samples: Sample[]): readonly Sample[] => samples.reduce<readonly Sample[]>(withSample, [])

test('the rate is what was done over the time it took', () => {
  expect(rateOf(after({ done: 0, at: 0 }, { done: 400, at: 1000 }, { done: 800, at: 2000 }))).toBe(400)
})

test('one answer says nothing, and neither does the same answer again', () => {
  expect(rateOf(after({ done: 5, at: 0 }))).toBe(0)
  expect(after({ done: 5, at: 0 }, { done: 9, at: 0 })).toHaveLength(1)
})

test('accounts that go back to work start a new count', () => {
  expect(rateOf(after({ done: 300, at: 0 }, { done: 298, at: 1000 }, { done: 300, at: 2000 }))).toBe(2)
})

test('only the last few answers count', () => {
  const many = Array.from({ length: 20 }, (_, index) => ({ done: index * 10, at: index * 1000 }))
  expect(after(...many)).toHaveLength(6)
})
