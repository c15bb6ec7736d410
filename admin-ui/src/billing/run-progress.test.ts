import { describe, expect, test } from 'vitest'
import { durationWords, plural, progressOf } from './run-progress.js'

describe('progress of a run', () => {
  test('says what is done and what is left', () => {
    expect(progressOf({ accountsIn: 300, billed: 200, skipped: 4, parked: 9, pending: 87, rate: 20 })).toEqual({
      done: 213,
      total: 300,
      share: 0.71,
      secondsLeft: 5,
      sentence: '200 of 300 billed · 9 parked · 4 skipped · 87 to do',
    })
  })

  test('a run that is through has no time left, even where a rate lingers', () => {
    const progress = progressOf({ accountsIn: 300, billed: 287, skipped: 4, parked: 9, pending: 0, rate: 812 })
    expect(progress.secondsLeft).toBeUndefined()
    expect(progress.share).toBe(1)
    expect(progress.sentence).toBe('287 of 300 billed · 9 parked · 4 skipped')
  })

  test('a run without accounts is not divided by nothing', () => {
    expect(progressOf({ accountsIn: 0, billed: 0, skipped: 0, parked: 0, pending: 0 }).share).toBe(0)
  })

  test('thousands are separated', () => {
    expect(progressOf({ accountsIn: 20_000, billed: 1_204, skipped: 0, parked: 0, pending: 18_796 }).sentence).toContain(
      '1,204 of 20,000',
    )
  })
})

test.each([
  [3, 'less than a minute'],
  [60, '1 minute'],
  [61, '2 minutes'],
  [3600, '1 hour'],
  [4800, '1 hour 20 minutes'],
])('%s seconds are %s', (seconds, words) => {
  expect(durationWords(seconds)).toBe(words)
})

test('a noun follows its number', () => {
  expect([plural(0, 'bill'), plural(1, 'bill'), plural(2, 'bill'), plural(2, 'entry', 'entries')]).toEqual([
    '0 bills',
    '1 bill',
    '2 bills',
    '2 entries',
  ])
})
