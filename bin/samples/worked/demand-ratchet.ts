import { type ExampleRunner, optionalText, quantityOf, rateExample, textOf } from './rate-example.js'

/**
 * Billing demand is not less than a percentage of the highest of earlier months: what is billed in a month without any demand, and in one
 * with the demand the example states.
 */
export const demandRatchet: ExampleRunner = (inputs) => {
  const billed = (demand: string): string => {
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
        demand,
        history: [
          { period: { from: '2018-01-01', to: '2018-01-31' }, quantity: '0', unit: 'kWh', demand: textOf(inputs, 'peakKw') },
        ],
      },
    )
    return quantityOf(rated, 'DEMAND')
  }
  return { minimumBilledKw: billed('0'), billedKw: billed(optionalText(inputs, 'actualKw') ?? '0') }
}
