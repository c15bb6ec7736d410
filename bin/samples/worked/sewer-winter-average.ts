import type { PastPeriod } from '../../../domain/rating/facts.js'
import { amountOf, type ExampleRunner, rateExample, textOf } from './rate-example.js'

const MONTHS = [
  ['2017-12-01', '2017-12-31'],
  ['2018-01-01', '2018-01-31'],
  ['2018-02-01', '2018-02-28'],
] as const

/** Sewer on the mean water of the winter months; the base charge includes the first gallons, the rest is charged by the thousand. */
export const sewerWinterAverage: ExampleRunner = (inputs) => {
  const winter = inputs['winterGallons']
  if (!Array.isArray(winter) || winter.length !== MONTHS.length) throw new Error('winterGallons must be three months')
  const history = MONTHS.map(
    ([from, to], index): PastPeriod => ({ period: { from, to }, quantity: String(winter[index]), unit: 'gal' }),
  )
  const rated = rateExample(
    {
      service: 'sewer',
      unit: 'gal',
      quantities: {
        winter: {
          winter_average_of: 'water',
          months: [12, 1, 2],
          applies_from: '04-01',
          months_needed: 3,
          period_needed: 'any',
          otherwise: 'refuse',
        },
        billed: { quotient: [{ excess_of: 'winter', above: textOf(inputs, 'includedGallons') }, '1000'] },
      },
      rules: [
        { rule: 'base', kind: 'fixed', line: 'BASE', per: 'month', price: textOf(inputs, 'base') },
        { rule: 'volume', kind: 'usage', line: 'VOLUME', quantity: 'billed', unit: 'kgal', price: textOf(inputs, 'perThousand') },
      ],
    },
    {
      from: '2018-06-01',
      to: '2018-06-30',
      related: [{ agreementId: 'water', service: 'water', tariffCode: 'WATER', samePremise: true, otherAccount: false, history }],
    },
  )
  return {
    averageGallons: rated.quantities().get('winter')?.toFixed() ?? '',
    base: amountOf(rated, 'BASE'),
    volume: amountOf(rated, 'VOLUME'),
    total: amountOf(rated),
  }
}
