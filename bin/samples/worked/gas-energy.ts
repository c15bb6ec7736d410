import { quantityOf, type ExampleRunner, rateExample, textOf } from './rate-example.js'

/** Gas is metered by volume and billed by energy: hundred cubic feet × factor, in whole therms. */
export const gasEnergy: ExampleRunner = (inputs) => {
  const rated = rateExample(
    {
      service: 'gas',
      unit: 'therm',
      conversions: [{ from: 'ccf', multiply_by: textOf(inputs, 'factor'), rounding: { digits: 0, mode: 'half_up' } }],
      rules: [{ rule: 'use', kind: 'usage', line: 'USE', price: '1' }],
    },
    { from: '2018-01-01', to: '2018-01-31', use: { quantity: textOf(inputs, 'ccf'), unit: 'ccf' } },
  )
  return { therms: quantityOf(rated, 'USE') }
}
