import { SOLAR_ACCOUNTS, type SolarUtility, solarTariff } from './solar-utility.js'

const CHOICE = {
  ...solarTariff('N-CHOICE', { schedules: { all: { periods: ['all'], rows: [{ period: 'all' }] } } }, [
    {
      rule: 'delivery',
      kind: 'time_of_use',
      schedule: 'all',
      periods: { all: { line: 'E-EN', label: 'Delivery', price: '0.05' } },
    },
    { rule: 'energy', kind: 'fixed', line: 'E-EN1', label: 'Energy of your supplier', per: 'bill', price: 'supplier_energy' },
    { rule: 'adjustment', kind: 'fixed', line: 'E-EN2', label: 'Adjustment', per: 'bill', price: 'supplier_adjustment' },
  ]),
  attributes: { supplier_energy: 'number', supplier_adjustment: 'number' },
} as const

/** One account whose energy another company supplies: delivery at 0.05, and what the supplier charges. */
export const SUPPLIED: SolarUtility = {
  accounts: { A2: { ...SOLAR_ACCOUNTS.A2, tariff: 'N-CHOICE' } },
  tariffs: [CHOICE],
}
