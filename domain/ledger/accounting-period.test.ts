import { describe, expect, it } from 'vitest'
import { daysOfPeriod, isAccountingPeriod, mayClose, mayReopen, type PeriodState } from './accounting-period.js'

/** `2026-07 closed, 2026-08` */
const periodsOf = (text: string): PeriodState[] =>
  text === ''
    ? []
    : text.split(', ').map((each) => ({ period: each.slice(0, 7), state: each.endsWith('closed') ? 'closed' : 'open' }))

describe('closing', () => {
  it.each([
    // periods, close, today, outcome
    ['', '2026-08', '2026-09-01', 'ok'],
    ['2026-08', '2026-08', '2026-09-01', 'ok'],
    ['2026-07 closed, 2026-08', '2026-08', '2026-09-01', 'ok'],
    ['2026-08', '2026-08', '2026-08-31', 'PERIOD_NOT_OVER'],
    ['2026-09', '2026-10', '2026-09-01', 'PERIOD_NOT_OVER'],
    ['2026-07, 2026-08', '2026-08', '2026-09-01', 'PERIOD_EARLIER_OPEN'],
    ['2026-08 closed', '2026-08', '2026-09-01', 'PERIOD_CLOSED'],
  ])('%s | close %s on %s: %s', (periods, period, today, expected) => {
    const outcome = mayClose(period, periodsOf(periods), today)
    expect(outcome.ok ? 'ok' : outcome.refusal.code).toBe(expected)
  })

  it.each([
    ['2026-08 closed', '2026-08', 'ok'],
    ['2026-07 closed, 2026-08 closed', '2026-07', 'PERIOD_LATER_CLOSED'],
    ['2026-07 closed, 2026-08', '2026-07', 'ok'],
    ['2026-08', '2026-08', 'PERIOD_OPEN'],
    ['', '2026-08', 'PERIOD_OPEN'],
  ])('%s | reopen %s: %s', (periods, period, expected) => {
    const outcome = mayReopen(period, periodsOf(periods))
    expect(outcome.ok ? 'ok' : outcome.refusal.code).toBe(expected)
  })
})

describe('a period', () => {
  it.each([
    ['2026-09', '2026-09-01', '2026-09-30'],
    ['2026-12', '2026-12-01', '2026-12-31'],
    ['2028-02', '2028-02-01', '2028-02-29'],
  ])('%s goes from %s to %s', (period, from, to) => expect(daysOfPeriod(period)).toEqual({ from, to }))

  it.each([
    ['2026-09', true],
    ['2026-13', false],
    ['2026-9', false],
    ['2026-09-01', false],
    ['', false],
  ])('%s is one: %s', (text, is) => expect(isAccountingPeriod(text)).toBe(is))
})
