import { describe, expect, test } from 'vitest'
import type { Rule } from '../../../domain/rating/tariff.js'
import { rateCheck } from './rate-check.js'

// What a rate rests on beyond its own days, as the usage file holds it: 40 kWh in each month of 2018.

const tariff = (rule: object): string =>
  JSON.stringify({
    tariff: 'T',
    name: 'T',
    service: 'electric',
    unit: 'kWh',
    billed_quantity: 'use',
    conventions: { line_rounding: { digits: 2, mode: 'half_up' } },
    versions: [{ from: '2000-01-01', rules: [{ rule: 'use', kind: 'usage', line: 'USE', price: '1' }, rule as Rule] }],
  })
const MINIMUM = tariff({
  rule: 'least',
  kind: 'minimum',
  line: 'LEAST',
  per: 'year',
  year_ends_in: 12,
  method: 'floor',
  amount: '500',
  of: ['use'],
})
const MAXIMUM = tariff({ rule: 'most', kind: 'maximum', line: 'MOST', per: 'year', year_ends_in: 12, amount: '100', of: ['use'] })
const months = Array.from({ length: 12 }, (_, month) => {
  const day = (at: number): string => new Date(Date.UTC(2018, at, 1)).toISOString().slice(0, 10)
  return `${day(month)},${day(month + 1)},40`
})
const usage = (from: number): string => ['start,end,kwh', ...months.slice(from - 1)].join('\n')

describe('the months before that the usage file holds', () => {
  test.each<[string, string, string, string, Partial<Parameters<typeof rateCheck>[0]>, string[]]>([
    ['count for a minimum of the year', MINIMUM, usage(1), '12', {}, ['USE 40', 'LEAST 20']],
    ['count for a maximum of the year', MAXIMUM, usage(1), '03', {}, ['USE 40', 'MOST -20']],
    ['may be left out', MINIMUM, usage(1), '12', { options: { earlier_months: 'left_out' } }, ['MISSING_DETERMINANT']],
    ['that are not all there', MINIMUM, usage(2), '12', {}, ['MISSING_DETERMINANT']],
    ['do not belong to a first bill', MAXIMUM, usage(1), '03', { attributes: { first_bill: 'true' } }, ['USE 40']],
  ])('%s', (_, rate, file, month, more, expected) => {
    const to = new Date(Date.UTC(2018, Number(month), 1)).toISOString().slice(0, 10)
    const answer = rateCheck({ tariff: rate, usage: file, from: `2018-${month}-01`, to, attributes: {}, options: {}, ...more })
    const lines = answer.periods[0]?.lines.map((line) => `${line.code} ${Number(line.amount)}`)
    expect(lines ?? answer.refusals.map((refusal) => refusal.code)).toEqual(expected)
  })
})
