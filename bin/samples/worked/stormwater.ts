import type { Rule, Value } from '../../../domain/rating/tariff.js'
import {
  amountOf,
  type ExampleInputs,
  type ExampleRunner,
  optionalText,
  rateExample,
  roundingOf,
  textOf,
} from './rate-example.js'

const TENTH_UP = { digits: 1, mode: 'up' } as const

/**
 * A fee per unit of impervious area, less a discount for rain that is kept back where the example has one; quotients and products are
 * rounded as it says, up to a tenth where it says nothing.
 */
export const stormwater: ExampleRunner = (inputs) => {
  const retained = optionalText(inputs, 'retainedGallons')
  const discount = retained === undefined ? undefined : discountOf(inputs)
  const rate = textOf(inputs, 'ratePerEru')
  const rounding = roundingOf(inputs, TENTH_UP)
  const rated = rateExample(
    {
      service: 'stormwater',
      unit: 'ERU',
      attributes: { retained_gallons: 'number' },
      quantities: { eru: { quotient: ['impervious_sqft', textOf(inputs, 'sqFtPerEru')], rounding }, ...discount?.quantities },
      rules: [
        { rule: 'fee', kind: 'fixed', line: 'FEE', per: 'month', times: 'eru', unit: 'ERU', price: rate },
        ...(discount?.rules ?? []),
      ],
    },
    {
      from: '2011-10-01',
      to: '2011-10-31',
      attributes: { impervious_sqft: textOf(inputs, 'imperviousSqFt'), retained_gallons: retained ?? '0' },
    },
  )
  const quantity = (name: string): string => rated.quantities().get(name)?.toFixed() ?? ''
  return {
    grossFee: amountOf(rated, 'FEE'),
    netFee: amountOf(rated),
    eru: quantity('eru'),
    retainedEru: quantity('retained_eru'),
    discountEru: quantity('discount_eru'),
  }
}

function discountOf(inputs: ExampleInputs): { quantities: Readonly<Record<string, Value>>; rules: readonly Rule[] } {
  const rounding = roundingOf(inputs, TENTH_UP)
  return {
    quantities: {
      retained_eru: { quotient: ['retained_gallons', textOf(inputs, 'gallonsPerEru')], rounding },
      discount_eru: { product: ['retained_eru', textOf(inputs, 'maxDiscount')], rounding },
    },
    rules: [
      {
        rule: 'discount',
        kind: 'fixed',
        as: 'discount',
        line: 'DISCOUNT',
        per: 'month',
        times: 'discount_eru',
        unit: 'ERU',
        price: textOf(inputs, 'ratePerEru'),
        limit_to: ['fee'],
      },
    ],
  }
}
