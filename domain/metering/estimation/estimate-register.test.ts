import { describe, expect, test } from 'vitest'
import { decimal } from '../../kernel/decimal.js'
import type { KnownUse } from './estimate.js'
import { dialAfter, estimateUse } from './estimate-register.js'
import type { RegisterEstimationChoice } from './estimation-rules.js'

const use = (from: string, to: string, quantity: number): KnownUse => ({ from, to, use: decimal(quantity) })
/** Sixty a month in winter, ninety in summer; June of the year before had 120. */
const MEASURED = [
  use('2025-06-01', '2025-06-30', 120),
  use('2026-03-01', '2026-03-31', 62),
  use('2026-04-01', '2026-04-30', 60),
  use('2026-05-01', '2026-05-31', 93),
]
const JUNE = { from: '2026-06-01', to: '2026-06-30' }
const MONTHS = ['1', '1', '1', '1', '1', '2', '2', '2', '1', '1', '1', '1']

describe('the use of a register that was not read', () => {
  test.each<[string, RegisterEstimationChoice[], string | undefined]>([
    ['the intervals', [{ rule: 'scalar_from_intervals' }], 'scalar_from_intervals 88'],
    ['last year', [{ rule: 'scalar_of_last_year' }], 'scalar_of_last_year 120'],
    ['the mean of the last two', [{ rule: 'scalar_estimation', measurements: 2 }], 'scalar_estimation 75.25'],
    // (60 + 93) over 61 days of weight 1, times 30 days of weight 2.
    ['a profile', [{ rule: 'scalar_profile', measurements: 2, months: MONTHS }], 'scalar_profile 150.49'],
    ['no longer stretch', [{ rule: 'scalar_proration' }], undefined],
    [
      'the first that has what it rests on',
      [{ rule: 'scalar_proration' }, { rule: 'scalar_of_last_year' }],
      'scalar_of_last_year 120',
    ],
  ])('%s', (_how, rules, expected) => {
    const made = estimateUse(JUNE, { measured: MEASURED, intervals: decimal(88) }, rules)
    expect(made === undefined ? undefined : `${made.rule} ${made.use.toDecimalPlaces(2).toFixed()}`).toBe(expected)
  })

  test('a part of a longer stretch, by days', () => {
    const measured = [...MEASURED, use('2026-06-01', '2026-07-30', 180)]
    expect(estimateUse(JUNE, { measured }, [{ rule: 'scalar_proration' }])?.use.toFixed()).toBe('90')
  })

  test.each([
    ['120.7', '120', '10', '132'],
    ['9990', '150', '10', '5'],
    ['100', '-50', '1', '100'],
  ])('the dial after %s and %s at × %s shows %s', (last, used, multiplier, expected) => {
    expect(dialAfter(last, decimal(used), { dials: 4, multiplier })).toBe(expected)
  })
})
