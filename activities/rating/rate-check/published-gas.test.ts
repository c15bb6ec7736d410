import { describe, expect, test } from 'vitest'
import { fixed, perUnit, publishedLines, type PublishedRate, WHOLE } from '../../../test/support/published-rate.js'

// Bills and figures that cities and utilities published for their customers, each with its source, as the rate command makes them.

describe('gas', () => {
  test('Gainesville: corrected for pressure, then for heat, billed in whole therms', () => {
    // Gainesville Regional Utilities, "Natural Gas" (2017): 17 ccf × 1.017 × 1.020 = 17.635, 18 therms. The gross receipts tax on gas follows
    // from the state's index price of a thousand cubic feet and is taken as the bill has it; the city's tax is 10 % of all but the cost of gas.
    const example: PublishedRate = {
      service: 'gas',
      unit: 'therm',
      unit_conversions: [
        {
          from: 'ccf',
          steps: [
            { multiply_by: '1.017', rounding: { digits: 3, mode: 'half_up' }, label: 'corrected ccf' },
            { multiply_by: 'heat_factor', rounding: WHOLE },
          ],
        },
      ],
      attributes: { heat_factor: 'number', gross_receipts_tax: 'number' },
      rules: [
        fixed('CUSTOMER', '9.75'),
        perUnit('ENERGY', '0.63'),
        perUnit('RECOVERY', '0.0556'),
        perUnit('PURCHASED-GAS', '0.23'),
        { rule: 'gross-receipts', kind: 'fixed', line: 'GROSS-RECEIPTS', per: 'bill', price: 'gross_receipts_tax' },
        {
          rule: 'city-tax',
          kind: 'percent',
          as: 'tax',
          authority: 'city',
          line: 'CITY-TAX',
          percent: '10',
          of: ['all'],
          except: ['purchased-gas'],
          exempt: { tax_exempt: true },
        },
      ],
      use: '17',
      counted: 'ccf',
      given: { heat_factor: '1.020', gross_receipts_tax: '0.85', tax_exempt: 'false' },
    }
    expect(publishedLines(example)).toEqual([
      'CUSTOMER 9.75',
      'ENERGY 11.34',
      'RECOVERY 1.00',
      'PURCHASED-GAS 4.14',
      'GROSS-RECEIPTS 0.85',
      'CITY-TAX 2.29',
      'total 29.37',
    ])
  })

  test('Kentucky Frontier: a factor, to two digits', () => {
    // Kentucky Frontier Gas, "How to read your bill": 822 to 900 (78) × 1.0043 = 78.34 at $0.971, a charge by month and two others.
    const example: PublishedRate = {
      service: 'gas',
      unit: 'billed ccf',
      unit_conversions: [{ from: 'ccf', multiply_by: '1.0043', rounding: { digits: 2, mode: 'half_up' } }],
      rules: [perUnit('GAS', '0.971'), fixed('CUSTOMER', '13.00'), fixed('PIPELINE', '1.00'), fixed('OTHER', '5.00')],
      use: '78',
      counted: 'ccf',
    }
    expect(publishedLines(example)).toEqual(['GAS 76.07', 'CUSTOMER 13.00', 'PIPELINE 1.00', 'OTHER 5.00', 'total 95.07'])
  })

  test.each<[string, string, PublishedRate['unit_conversions'], string, string]>([
    [
      // energyknowledgebase.com, "Therm": 37 ccf × 1.085 = 40 therms.
      'a billing factor',
      'therm',
      [{ from: 'ccf', multiply_by: '1.085', rounding: WHOLE }],
      '37',
      'UNITS 40.00',
    ],
    [
      // Shell Energy UK, "How do you calculate my gas usage": 2 m³ × 1.02264 × 39.3 ÷ 3.6 = 22 kWh.
      'cubic metres, volume correction, calorific value, kWh',
      'kWh',
      [
        {
          from: 'm3',
          steps: [
            { multiply_by: '1.02264', rounding: 'none', label: 'corrected m3' },
            { multiply_by: { quotient: ['39.3', '3.6'] }, rounding: WHOLE },
          ],
        },
      ],
      '2',
      'UNITS 22.00',
    ],
  ])('%s', (_, unit, unit_conversions, use, expected) => {
    const counted = unit_conversions?.[0]?.from ?? unit
    const rated = publishedLines({
      service: 'gas',
      unit,
      ...(unit_conversions === undefined ? {} : { unit_conversions }),
      rules: [perUnit('UNITS', '1')],
      use,
      counted,
    })
    expect(rated[0]).toBe(expected)
  })
})
