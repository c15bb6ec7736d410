import { describe, expect, test } from 'vitest'
import {
  history,
  monthlyReads,
  outcomeOf,
  REFUSE,
  rulesOf,
  summaryOf,
  WATER,
  waterAccount,
  waterMeter,
  WINDOW,
  SETTINGS,
} from '../../test/support/billing.js'
import type { TariffFile } from '../rating/tariff.js'
import type { CheckFile } from '../utility/check-settings.js'
import type { AccountInput, BillingWindow } from './billing-input.js'

const point = (
  reads: readonly (string | number)[],
  kinds: readonly ('actual' | 'estimated' | 'customer')[] = [],
  more: object = {},
) => ({
  registers: [waterMeter(monthlyReads(reads, kinds), more)],
})
/** The closing read of September was not taken. */
const unread = { registers: [waterMeter(monthlyReads([100, 112]).slice(0, 1))] }
const high: CheckFile = { check: 'high_use', factor: '5', and_above: '30' }

describe('what becomes of an account', () => {
  test.each<[string, AccountInput, string]>([
    ['billed', waterAccount(), 'billed 24.00'],
    ['billed for the first time', waterAccount({}, { startOn: '2026-08-05', history: [] }), 'billed 24.00 FIRST'],
    ['billed finally', waterAccount({}, { stopOn: '2026-09-04' }), 'billed 24.00 FINAL'],
    [
      'billed for two months',
      waterAccount(point([80, 90, 100, 112]), {
        history: history([10]).map((entry) => ({ ...entry, period: { from: '2026-06-05', to: '2026-07-04' } })),
      }),
      'billed 44.00 CATCH_UP',
    ],
    ['no use', waterAccount(point([100, 100])), 'billed 0.00 ZERO_USE'],
    ['an estimated closing read', waterAccount(point([100, 112], ['estimated'])), 'billed 24.00 ESTIMATED'],
    ['service begins after the period', waterAccount({}, { startOn: '2026-09-05', history: [] }), 'skipped NOT_STARTED'],
    ['service ended and is billed', waterAccount({}, { stopOn: '2026-08-04' }), 'skipped NO_ACTIVE_SERVICE'],
    ['no agreement at all', { ...waterAccount(), agreements: [] }, 'skipped NO_ACTIVE_SERVICE'],
    [
      'billed up to the read already',
      waterAccount({}, { history: [{ ...history([1])[0], period: { from: '2026-08-05', to: '2026-09-04' } }] }),
      'skipped NO_ACTIVE_SERVICE',
    ],
    [
      'skipped by an operator',
      waterAccount({}, {}, { skip: { reason: 'Meter is being tested.' } }),
      'skipped SKIPPED_BY_OPERATOR',
    ],
    ['an unknown tariff', waterAccount({}, { tariffCode: 'X' }), 'parked TARIFF_UNKNOWN G1'],
    ['a tariff that is not yet in force', waterAccount({}, { tariffCode: 'N' }), 'parked TARIFF_UNKNOWN G1'],
    ['a missing closing read', waterAccount(unread), 'parked MISSING_READ G1'],
    [
      'a missing opening read',
      waterAccount({ registers: [waterMeter([{ readId: 1, readOn: '2026-09-04', value: '5', kind: 'actual' }])] }),
      'parked MISSING_READ G1',
    ],
    ['a read that runs backwards', waterAccount(point([100, 90])), 'parked NEGATIVE_USE G1'],
    ['a rollover', waterAccount(point([9995, 5])), 'billed 20.00'],
    [
      'another account at the same point',
      waterAccount({ otherAgreements: [{ agreementId: 'G9', accountId: 'A9', startOn: '2026-09-04' }] }),
      'parked OVERLAP G1',
    ],
    [
      'another account before',
      waterAccount({ otherAgreements: [{ agreementId: 'G9', accountId: 'A9', startOn: '2015-01-01', stopOn: '2019-12-31' }] }),
      'billed 24.00',
    ],
    [
      'the account’s own agreement at the same point',
      waterAccount(
        {},
        {},
        {
          agreements: [
            ...waterAccount().agreements,
            { agreementId: 'G2', servicePointId: 'S1', tariffCode: 'W', startOn: '2026-08-10', history: [] },
          ],
        },
      ),
      'parked OVERLAP G1',
    ],
    ['a determinant the tariff needs', waterAccount({}, { tariffCode: 'L' }), 'parked MISSING_DETERMINANT G1'],
    ['no meter at a metered tariff', waterAccount({ registers: [] }), 'parked MISSING_DETERMINANT G1'],
    ['data nobody foresaw', waterAccount(point(['100', 'abc'])), 'parked INTERNAL_ERROR'],
    ['a service point that is not there', { ...waterAccount(), servicePoints: [] }, 'parked INTERNAL_ERROR'],
  ])('%s', (_case, input, expected) => {
    const rules = rulesOf({ checks: [{ check: 'consecutive_estimates', at_most: 3 }, high] }, [
      WATER,
      REFUSE,
      lacking('L', 'lot_area_sqft'),
      later('N'),
    ])
    expect(summaryOf(outcomeOf(input, rules))).toBe(expected)
  })
})

function lacking(tariff: string, attribute: string): TariffFile {
  return {
    ...WATER,
    tariff,
    versions: [
      { from: '2020-01-01', rules: [{ rule: 'lot', kind: 'fixed', line: 'LOT', per: 'bill', price: '1', times: attribute }] },
    ],
  }
}

function later(tariff: string): TariffFile {
  return { ...WATER, tariff, versions: WATER.versions.map((version) => ({ ...version, from: '2026-08-20' })) }
}

describe('windows and periods', () => {
  const bothOnes = waterAccount({}, { stopOn: '2026-08-20' }, {})
  const final: BillingWindow = { ...WINDOW, kind: 'final' }
  test('a read at the start of its day closes the day before', () => {
    const rules = rulesOf({
      service_period: { read_counts_for: 'start_of_day', period_printing: { from: 'first_day', to: 'day_after' } },
    })
    const outcome = outcomeOf(
      waterAccount(
        {},
        { history: history([10]).map((entry) => ({ ...entry, period: { from: '2026-07-04', to: '2026-08-03' } })) },
      ),
      rules,
    )
    expect(outcome.outcome === 'billed' && outcome.bill.period).toEqual({ from: '2026-08-04', to: '2026-09-03' })
    expect(summaryOf(outcome)).toBe('billed 24.00')
  })
  test('a final run bills only what has stopped', () => {
    expect(summaryOf(outcomeOf(waterAccount(), rulesOf(), final))).toBe('skipped NO_ACTIVE_SERVICE')
    const stopped = waterAccount(
      {
        registers: [waterMeter([...monthlyReads([100, 112]), { readId: 9, readOn: '2026-08-20', value: '104', kind: 'actual' }])],
      },
      { stopOn: '2026-08-20' },
    )
    expect(summaryOf(outcomeOf(stopped, rulesOf(), final))).toBe('billed 8.00 FINAL')
    expect(summaryOf(outcomeOf(bothOnes))).toBe('parked MISSING_READ G1')
  })
  test('a rebill takes the agreements and days it is told, and history only before them', () => {
    const input = waterAccount({}, {}, { only: [{ agreementId: 'G1', period: { from: '2026-07-05', to: '2026-08-04' } }] })
    const outcome = outcomeOf(input)
    expect(outcome.outcome === 'billed' && [outcome.bill.period, outcome.bill.total]).toEqual([
      { from: '2026-07-05', to: '2026-08-04' },
      '20.00',
    ])
    expect(summaryOf(outcomeOf({ ...input, only: [] }))).toBe('skipped NO_ACTIVE_SERVICE')
    expect(summaryOf(outcomeOf({ ...input, only: [{ agreementId: 'G1' }] }))).toBe('billed 24.00')
  })
  test('too few days are left to the next window, unless it is the last bill', () => {
    const rules = rulesOf({
      service_period: { ...SETTINGS.service_period, shortest_days: 10 },
      skips: { short_period: 'TOO_SHORT' },
    })
    const young = (more: object) =>
      waterAccount(
        { registers: [waterMeter(monthlyReads([100, 112]), { installedOn: '2026-08-30', installRead: '110' })] },
        { startOn: '2026-08-31', history: [], ...more },
      )
    expect(summaryOf(outcomeOf(young({}), rules))).toBe('skipped TOO_SHORT')
    expect(summaryOf(outcomeOf(young({ stopOn: '2026-09-04' }), rules))).toBe('billed 4.00 FINAL;FIRST')
  })
  test('due days: of the cycle, of the settings, from the read, moved to a business day', () => {
    const due = (settings: object, window: object = {}) => {
      const outcome = outcomeOf(waterAccount(), rulesOf(settings), { ...WINDOW, ...window })
      return outcome.outcome === 'billed' ? outcome.bill.dueOn : ''
    }
    expect(due({})).toBe('2026-10-01')
    expect(due({ due_dates: { days: 10, move: 'none' } }, { dueDays: undefined })).toBe('2026-09-20')
    expect(due({}, { dueDays: undefined })).toBe('2026-10-01')
    expect(due({ due_dates: { days: 10, move: 'next_business_day' }, business_calendar: {} }, { dueDays: undefined })).toBe(
      '2026-09-21',
    )
    expect(due({ due_dates: { days: 10, move: 'previous_business_day' }, business_calendar: {} }, { dueDays: undefined })).toBe(
      '2026-09-18',
    )
    expect(due({ due_dates: { counted_from: 'read_date', move: 'none' } })).toBe('2026-09-25')
  })
})
