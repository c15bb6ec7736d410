import { quantityOf, type ExampleRunner, rateExample, textOf } from './rate-example.js'

/** Billing demand is not less than a percentage of the highest of earlier months: what is billed in a month without any demand. */
export const demandRatchet: ExampleRunner = (inputs) => {
  const rated = rateExample(
    {
      service: 'electric',
      unit: 'kWh',
      quantities: {
        billing_demand: {
          greatest: [
            'demand',
            {
              percent: textOf(inputs, 'percent'),
              of: { past: 'demand', take: 'greatest', months: Number(textOf(inputs, 'months')), if_none: 'nothing' },
            },
          ],
        },
      },
      rules: [
        { rule: 'demand', kind: 'demand', line: 'DEMAND', per: 'month', quantity: 'billing_demand', price: '1', unit: 'kW' },
      ],
    },
    {
      from: '2018-07-01',
      to: '2018-07-31',
      demand: '0',
      history: [
        { period: { from: '2018-01-01', to: '2018-01-31' }, quantity: '0', unit: 'kWh', demand: textOf(inputs, 'peakKw') },
      ],
    },
  )
  return { minimumBilledKw: quantityOf(rated, 'DEMAND') }
}
