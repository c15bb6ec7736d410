import { SOLAR_ACCOUNTS, SOLAR_SCHEDULES, SOLAR_TARIFFS, type SolarUtility, solarTariff } from './solar-utility.js'

const schedules = { ...SOLAR_SCHEDULES, all: { periods: ['all'], rows: [{ period: 'all' }] } }
const use = { rule: 'use', kind: 'time_of_use', schedule: 'all', periods: { all: { line: 'E-EN1', price: '0.20' } } }
const fund = { rule: 'fund', kind: 'usage', line: 'E-PCA', label: 'Public purpose', price: '0.004' }

/** The solar utility with accounts beside it that have shares of A1's panels: credits in money (A5), in kWh (A6). */
export const SHARED_SOLAR: SolarUtility = {
  accounts: {
    A1: SOLAR_ACCOUNTS.A1,
    A5: { agreement: 'G5', point: 'S5', meter: 'M5', tariff: 'N-SHARE' },
    A6: { agreement: 'G6', point: 'S6', meter: 'M6', tariff: 'N-VNM' },
  },
  tariffs: [
    ...SOLAR_TARIFFS.filter(({ tariff }) => tariff === 'N-SOL'),
    solarTariff('N-SHARE', { schedules }, [
      use,
      fund,
      {
        rule: 'array',
        kind: 'time_of_use',
        schedule: 'all',
        of: 'shared',
        as: 'discount',
        periods: { all: { line: 'E-SHARE', price: '0.12', label: 'Your share of the array' } },
      },
      { rule: 'credits', kind: 'credit_bank', line: 'E-CRED', label: 'Credits', credits: ['array'], pays: ['use'] },
    ]),
    solarTariff('N-VNM', { schedules }, [
      {
        rule: 'energy',
        kind: 'time_of_use',
        schedule: 'all',
        of: 'net',
        with_shares: true,
        bank: { kind: 'pooled' },
        periods: { all: { line: 'E-EN1', price: '0.11' } },
      },
      fund,
    ]),
  ],
}

const programmeAttributes = { green_blocks: 'number', green_percent: 'number', medical_baseline: 'boolean' }
const months = { method: 'days', days_per_month: '30' }

/** Accounts beside it that take part in programmes: green power in blocks and in percent, and a medical baseline. */
export const GREEN_SOLAR: SolarUtility = {
  accounts: {
    A1: SOLAR_ACCOUNTS.A1,
    A7: { agreement: 'G7', point: 'S7', meter: 'M7', tariff: 'N-GREEN' },
    A8: { agreement: 'G8', point: 'S8', meter: 'M8', tariff: 'N-GREEN' },
  },
  tariffs: [
    ...SOLAR_TARIFFS.filter(({ tariff }) => tariff === 'N-SOL'),
    {
      ...solarTariff(
        'N-GREEN',
        {
          schedules,
          months,
          price_change: 'split',
          split: { by: 'days', quantity_rounding: 'none', remainder: 'none' },
          tier_limits: { per: 'bill', rounding: 'none' },
        },
        [
          {
            rule: 'energy',
            kind: 'time_of_use',
            schedule: 'all',
            periods: {
              all: {
                tiers: [
                  { line: 'E-EN1', up_to: { by: 'medical_baseline', values: { true: '350', false: '300' } }, price: '0.10' },
                  { line: 'E-EN2', price: '0.30' },
                ],
              },
            },
          },
          {
            rule: 'blocks',
            kind: 'fixed',
            line: 'E-GREEN',
            label: 'Green power, blocks of 100 kWh',
            per: 'month',
            times: 'green_blocks',
            unit: 'block',
            price: '1.50',
            zero_lines: 'omit',
          },
          {
            rule: 'share',
            kind: 'usage',
            line: 'E-GREEN-P',
            label: 'Green power, share of use',
            quantity: { percent: 'green_percent', of: 'use' },
            price: '0.012',
          },
        ],
      ),
      attributes: programmeAttributes,
    } as never,
  ],
}
