import type { PastPeriod } from '../../../domain/rating/facts.js'
import { amountOf, type ExampleRunner, optionalText, rateExample, textOf } from './rate-example.js'

/** Winters of one to four months, the last one in March. */
const MONTHS = [
  ['2017-12-01', '2017-12-31'],
  ['2018-01-01', '2018-01-31'],
  ['2018-02-01', '2018-02-28'],
  ['2018-03-01', '2018-03-31'],
] as const

/** Sewer on the mean water of the winter months; the base charge includes the first gallons, the rest is charged by the thousand. */
export const sewerWinterAverage: ExampleRunner = (inputs) => {
  const winter = inputs['winterGallons']
  if (!Array.isArray(winter) || winter.length === 0 || winter.length > MONTHS.length)
    throw new Error('winterGallons must be one to four months')
  const history = MONTHS.slice(0, winter.length).map(
    ([from, to], index): PastPeriod => ({ period: { from, to }, quantity: String(winter[index]), unit: 'gal' }),
  )
  const rated = rateExample(
    {
      service: 'sewer',
      unit: 'gal',
      quantities: {
        winter: {
          winter_average_of: 'water',
          months: [12, 1, 2, 3].slice(0, winter.length),
          applies_from: '04-01',
          months_needed: winter.length,
          period_needed: 'any',
          otherwise: 'refuse',
        },
        billed: { quotient: [{ excess_of: 'winter', above: optionalText(inputs, 'includedGallons') ?? '0' }, '1000'] },
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
