import { type Decimal, decimal, sum, ZERO } from '../kernel/decimal.js'
import { minorDigits } from '../kernel/money.js'
import { done, type Outcome, refused } from '../kernel/outcome.js'
import { round } from '../kernel/rounding.js'
import { type ChargedKind, type ConnectionRules, meterSizesOf } from './connection-rules.js'

/** What a person writes into a quote; the capacity charge and the tax follow from it. */
export interface QuoteScope {
  readonly meterSize: string
  readonly materials: readonly {
    readonly description: string
    readonly quantity: string
    readonly unit: string
    readonly unitPrice: string
  }[]
  readonly labour: readonly { readonly description: string; readonly hours: string }[]
}

export interface QuoteLine {
  readonly kind: ChargedKind | 'tax'
  readonly description: string
  readonly quantity: Decimal
  readonly unit: string
  readonly unitPrice: Decimal
  readonly amount: Decimal
}

/** A quote with its sums. `subtotal` and `tax` add up to `total`. */
export interface PricedQuote {
  readonly lines: readonly QuoteLine[]
  readonly subtotal: Decimal
  readonly tax: Decimal
  readonly total: Decimal
}

const QUANTITY_DIGITS_MAX = 3

type Code = 'METER_SIZE_UNKNOWN' | 'QUOTE_LINE_INVALID' | 'QUOTE_EMPTY'

/**
 * Prices a scope: each line rounded for itself, half up, and the tax on their sum. Refuses METER_SIZE_UNKNOWN for a size without a
 * capacity charge where the service has some, QUOTE_LINE_INVALID for an amount that is no amount, QUOTE_EMPTY where nothing costs.
 */
export function priceQuote(
  service: string,
  scope: QuoteScope,
  rules: Pick<ConnectionRules, 'capacityCharges' | 'labourRate' | 'taxPercent'>,
  currency: string,
): Outcome<PricedQuote, Code> {
  const problem = problemOf(service, scope, rules, currency)
  if (problem !== undefined) return problem
  const digits = minorDigits(currency)
  const lineOf = (line: Omit<QuoteLine, 'amount'>): QuoteLine => ({
    ...line,
    amount: round(line.quantity.times(line.unitPrice), { digits, mode: 'half_up' }),
  })
  const capacity = rules.capacityCharges.find((charge) => charge.service === service && charge.meterSize === scope.meterSize)
  const charged = [
    ...scope.materials.map(({ description, quantity, unit, unitPrice }) =>
      lineOf({ kind: 'material', description, quantity: decimal(quantity), unit, unitPrice: decimal(unitPrice) }),
    ),
    ...scope.labour.map(({ description, hours }) =>
      lineOf({ kind: 'labour', description, quantity: decimal(hours), unit: 'h', unitPrice: rules.labourRate }),
    ),
    ...(capacity === undefined
      ? []
      : [
          lineOf({
            kind: 'capacity',
            description: `Capacity, ${scope.meterSize} meter`,
            quantity: decimal(1),
            unit: 'connection',
            unitPrice: capacity.amount,
          }),
        ]),
  ]
  const subtotal = sum(charged.map(({ amount }) => amount))
  if (subtotal.isZero()) return refused('QUOTE_EMPTY', 'Nothing in this quote costs anything. Add materials or labour.')
  const tax = round(subtotal.times(rules.taxPercent).div(100), { digits, mode: 'half_up' })
  const taxLine: QuoteLine = {
    kind: 'tax',
    description: `Tax ${rules.taxPercent.toFixed()} %`,
    quantity: subtotal,
    unit: currency,
    unitPrice: rules.taxPercent.div(100),
    amount: tax,
  }
  return done({ lines: tax.isZero() ? charged : [...charged, taxLine], subtotal, tax, total: subtotal.plus(tax) })
}

function problemOf(
  service: string,
  scope: QuoteScope,
  rules: Pick<ConnectionRules, 'capacityCharges'>,
  currency: string,
): Outcome<PricedQuote, Code> | undefined {
  const sizes = meterSizesOf(rules, service)
  if (sizes.length > 0 && !sizes.includes(scope.meterSize)) {
    return refused(
      'METER_SIZE_UNKNOWN',
      `There is no capacity charge for a ${scope.meterSize} meter. Take ${sizes.join(', ')}.`,
      {
        meterSize: scope.meterSize,
        sizes,
      },
    )
  }
  const figures = [
    ...scope.materials.flatMap((line) => [
      { ...line, figure: line.quantity, digits: QUANTITY_DIGITS_MAX },
      { ...line, figure: line.unitPrice, digits: minorDigits(currency) },
    ]),
    ...scope.labour.map((line) => ({ ...line, figure: line.hours, digits: QUANTITY_DIGITS_MAX })),
  ]
  const bad = figures.find(({ figure, digits }) => decimal(figure).lt(ZERO) || decimal(figure).decimalPlaces() > digits)
  if (bad === undefined) return undefined
  return refused(
    'QUOTE_LINE_INVALID',
    `${bad.description}: ${bad.figure} cannot be taken. Figures are not negative, with ${bad.digits} decimals at most.`,
    { description: bad.description, figure: bad.figure },
  )
}
