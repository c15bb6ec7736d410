import { expect, test } from 'vitest'
import { mayAddAccount, withChartAdditions } from './chart-additions.js'
import type { SettingsFile } from './settings-file.js'

const TAX = { code: '2310', name: 'Tax payable', kind: 'tax_payable', authority: 'city' } as const
const REVENUE = { code: '4000', name: 'Revenue', kind: 'revenue', lines: ['USE'] } as const
const settings = (authority?: string): SettingsFile =>
  ({
    utility: { name: 'U', address: ['1 Mill Lane'], currency: 'USD', time_zone: 'UTC' },
    service_period: { read_counts_for: 'start_of_day', period_printing: { from: 'first_day', to: 'last_day' } },
    conventions: {},
    chart_of_accounts: [TAX, REVENUE],
    connections: { tax: { percent: '5', on: ['labour'], ...(authority === undefined ? {} : { authority }) } },
  }) as unknown as SettingsFile

test.each([
  ['a code that is free', settings('city'), { code: '4200', kind: 'revenue' }, undefined],
  ['one of the settings', settings('city'), { code: '4000', kind: 'revenue' }, 'GL_ACCOUNT_EXISTS'],
  ['one that stands there by default', settings('city'), { code: '6200', kind: 'revenue' }, 'GL_ACCOUNT_EXISTS'],
  ['a second one for taxes, where each has its authority', settings('city'), { code: '2330', kind: 'tax_payable' }, undefined],
  [
    'a second one for taxes, where it is open then which is meant',
    settings(),
    { code: '2330', kind: 'tax_payable' },
    'GL_ACCOUNT_UNSETTLES',
  ],
] as const)('an account is added: %s', (_, file, account, expected) => {
  const decided = mayAddAccount(file, { name: 'New', ...account })
  expect(decided.ok ? undefined : decided.refusal.code).toBe(expected)
})

test('a line goes to an account that was added; what the settings name stays', () => {
  const { chart_of_accounts: chart } = withChartAdditions(settings('city'), {
    accounts: [
      { code: '4200', name: 'Standby', kind: 'revenue' },
      { code: '4000', name: 'Other', kind: 'revenue' },
    ],
    lines: [
      { lineCode: 'STANDBY', account: '4200' },
      { lineCode: 'USE', account: '4200' },
    ],
  })
  expect(chart).toEqual([TAX, REVENUE, { code: '4200', name: 'Standby', kind: 'revenue', lines: ['STANDBY'] }])
})
