import type { ConversionStep } from '../../../domain/rating/tariff.js'
import { volumeUnit } from '../../../domain/rating/volume-units.js'
import { type ExampleInputs, type ExampleRunner, quantityOf, rateExample, roundingOf, textOf } from './rate-example.js'

/**
 * Gas is metered by volume and billed by energy: the volume (`ccf`, `mcf`, `m3` …) × each of the factors in the order in which the example
 * states them. The energy is rounded as it says, to whole units where it says nothing.
 */
export const gasEnergy: ExampleRunner = (inputs) => {
  const volume = Object.keys(inputs).find((name) => volumeUnit(name) !== undefined)
  if (volume === undefined) throw new Error('the example states no volume')
  const rated = rateExample(
    {
      service: 'gas',
      unit: 'therm',
      conversions: [{ from: volume, steps: stepsOf(inputs) }],
      rules: [{ rule: 'use', kind: 'usage', line: 'USE', price: '1' }],
    },
    { from: '2018-01-01', to: '2018-01-31', use: { quantity: textOf(inputs, volume), unit: volume } },
  )
  return { therms: quantityOf(rated, 'USE') }
}

function stepsOf(inputs: ExampleInputs): readonly ConversionStep[] {
  const factors = Object.keys(inputs).filter((name) => /factor$/i.test(name))
  if (factors.length === 0) throw new Error('the example states no factor')
  const energy = roundingOf(inputs, { digits: 0, mode: 'half_up' })
  return factors.map((name, index) => ({
    multiply_by: textOf(inputs, name),
    rounding: index === factors.length - 1 ? energy : 'none',
  }))
}
