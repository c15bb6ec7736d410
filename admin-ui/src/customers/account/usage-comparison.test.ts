import { expect, test } from 'vitest'
import { compareUse, type PeriodUse } from './usage-comparison.js'

const use = (periodTo: string, quantity: string, days: number): PeriodUse => ({ periodTo, quantity, days })

test.each<[string, PeriodUse[], ReturnType<typeof compareUse>]>([
  ['nothing', [], undefined],
  ['the first period', [use('2026-09-10', '310', 31)], { perDay: '10.0' }],
  [
    'more than before, less than last year',
    [use('2025-09-11', '372', 31), use('2026-08-11', '270', 30), use('2026-09-10', '310', 31)],
    { perDay: '10.0', sinceLastYear: '−17 %', sincePeriodBefore: '+11 %' },
  ],
  [
    'a long period is compared by the day',
    [use('2026-07-11', '300', 30), use('2026-09-10', '610', 61)],
    { perDay: '10.0', sincePeriodBefore: '±0 %' },
  ],
  ['no use before says nothing', [use('2026-08-11', '0', 30), use('2026-09-10', '5', 30)], { perDay: '0.17' }],
])('%s', (_what, points, expected) => {
  expect(compareUse(points)).toEqual(expected)
})
