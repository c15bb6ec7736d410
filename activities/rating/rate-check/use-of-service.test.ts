import { describe, expect, test } from 'vitest'
import type { Value } from '../../../domain/rating/tariff.js'
import type { RateCheckAnswer } from './contract.js'
import { rateCheck } from './rate-check.js'

// A tariff that rests on the use of another service (sewer on water), of files alone; and units as headings of columns spell them.

const CENT = { digits: 2, mode: 'half_up' } as const

interface Given {
  readonly unit?: string
  readonly service?: string
  readonly quantities?: Readonly<Record<string, Value>>
  readonly quantity?: string
  readonly price?: string
  readonly conversions?: readonly { from: string; multiply_by: string }[]
  readonly usage: string
  readonly history?: string
}

function asked({
  unit = 'gal',
  service = 'sewer',
  quantities = {},
  quantity = 'use',
  price = '1',
  ...given
}: Given): RateCheckAnswer {
  const tariff = {
    tariff: 'S-1',
    name: 'Sewer',
    service,
    unit,
    billed_quantity: '0',
    conventions: { line_rounding: CENT, months: { method: 'one' } },
    ...(given.conversions === undefined
      ? {}
      : { unit_conversions: given.conversions.map((one) => ({ ...one, rounding: 'none' })) }),
    versions: [
      {
        from: '2015-01-01',
        quantities,
        rules: [
          { rule: 'base', kind: 'fixed', line: 'BASE', per: 'month', price: '12.40' },
          { rule: 'volume', kind: 'usage', line: 'VOLUME', quantity, price },
        ],
      },
    ],
  }
  return rateCheck({
    tariff: JSON.stringify(tariff),
    usage: given.usage,
    from: '2018-06-01',
    to: '2018-07-01',
    attributes: {},
    options: {},
    ...(given.history === undefined ? {} : { accountHistory: given.history }),
  })
}

const said = (answer: RateCheckAnswer): string =>
  answer.refusals.length === 0
    ? (answer.periods[0]?.total ?? '')
    : answer.refusals.map(({ code, field }) => `${code} ${field}`).join()

const WINTER = {
  winter_average_of: 'water',
  months: [12, 1, 2],
  applies_from: '04-01',
  months_needed: 3,
  period_needed: 'any',
  otherwise: 'refuse',
} as const
const HISTORY = 'start,end,gal\n2017-12-01,2018-01-01,7000\n2018-01-01,2018-02-01,6800\n2018-02-01,2018-03-01,6900'
const THOUSANDS: Value = { quotient: [{ excess_of: 'billed', above: '2000' }, '1000'] }

describe('sewer on water', () => {
  // City of Longview, Texas, "How Monthly Sewer Charge is Calculated": average 6,900 gal, 4.9 × $3.95 + $12.40 = $31.76.
  test.each<[string, Value, string, string | undefined, string]>([
    ['the winter average of earlier bills', WINTER, 'start,end,gal\n2018-06-01,2018-07-01,9000', HISTORY, '31.76'],
    ['earlier rows of the usage file do as well', WINTER, `${HISTORY}\n2018-06-01,2018-07-01,9000`, undefined, '31.76'],
    ['the same days in both files count once', WINTER, `${HISTORY}\n2018-06-01,2018-07-01,9000`, HISTORY, '31.76'],
    [
      // 12.40 + 3.95 × 4.5
      'at most what was used',
      { least: [WINTER, { use_of: 'water', if_none: 'refuse' }] },
      'start,end,gal\n2018-06-01,2018-07-01,6500',
      HISTORY,
      '30.18',
    ],
    ['no winter', WINTER, 'start,end,gal\n2018-06-01,2018-07-01,9000', undefined, 'NO_WINTER_AVERAGE winter_average'],
    [
      'two services',
      { sum: [WINTER, { use_of: 'gas', if_none: 'zero' }] },
      'start,end,gal\n2018-06-01,2018-07-01,9000',
      HISTORY,
      'MISSING_DETERMINANT use of water, gas',
    ],
    [
      'tariffs that are told apart',
      {
        difference: [
          { use_of: 'water', if_none: 'zero', only_tariffs: ['W-1'] },
          { use_of: 'water', if_none: 'zero', only_tariffs: ['W-2'] },
        ],
      },
      'start,end,gal\n2018-06-01,2018-07-01,9000',
      undefined,
      'MISSING_DETERMINANT use of water',
    ],
  ])('%s', (_case, billed, usage, history, expected) => {
    const given = { quantities: { billed, thousands: THOUSANDS }, quantity: 'thousands', price: '3.95', usage }
    expect(said(asked({ ...given, ...(history === undefined ? {} : { history }) }))).toBe(expected)
  })

  test('whose use it is, is said', () => {
    const usage = 'start,end,gal\n2018-06-01,2018-07-01,9000'
    const { assumptions } = asked({ quantities: { billed: { use_of: 'water', if_none: 'refuse' } }, quantity: 'billed', usage })
    expect(assumptions).toContainEqual(expect.objectContaining({ option: 'usage', value: 'use of water' }))
  })

  test('a water tariff goes by its own winter', () => {
    const usage = 'start,end,gal\n2018-06-01,2018-07-01,9000'
    const given = {
      service: 'water',
      quantities: { billed: WINTER },
      quantity: 'billed',
      price: '0.001',
      usage,
      history: HISTORY,
    }
    expect(said(asked(given))).toBe('19.30')
  })
})

describe('units', () => {
  const row = (heading: string, use = '10') => `start,end,${heading}\n2018-06-01,2018-07-01,${use}`
  test.each<[string, Given, string]>([
    ['in other letters', { unit: 'Mcf', service: 'gas', usage: row('mcf') }, '22.40'],
    ['by another name of the same volume', { unit: 'kilolitre', service: 'water', usage: row('kL') }, '22.40'],
    [
      'of a conversion, in other letters',
      { unit: 'therm', service: 'gas', conversions: [{ from: 'CCF', multiply_by: '1.03' }], usage: row('ccf') },
      '22.70',
    ],
    [
      'of earlier bills that convert',
      {
        unit: 'kgal',
        conversions: [{ from: 'gal', multiply_by: '0.001' }],
        quantities: { billed: WINTER },
        quantity: 'billed',
        usage: row('kgal'),
        history: HISTORY,
      },
      '19.30',
    ],
    ['that nobody converts', { unit: 'therm', service: 'gas', usage: row('ccf') }, 'UNIT_CONVERSION_MISSING ccf'],
  ])('%s', (_case, given, expected) => {
    expect(said(asked(given))).toBe(expected)
  })
})
