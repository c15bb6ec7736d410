import { describe, expect, test } from 'vitest'
import { ratedLines, type RatingCase, registerUse, THOUSANDTH } from '../../test/support/rating.js'
import { decimal } from '../kernel/decimal.js'
import { STEP_NAMES } from './derivation.js'
import { explainLine } from './explain-line.js'
import { chargeLineOf } from './rated-line.js'
import { spokenAmount, spokenDays, spokenList, spokenNumber } from './spoken.js'

function explained(given: RatingCase, lineCode: string): string[] {
  const line = ratedLines(given).find((entry) => entry.lineCode === lineCode)
  if (line === undefined) throw new Error(`no line ${lineCode}`)
  return explainLine(chargeLineOf(line, line.amount, 2).derivation)
}

describe('a line in sentences one can read aloud', () => {
  test('use in tiers where the price changes', () => {
    const price = (before: string, after: string) => [
      { from: '2020-01-01', value: before },
      { from: '2026-09-01', value: after },
    ]
    const tiers = [
      { line: 'T1', up_to: '8', price: price('5.33', '5.54') },
      { line: 'T2', price: price('6.25', '6.50') },
    ]
    expect(explained({ rules: [{ rule: 'use', kind: 'usage', tiers }], use: 12 }, 'T2')).toEqual([
      'Meter M1, register 1, read 1,000 on August 4, 2026 and 1,012 on September 4, 2026: use 12 ccf.',
      'The price changes inside the period, and use is spread evenly over its days: 12 × 27 ÷ 31 = 10.452 for August 5 to August 31, 2026 (rounded to 3 decimals half up); the last part takes what rounding leaves over.',
      'Tier 1 ends at 8 × 0.870967… = 6.968 (rounded to 3 decimals half up).',
      'Of 10.452, 3.484 are in tier 2.',
      '3.484 ccf × 6.25, the price in force on August 5, 2026.',
      'That comes to 21.775, rounded to 2 decimals (half up).',
      'This is rule "use" of tariff T, version of January 1, 2020.',
    ])
  })

  test('a base charge of a short period by meter size', () => {
    const rule = {
      rule: 'base',
      kind: 'fixed',
      line: 'BASE',
      per: 'month',
      price: { by: 'meter_size', values: { '5/8': '21.30' } },
    }
    expect(explained({ rules: [rule], to: '2026-08-24' }, 'BASE')).toEqual([
      'The period has 20 days: it counts as 20 ÷ 30 = 0.666666… months.',
      'Meter size: 5/8.',
      '0.666666… month × 21.30, the price in force on August 5, 2026.',
      'That comes to 14.20.',
      'This is rule "base" of tariff T, version of January 1, 2020.',
    ])
  })

  test('a minimum, a discount and a tax', () => {
    const rules = [
      { rule: 'base', kind: 'fixed', line: 'BASE', per: 'month', price: '16.00' },
      { rule: 'min', kind: 'minimum', line: 'MIN', per: 'month', amount: '22.00', method: 'floor', of: ['all'] },
      { rule: 'low', kind: 'percent', as: 'discount', line: 'LOW', percent: '50', of: ['base'] },
      { rule: 'tax', kind: 'percent', as: 'tax', authority: 'city', line: 'TAX', percent: '6', of: ['all'], exempt: 'nobody' },
    ]
    expect(explained({ rules }, 'MIN').slice(1, 3)).toEqual([
      'Counted in: BASE 16.00.',
      'The minimum is 22.00; the lines it covers come to 16.00, so 6.00 makes up the difference.',
    ])
    expect(explained({ rules }, 'TAX').slice(0, 3)).toEqual([
      'Counted in: BASE 16.00, MIN 6.00 and LOW -8.00.',
      '6 % of 14.00.',
      'That comes to 0.84.',
    ])
  })

  test('billing demand by the ratchet', () => {
    const quantity = {
      greatest: [
        'demand',
        { percent: '60', of: { past: 'demand', take: 'greatest', periods: 11, if_none: 'nothing' }, rounding: THOUSANDTH },
        '5',
      ],
      label: 'Billing demand',
    }
    const rules = [{ rule: 'dem', kind: 'demand', line: 'DEM', per: 'month', quantity, price: '11.40', unit: 'kW' }]
    const history = [{ period: { from: '2026-07-05', to: '2026-08-04' }, quantity: '1', unit: 'kWh', demand: '280' }]
    expect(explained({ rules, unit: 'kWh', demand: 87, history }, 'DEM').slice(0, 6)).toEqual([
      'Meter M1, register 2, showed the highest demand, 1,087 on September 4, 2026: 87 kW.',
      'Greatest demand of the 1 billed periods before: 280 (July 5 to August 4, 2026).',
      '60 % of 280 is 168 (rounded to 3 decimals half up).',
      'Billing demand: the greatest of 87, 168 and 5 is 168.',
      'It is charged for 168 kW.',
      'The period has 31 days, as a normal one has: it counts as one month.',
    ])
  })

  test('reads that were estimated, rolled over or taken at an exchange', () => {
    const use = registerUse({ use: '12', unit: 'ccf' })
    const odd = {
      ...use,
      installed: { ...use.installed, multiplier: '10', dials: 4 },
      opening: { ...use.opening, kind: 'install' as const },
      closing: { ...use.closing, kind: 'estimated' as const },
      rolledOver: true,
    }
    expect(explained({ rules: [{ rule: 'u', kind: 'usage', line: 'U', price: '1' }], registers: [odd] }, 'U')[0]).toBe(
      'Meter M1, register 1, read 1,000 on August 4, 2026 (when it was installed) and 1,012 on September 4, 2026 (estimated), ' +
        'having passed 10,000 in between, times the multiplier 10: use 12 ccf.',
    )
  })

  test('every step has its sentence', () => {
    for (const step of STEP_NAMES) {
      const sentences = explainLine({
        tariff: 'T',
        version: '2020-01-01',
        rule: 'r',
        reads: [],
        steps: [{ step, figures: {} }],
        unrounded: '1',
        rounding: null,
      })
      expect(sentences.length).toBeGreaterThanOrEqual(2)
    }
  })

  test('a line that is settled with others', () => {
    const rules = ['A', 'B'].map((line) => ({ rule: line, kind: 'fixed', line, per: 'bill', price: '0.334' }))
    const given = { rules, conventions: { line_rounding: 'none', agreement_rounding: { digits: 2, mode: 'half_up' } } } as const
    expect(explained(given, 'A').slice(-3, -1)).toEqual([
      'The lines of the agreement are rounded together: 0.668 becomes 0.67, and this line takes 0.01 of it.',
      'That comes to 0.334; it is rounded with the other lines.',
    ])
  })
})

describe('figures as one says them', () => {
  test.each<[string, string]>([
    [spokenNumber('1234567.891'), '1,234,567.891'],
    [spokenNumber('0.33333333333'), '0.333333…'],
    [spokenNumber('-1000'), '-1,000'],
    [spokenNumber('nothing'), 'nothing'],
    [spokenNumber(undefined), ''],
    [spokenAmount('16'), '16.00'],
    [spokenAmount('28.4'), '28.40'],
    [spokenAmount('0.00215'), '0.00215'],
    [spokenDays('2026-08-05', '2026-09-04'), 'August 5 to September 4, 2026'],
    [spokenDays('2025-12-05', '2026-01-04'), 'December 5, 2025 to January 4, 2026'],
    [spokenDays(undefined, '2026-01-04'), ''],
    [spokenList(['a']), 'a'],
    [spokenList([]), ''],
    [spokenNumber(decimal('1e3').toFixed()), '1,000'],
  ])('%s', (actual, expected) => {
    expect(actual).toBe(expected)
  })
})
