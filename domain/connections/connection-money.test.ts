import fc from 'fast-check'
import { expect, it } from 'vitest'
import { decimal, sum } from '../kernel/decimal.js'
import { compileConnections } from '../utility/connection-settings.js'
import { differenceOf } from './charge-difference.js'
import { splitInstalments } from './instalments.js'
import { type PricedQuote, priceQuote, type QuoteScope } from './price-quote.js'
import { refundOf } from './refund.js'
import type { ConnectionStage } from './stages.js'

const RULES = compileConnections({
  connections: {
    capacity_charges: [{ service: 'water', meter_size: '5/8"', amount: '1850.00' }],
    labour_rate: '85.00',
    tax: { percent: '6.25' },
    refund: [
      { from_stage: 'construction', keep_percent: { material: '100', labour: '100' } },
      { from_stage: 'permits', keep_percent: { labour: '10' } },
    ],
  },
})
const SCOPE: QuoteScope = {
  meterSize: '5/8"',
  materials: [{ description: 'Pipe', quantity: '20', unit: 'ft', unitPrice: '12.50' }],
  labour: [{ description: 'Tap', hours: '6' }],
}
const priced = (scope: Partial<QuoteScope> = {}, service = 'water') => priceQuote(service, { ...SCOPE, ...scope }, RULES, 'USD')

function quote(): PricedQuote {
  const outcome = priced()
  if (!outcome.ok) throw new Error(outcome.refusal.code)
  return outcome.value
}

it('prices lines, capacity and tax', () => {
  const { lines, subtotal, tax, total } = quote()
  expect(lines.map(({ kind, quantity, unit, amount }) => `${kind} ${quantity.toFixed()} ${unit} ${amount.toFixed(2)}`)).toEqual([
    'material 20 ft 250.00',
    'labour 6 h 510.00',
    'capacity 1 connection 1850.00',
    'tax 2610 USD 163.13',
  ])
  expect([subtotal, tax, total].map((amount) => amount.toFixed(2))).toEqual(['2610.00', '163.13', '2773.13'])
})

it.each<[string, Partial<QuoteScope>, string, string]>([
  ['a size nobody prices', { meterSize: '9"' }, 'water', 'METER_SIZE_UNKNOWN'],
  ['any size where no service has charges', { meterSize: '9"' }, 'sewer', 'ok'],
  ['nothing', { materials: [], labour: [] }, 'sewer', 'QUOTE_EMPTY'],
  [
    'a negative price',
    { materials: [{ description: 'x', quantity: '1', unit: 'ft', unitPrice: '-1' }] },
    'water',
    'QUOTE_LINE_INVALID',
  ],
  [
    'a part of a cent',
    { materials: [{ description: 'x', quantity: '1', unit: 'ft', unitPrice: '1.001' }] },
    'water',
    'QUOTE_LINE_INVALID',
  ],
  ['a tenth of a thousandth', { labour: [{ description: 'x', hours: '0.0001' }] }, 'water', 'QUOTE_LINE_INVALID'],
])('%s', (_case, scope, service, code) => {
  const outcome = priced(scope, service)
  expect(outcome.ok ? 'ok' : outcome.refusal.code).toBe(code)
})

it('a new version is charged or credited by its difference', () => {
  const now = { subtotal: decimal('100.00'), tax: decimal('6.25') }
  const before = { subtotal: decimal('300.00'), tax: decimal('18.75') }
  expect(differenceOf(now, undefined).total.toFixed(2)).toBe('106.25')
  expect(differenceOf(now, before).total.toFixed(2)).toBe('-212.50')
  expect(differenceOf(now, now).total.toFixed(2)).toBe('0.00')
})

const split = (total: string, count: number, atMost = 4) =>
  splitInstalments({ total: decimal(total), count, atMost, firstDueOn: '2026-09-15', intervalDays: 30, currency: 'USD' })

it('instalments are equal, and the first one takes the rest', () => {
  const parts = split('100.00', 3)
  expect(parts.ok ? parts.value.map(({ amount, dueOn }) => `${amount.toFixed(2)} ${dueOn}`) : []).toEqual([
    '33.34 2026-09-15',
    '33.33 2026-10-15',
    '33.33 2026-11-14',
  ])
})

it.each([
  ['100.00', 5],
  ['0.02', 3],
])('%s in %i parts is refused', (total, count) => {
  const parts = split(total, count)
  expect(parts.ok ? '' : parts.refusal.code).toBe('INSTALMENTS_TOO_MANY')
})

it('instalments add up to what is charged', () => {
  fc.assert(
    fc.property(fc.integer({ min: 100, max: 10_000_000 }), fc.integer({ min: 1, max: 12 }), (cents, count) => {
      const total = decimal(cents).div(100)
      const parts = split(total.toFixed(2), count, 12)
      return parts.ok && sum(parts.value.map(({ amount }) => amount)).eq(total)
    }),
  )
})

it.each<[ConnectionStage, string, string]>([
  ['acceptance', '0.00', '2773.13'],
  ['payment', '0.00', '2773.13'],
  ['permits', '54.19', '2718.94'],
  ['construction', '807.50', '1965.63'],
  ['energise', '807.50', '1965.63'],
])('cancelled in %s: %s are kept, %s go back', (stage, kept, refunded) => {
  const refund = refundOf(quote().lines, stage, RULES, 'USD')
  expect([refund.keptSubtotal.plus(refund.keptTax).toFixed(2), refund.refunded.toFixed(2)]).toEqual([kept, refunded])
})
