import { describe, expect, test } from 'vitest'
import { rulesOf, SETTINGS, WATER } from '../../test/support/billing.js'
import { compileBillingRules } from '../billing/billing-rules.js'
import { checkSchema } from '../kernel/schema-check.js'
import { cashOf, receivableOf } from '../ledger/chart-of-accounts.js'
import type { TariffFile } from '../rating/tariff.js'
import { accountOfLine, accountPlan } from './chart-settings.js'
import { compileChecks } from './check-settings.js'
import { printedPeriod, servicePeriodFromPrinted, type PeriodPrinting } from './period-printing.js'
import { compileSettings, settingsProblems } from './settings.js'
import type { AccountFile, SettingsFile } from './settings-file.js'
import { SETTINGS_SCHEMA } from './settings-schema.js'

describe('printing of periods', () => {
  const august = { from: '2026-08-05', to: '2026-09-04' }
  test.each<[PeriodPrinting, { from: string; to: string }]>([
    [
      { from: 'first_day', to: 'last_day' },
      { from: '2026-08-05', to: '2026-09-04' },
    ],
    [
      { from: 'first_day', to: 'day_after' },
      { from: '2026-08-05', to: '2026-09-05' },
    ],
    [
      { from: 'day_before', to: 'last_day' },
      { from: '2026-08-04', to: '2026-09-04' },
    ],
    [
      { from: 'day_before', to: 'day_after' },
      { from: '2026-08-04', to: '2026-09-05' },
    ],
  ])('%o', (printing, expected) => {
    expect(printedPeriod(august, printing)).toEqual(expected)
    expect(servicePeriodFromPrinted(expected, printing)).toEqual(august)
  })
  test('both days included where nothing is said', () => {
    expect(printedPeriod(august)).toEqual(august)
    expect(servicePeriodFromPrinted(august)).toEqual(august)
  })
})

describe('settings', () => {
  const problems = (more: object) =>
    settingsProblems({ ...SETTINGS, ...more } as SettingsFile).map((entry) => `${entry.code} ${entry.path.join('.')}`)
  test.each<[string, object, string[]]>([
    ['nothing wrong', {}, []],
    ['a check that lacks its threshold', { checks: [{ check: 'high_use' }] }, ['CHECK_INCOMPLETE checks.0']],
    ['estimates without their limit', { checks: [{ check: 'consecutive_estimates' }] }, ['CHECK_INCOMPLETE checks.0']],
    [
      'a missing read that is only flagged',
      { checks: [{ check: 'missing_read', action: 'flag' }] },
      ['CHECK_ACTION checks.0.action'],
    ],
    [
      'normal periods nobody defines',
      { conventions: {}, checks: [{ check: 'high_use', factor: '2', only_normal_periods: true }] },
      ['CHECK_INCOMPLETE checks.0.only_normal_periods'],
    ],
    ['due dates that move without a calendar', { due_dates: { move: 'next_business_day' } }, ['CALENDAR_MISSING due_dates.move']],
    [
      'a queue that stands twice',
      {
        work_queues: [
          { queue: 'other', due_in_business_days: 1 },
          { queue: 'other', due_in_business_days: 2 },
        ],
      },
      ['QUEUE_TWICE work_queues.1'],
    ],
    ['a holiday that does not exist', { business_calendar: { holidays: ['02-30'] } }, ['HOLIDAY business_calendar.holidays.0']],
    ['a fee below a cent', { returned_payment_fee: { amount: '25.005' } }, ['AMOUNT returned_payment_fee.amount']],
    [
      'months without their days',
      { conventions: { months: { method: 'normal_period' } } },
      ['CHOICE_NOT_STATED conventions.months', 'CHOICE_NOT_STATED conventions.months'],
    ],
    [
      'normal days the wrong way round',
      { conventions: { months: { method: 'normal_period', normal_days: [35, 27], days_per_month: '30' } } },
      ['MONTHS conventions.months.normal_days'],
    ],
    [
      'a month of no days',
      { conventions: { months: { method: 'days', days_per_month: '0' } } },
      ['MONTHS conventions.months.days_per_month'],
    ],
    [
      'a season named as an attribute',
      { conventions: { seasons: { senior: [{ name: 'a', from: '01-01', to: '12-31' }] } } },
      ['NAME_TAKEN conventions.seasons.senior'],
    ],
    [
      'an account twice',
      {
        chart_of_accounts: [
          { code: '1', name: 'A', kind: 'revenue' },
          { code: '1', name: 'B', kind: 'revenue' },
        ],
      },
      ['ACCOUNT_TWICE chart_of_accounts.1.code'],
    ],
    [
      'a line on two accounts',
      {
        chart_of_accounts: [
          { code: '1', name: 'A', kind: 'revenue', lines: ['L'] },
          { code: '2', name: 'B', kind: 'revenue', lines: ['L'] },
        ],
      },
      ['LINE_TWICE chart_of_accounts.1.lines'],
    ],
    [
      'a line on a cash account',
      { chart_of_accounts: [{ code: '1', name: 'A', kind: 'cash', lines: ['L'] }] },
      ['ACCOUNT_KIND chart_of_accounts.0.lines'],
    ],
    [
      'services of a revenue account',
      { chart_of_accounts: [{ code: '1', name: 'A', kind: 'revenue', services: ['water'] }] },
      ['ACCOUNT_KIND chart_of_accounts.0.services'],
    ],
    [
      'channels of a receivable',
      { chart_of_accounts: [{ code: '1', name: 'A', kind: 'receivable', channels: ['web'] }] },
      ['ACCOUNT_KIND chart_of_accounts.0.channels'],
    ],
    [
      'an authority of a revenue account',
      { chart_of_accounts: [{ code: '1', name: 'A', kind: 'revenue', authority: 'city' }] },
      ['ACCOUNT_KIND chart_of_accounts.0.authority'],
    ],
  ])('%s', (_case, more, expected) => {
    expect(problems(more)).toEqual(expected)
  })

  test('what cannot be used is refused with its problems', () => {
    const outcome = compileSettings({ ...SETTINGS, due_dates: { move: 'next_business_day' } })
    expect(outcome).toMatchObject({ ok: false, refusal: { code: 'SETTINGS_INVALID' } })
  })

  test('the shortest settings have sensible defaults', () => {
    const { settings } = rulesOf()
    expect(settings).toMatchObject({
      due: { days: 21, countedFrom: 'accounting_date', move: 'none' },
      skips: { notStarted: 'NOT_STARTED', noActiveService: 'NO_ACTIVE_SERVICE' },
      starterMayApprove: true,
      returnedPaymentFee: null,
      shortestDays: 1,
    })
    expect(settings.readRules.rollover.openingFrom?.toFixed()).toBe('0.9')
    expect(settings.checks.map((check) => `${check.kind} ${check.action}`)).toEqual([
      'no_tariff park',
      'overlap park',
      'missing_read park',
      'negative_use park',
      'first_bill flag',
      'final_bill flag',
      'estimated_read flag',
      'zero_use flag',
      'long_period flag',
    ])
  })

  test('the rollover bounds are those that are stated', () => {
    const { rollover } = rulesOf({ rollover: { use_below_percent: '25' } }).settings.readRules
    expect([rollover.openingFrom, rollover.closingBelow, rollover.useBelow?.toFixed()]).toEqual([undefined, undefined, '0.25'])
  })

  test('the schema refuses what it does not know', () => {
    const messages = checkSchema({ ...SETTINGS, check: [], service_period: { read_counts_for: 'noon' } }, SETTINGS_SCHEMA).map(
      (entry) => entry.message,
    )
    expect(messages).toEqual([
      '"period_printing" is missing',
      'must be one of "end_of_day", "start_of_day", not "noon"',
      '"check" is not known here; did you mean "checks"?',
    ])
  })
})

describe('checks of the settings', () => {
  test('a listed check keeps its place, the others stand before or after', () => {
    const codes = compileChecks(
      [
        { check: 'zero_use', action: 'park' },
        { check: 'overlap', action: 'flag' },
      ],
      undefined,
    ).map((check) => check.code)
    expect(codes).toEqual([
      'TARIFF_UNKNOWN',
      'MISSING_READ',
      'NEGATIVE_USE',
      'ZERO_USE',
      'OVERLAP',
      'FIRST',
      'FINAL',
      'ESTIMATED',
    ])
  })
})

describe('the chart of accounts', () => {
  const files: AccountFile[] = [
    { code: '1010', name: 'Lockbox', kind: 'cash', channels: ['lockbox'] },
    { code: '1210', name: 'Water', kind: 'receivable', services: ['water'] },
    { code: '2310', name: 'City tax', kind: 'tax_payable', authority: 'city' },
    { code: '4010', name: 'Base', kind: 'revenue', lines: ['BASE', 'sewer/USE', 'W-COM/USE'] },
    { code: '4020', name: 'Use', kind: 'revenue', lines: ['USE'] },
    { code: '2950', name: 'Unknown money', kind: 'suspense' },
  ]
  const { plan, problems } = accountPlan(files)
  test('accounts of the settings, and defaults for the rest', () => {
    expect(problems).toEqual([])
    expect([receivableOf(plan.chart, 'water'), receivableOf(plan.chart, 'sewer'), receivableOf(plan.chart, undefined)]).toEqual([
      '1210',
      '1200',
      '1200',
    ])
    expect([cashOf(plan.chart, 'lockbox'), cashOf(plan.chart, 'web')]).toEqual(['1010', '1000'])
    expect([plan.chart.suspense, plan.chart.depositsHeld, plan.chart.customerCredit]).toEqual(['2950', '2200', '2100'])
    expect(plan.chart.accounts.filter((account) => account.kind === 'suspense')).toHaveLength(1)
  })
  test('a default account makes way for one of the settings with its code', () => {
    const { chart } = accountPlan([
      { code: '2100', name: 'City tax', kind: 'tax_payable', authority: 'city' },
      { code: '2101', name: 'State tax', kind: 'tax_payable', authority: 'state' },
    ]).plan
    expect(chart.customerCredit).toBe('2102')
    expect(new Set(chart.accounts.map((account) => account.code)).size).toBe(chart.accounts.length)
  })
  test.each<[string, string, string, string | undefined, string | undefined]>([
    ['by line', 'BASE', 'water', undefined, '4010'],
    ['by service and line', 'USE', 'sewer', undefined, '4010'],
    ['by line where the service is another', 'USE', 'water', undefined, '4020'],
    ['a tax by its authority', 'TAX', 'water', 'city', '2310'],
    ['no account', 'X', 'water', undefined, undefined],
  ])('%s', (_case, lineCode, service, taxAuthority, expected) => {
    expect(accountOfLine(plan, { lineCode, tariff: 'T', service, ...(taxAuthority === undefined ? {} : { taxAuthority }) })).toBe(
      expected,
    )
  })
  test('by tariff and line', () => {
    expect(accountOfLine(plan, { lineCode: 'USE', tariff: 'W-COM', service: 'water' })).toBe('4010')
  })
})

describe('settings and rate book together', () => {
  const code = (settings: object, tariffs: readonly TariffFile[]) => {
    const outcome = compileBillingRules({ ...SETTINGS, ...settings } as SettingsFile, tariffs)
    if (outcome.ok) return 'fits'
    const problems = (outcome.refusal.facts?.problems ?? []) as { code: string }[]
    return `${outcome.refusal.code} ${problems.map((entry) => entry.code).join()}`
  }
  const chart = [{ code: '4000', name: 'Revenue', kind: 'revenue', lines: ['OTHER'] }]
  test.each<[string, object, readonly TariffFile[], string]>([
    ['they fit', {}, [WATER], 'fits'],
    ['a line without an account', { chart_of_accounts: chart }, [WATER], 'RATE_BOOK_INVALID LINE_WITHOUT_ACCOUNT'],
    ['a tariff twice', {}, [WATER, WATER], 'RATE_BOOK_INVALID TARIFF_TWICE'],
    ['a choice nobody states', { conventions: {} }, [WATER], 'RATE_BOOK_INVALID CHOICE_NOT_STATED'],
    [
      'lines of three decimals',
      { conventions: { line_rounding: { digits: 3, mode: 'half_up' } } },
      [WATER],
      'RATE_BOOK_INVALID LINE_ROUNDING',
    ],
    [
      'lines of three decimals, totals of two',
      { conventions: { line_rounding: { digits: 3, mode: 'half_up' }, agreement_rounding: { digits: 2, mode: 'half_up' } } },
      [WATER],
      'fits',
    ],
    ['lines to five cents', { conventions: { line_rounding: { to: '0.05', mode: 'half_up' } } }, [WATER], 'fits'],
    [
      'cents in a currency without them',
      { utility: { ...SETTINGS.utility, currency: 'JPY' } },
      [WATER],
      'RATE_BOOK_INVALID LINE_ROUNDING',
    ],
    ['settings that cannot be used', { due_dates: { move: 'next_business_day' } }, [WATER], 'SETTINGS_INVALID CALENDAR_MISSING'],
  ])('%s', (_case, settings, tariffs, expected) => {
    expect(code(settings, tariffs)).toBe(expected)
  })

  test('whether earlier accounts’ history is needed', () => {
    expect(rulesOf().book.needsPremiseHistory).toBe(false)
    const winter = {
      winter_average_of: 'water',
      scope: 'premise',
      months: [1],
      applies_from: '03-01',
      months_needed: 1,
      period_needed: 'any',
      otherwise: '1',
    } as const
    const sewer: TariffFile = {
      ...WATER,
      tariff: 'S',
      versions: [
        { from: '2020-01-01', quantities: { volume: { product: [winter, 'months'] } }, rules: WATER.versions[0]?.rules ?? [] },
      ],
    }
    expect(rulesOf({}, [sewer]).book.needsPremiseHistory).toBe(true)
  })
})
