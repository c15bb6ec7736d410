import { describe, expect, it } from 'vitest'
import { daysFrom } from '../../test/support/intervals.js'
import { lines, ratedPeriod, refusalOf } from '../../test/support/rating.js'
import type { Conventions } from './tariff.js'

describe('a minimum of the year', () => {
  const december = { ...daysFrom('2026-12-01', 31), conventions: { months: { method: 'one' } } as Conventions }
  const rules = [
    { rule: 'fixed', kind: 'fixed', line: 'FIXED', per: 'bill', price: '10' },
    { rule: 'minimum', kind: 'minimum', line: 'MIN', per: 'year', year_ends_in: 12, amount: '200', method: 'floor', of: ['all'] },
  ]

  it('is added up, and made up in the last period of the year', () => {
    const november = ratedPeriod({
      rules,
      ...daysFrom('2026-11-01', 30),
      carried: { minimum: { since: '2026-01-01', covered: '100' } },
    })
    expect(november.carried).toEqual({ minimum: { since: '2026-01-01', covered: '110' } })
    expect(lines({ rules, ...december, carried: { minimum: { since: '2026-01-01', covered: '110' } } })).toEqual([
      'FIXED 10.00',
      'MIN 80.00',
    ])
  })

  it('is refused where nothing is known of the months before', () => {
    expect(refusalOf({ rules, ...december, carried: {} })).toBe('MISSING_DETERMINANT ["charges of the year from 2026-01-01"]')
  })

  it('that ends inside a period is whole: the next one began on the day after, not with the next period', () => {
    const over = { ...daysFrom('2026-12-06', 31), conventions: { months: { method: 'one' } } as Conventions }
    const carried = { minimum: { since: '2026-01-01', covered: '200' } }
    expect(ratedPeriod({ rules, ...over, carried }).carried).toEqual({ minimum: { since: '2027-01-01', covered: '0' } })
  })
})

describe('a minimum of the year in which the agreement begins', () => {
  const july = { ...daysFrom('2026-07-01', 31), first: true, carried: {} }
  const rules = (first_year?: string) => [
    { rule: 'fixed', kind: 'fixed', line: 'FIXED', per: 'bill', price: '10' },
    {
      rule: 'minimum',
      kind: 'minimum',
      line: 'MIN',
      per: 'year',
      year_ends_in: 12,
      amount: '365',
      method: 'floor',
      of: ['all'],
      ...(first_year === undefined ? {} : { first_year }),
    },
  ]
  const begun = { minimum: { since: '2026-07-01', covered: '60', begun: '2026-07-01' } }
  const december = daysFrom('2026-12-01', 31)

  it('is told on from bill to bill; in the next year it is whole again', () => {
    expect(ratedPeriod({ rules: rules(), ...july }).carried).toEqual({
      minimum: { since: '2026-07-01', covered: '10', begun: '2026-07-01' },
    })
    const over = { rules: rules('by_days'), ...daysFrom('2026-12-06', 31), carried: begun }
    expect(ratedPeriod(over).carried).toEqual({ minimum: { since: '2027-01-01', covered: '0' } })
  })

  it.each([
    ['by_days', ['FIXED 10.00', 'MIN 114.00']], // 184 of 365 days: 184.00 − 70.00
    ['whole', ['FIXED 10.00', 'MIN 295.00']],
    ['none', ['FIXED 10.00']],
  ])('comes to what the tariff says: %s', (choice, expected) => {
    expect(lines({ rules: rules(choice), ...december, carried: begun })).toEqual(expected)
  })

  it('is refused where the tariff does not say, and where nobody knows that it began', () => {
    expect(refusalOf({ rules: rules(), ...december, carried: begun })).toBe(
      'MISSING_DETERMINANT ["charges of the year from 2026-01-01"]',
    )
    expect(refusalOf({ rules: rules('by_days'), ...december, carried: {} })).toBe(
      'MISSING_DETERMINANT ["charges of the year from 2026-01-01"]',
    )
    expect(lines({ rules: rules('by_days'), ...december, carried: {}, first: true })).toEqual(['FIXED 10.00', 'MIN 21.00'])
  })
})

describe('a maximum of the year', () => {
  const rules = [
    { rule: 'fixed', kind: 'fixed', line: 'FIXED', per: 'bill', price: '60' },
    { rule: 'most', kind: 'maximum', line: 'MOST', per: 'year', year_ends_in: 12, amount: '100', of: ['all'] },
  ]
  const january = daysFrom('2026-01-01', 31)
  const february = daysFrom('2026-02-01', 28)

  it('takes off in each period what the year has come to above it', () => {
    expect(lines({ rules, ...january, carried: {} })).toEqual(['FIXED 60.00'])
    const second = { rules, ...february, carried: { most: { since: '2026-01-01', covered: '60' } } }
    expect(lines(second)).toEqual(['FIXED 60.00', 'MOST -20.00'])
    expect(ratedPeriod(second).carried).toEqual({ most: { since: '2026-01-01', covered: '100' } })
    expect(lines({ ...second, carried: { most: { since: '2026-01-01', covered: '100' } } })).toEqual([
      'FIXED 60.00',
      'MOST -60.00',
    ])
  })

  it('begins anew with the year', () => {
    const december = { rules, ...daysFrom('2026-12-01', 31), carried: { most: { since: '2026-01-01', covered: '100' } } }
    expect(ratedPeriod(december).carried).toEqual({ most: {} })
    expect(lines({ rules, ...daysFrom('2027-01-01', 31), carried: {} })).toEqual(['FIXED 60.00'])
  })

  it('is refused where nothing is known of the months before, unless the agreement began', () => {
    expect(refusalOf({ rules, ...february, carried: {} })).toBe('MISSING_DETERMINANT ["charges of the year from 2026-01-01"]')
    expect(lines({ rules, ...february, carried: {}, first: true })).toEqual(['FIXED 60.00'])
  })
})
