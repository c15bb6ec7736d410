import { describe, expect, test } from 'vitest'
import { checkExample, type WorkedExample } from './worked-examples-suite.js'

// Figures reckoned by hand; the published examples themselves are compared by `npm run check:samples`.

const example = (kind: string, inputs: WorkedExample['inputs'], figures: Readonly<Record<string, string>>): WorkedExample => ({
  id: 'own',
  kind,
  inputs,
  checks: Object.entries(figures).map(([code, value]) => ({ code, value, tolerance: '0' })),
})

describe('examples become tariffs that the engine rates', () => {
  test.each<[string, WorkedExample]>([
    [
      // 4,950 ÷ 1,000 = 4.95, up to 5; 700 ÷ 500 = 1.4; 1.4 × 0.5 = 0.7; 5 × 2 = 10, less 1.40.
      'stormwater',
      example(
        'stormwater',
        {
          imperviousSqFt: 4950,
          sqFtPerEru: 1000,
          ratePerEru: '2',
          retainedGallons: 700,
          gallonsPerEru: '500',
          maxDiscount: '0.5',
        },
        { eru: '5', retainedEru: '1.4', discountEru: '0.7', grossFee: '10.00', netFee: '8.60' },
      ),
    ],
    [
      // Berkeley County, South Carolina: 915,447 ÷ 2,760 = 331.68, the nearest is 332, × $36.00.
      'stormwater without a discount, in whole units',
      example(
        'stormwater',
        { imperviousSqFt: 915447, sqFtPerEru: 2760, ratePerEru: '36.00', rounding: 'rounded to nearest whole ERU' },
        { eru: '332', grossFee: '11952.00', netFee: '11952.00' },
      ),
    ],
    [
      // City of Mulvane, Kansas: $21.00 and $5.25 for each thousand gallons of the average.
      'sewer of two months, nothing included',
      example(
        'sewer winter average',
        { winterGallons: [3000, 5000], base: '21.00', perThousand: '5.25' },
        { averageGallons: '4000', total: '42.00' },
      ),
    ],
    [
      // Energy Toolbase, "Understanding Demand Ratchets": half of 200 kW, a month of 105 kW.
      'ratchet below the month',
      example(
        'demand ratchet',
        { peakKw: 200, percent: 50, months: 12, actualKw: 105 },
        { minimumBilledKw: '100', billedKw: '105' },
      ),
    ],
    [
      // Gainesville Regional Utilities (2017): 17 ccf × 1.017 × 1.020 = 17.635.
      'gas by two factors',
      example('gas volume to energy', { ccf: 17, pressureFactor: '1.017', heatFactor: '1.020' }, { therms: '18' }),
    ],
    [
      // (4,000 + 5,000 + 6,000) ÷ 3 = 5,000; 3 thousand above the 2,000 included.
      'sewer',
      example(
        'sewer winter average',
        { winterGallons: [4000, 5000, 6000], includedGallons: 2000, base: '10', perThousand: '4' },
        {
          averageGallons: '5000',
          volume: '12.00',
          total: '22.00',
        },
      ),
    ],
    [
      'moving in',
      example('proration', { period: 'Jun 1-30', serviceStart: 'Jun 21', base: '15.00' }, { days: '10', base: '5.00' }),
    ],
    ['ratchet', example('demand ratchet', { peakKw: 200, percent: 60, months: 12 }, { minimumBilledKw: '120' })],
    // 50 × 1.03 = 51.5, half up.
    ['gas', example('gas volume to energy', { ccf: 50, factor: '1.03' }, { therms: '52' })],
    [
      // 3 d × 1; parts 10 × 0.5 and 5 × 0.4 less 4 × 0.1, 1 back, 2 and 3; 10 × 0.5 less 6 × 0.2; the other supplier 20 × 0.1 and 1.
      'statement',
      example(
        'rate change inside a period',
        {
          period: '2025-03-01..2025-03-03 (3 days)',
          baseServices: '3 d x 1',
          segments: [
            {
              days: 1,
              peak: [10, '0.5'],
              offPeak: [5, '0.4'],
              baselineAllowanceKwh: 4,
              baselineCreditRate: '-0.1',
              generationCredit: '-1',
              pcia: '2',
              ffs: '3',
            },
            {
              days: 2,
              peak: [10, '0.5'],
              offPeak: [0, '0.4'],
              baselineAllowanceKwh: 6,
              baselineCreditRate: '-0.2',
              generationCredit: '0',
              pcia: '0',
              ffs: '0',
            },
          ],
          mce: { offPeak: [20, '0.1'], tax: '1' },
          previous: '5.00',
          payment: '-2.00',
        },
        {
          baseServices: '3.00',
          baselineCredit1: '-0.40',
          baselineCredit2: '-1.20',
          delivery: '17.40',
          generation: '3.00',
          totalDue: '23.40',
        },
      ),
    ],
  ])('%s', (_kind, own) => {
    expect(checkExample(own).filter((finding) => !finding.agrees)).toEqual([])
  })

  test('what no tariff is built from, or lacks an input, disagrees and says why', () => {
    expect(checkExample(example('tides', {}, { height: '1' }))[0]?.found).toContain('no tariff is built')
    expect(checkExample(example('gas volume to energy', { ccf: 1 }, { therms: '1' }))[0]?.found).toContain('states no factor')
  })
})
