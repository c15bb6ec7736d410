import { amountOf, type ExampleRunner, rateExample, textOf } from './rate-example.js'

/** A fee per unit of impervious area, less a discount for rain that is kept back; each quotient and product up to a tenth. */
export const stormwater: ExampleRunner = (inputs) => {
  const rounding = { digits: 1, mode: 'up' } as const
  const rated = rateExample(
    {
      service: 'stormwater',
      unit: 'ERU',
      attributes: { retained_gallons: 'number' },
      quantities: {
        eru: { quotient: ['impervious_sqft', textOf(inputs, 'sqFtPerEru')], rounding },
        retained_eru: { quotient: ['retained_gallons', textOf(inputs, 'gallonsPerEru')], rounding },
        discount_eru: { product: ['retained_eru', textOf(inputs, 'maxDiscount')], rounding },
      },
      rules: [
        { rule: 'fee', kind: 'fixed', line: 'FEE', per: 'month', times: 'eru', unit: 'ERU', price: textOf(inputs, 'ratePerEru') },
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
    },
    {
      from: '2011-10-01',
      to: '2011-10-31',
      attributes: { impervious_sqft: textOf(inputs, 'imperviousSqFt'), retained_gallons: textOf(inputs, 'retainedGallons') },
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
