import { describe, expect, test } from 'vitest'
import { decimal } from '../kernel/decimal.js'
import type { LocalDate } from '../kernel/local-date.js'
import { refused } from '../kernel/outcome.js'
import type { GoverningPolicy } from '../policy/governing-chain.js'
import type { PolicyRow } from '../policy/policy-pack.js'
import { compileCalendar } from '../utility/calendar-settings.js'
import { feePolicy } from './fee-policy.js'
import { type AccountDebts, feesOfAccount, type OverdueItem } from './fees-of-account.js'
import { decideWaiver, waiversCountAfter } from './waive-fee.js'

const CALENDAR = compileCalendar({})
const row = (key: PolicyRow['key'], value: unknown, more: Partial<PolicyRow> = {}): PolicyRow => ({
  key,
  value,
  from: null,
  to: null,
  citation: 'made for this test',
  mark: 'U',
  says: 'a rule',
  ...more,
})
const ROWS = [
  row('late_fee.grace', { days: 5, count: 'calendar' }),
  row('late_fee.exempt', { customer_classes: ['public_authority'], programmes: ['low_income'] }),
  row('late_fee.rule', { kind: 'none' }, { to: '2026-09-30' }),
  row('late_fee.rule', { kind: 'once', percent: '5', minimum_overdue: '10.00' }, { from: '2026-10-01' }),
  row(
    'late_fee.rule',
    { kind: 'repeated', percent: '1', every_days: 30 },
    { scope: { services: ['electric'] }, from: '2026-10-01' },
  ),
]
const GOVERNS: GoverningPolicy = {
  entity: 'municipal',
  chain: [
    {
      version: 4,
      document: { pack: 'city', name: 'City', level: 'utility', jurisdiction: 'XX', read_on: '2026-01-01', rows: ROWS },
    },
  ],
}
const POLICY = feePolicy((day) =>
  day < '2026-09-01' ? refused('POLICY_NOT_GOVERNED', 'nothing governs') : { ok: true, value: GOVERNS },
)

const item = (itemId: number, rest: Partial<OverdueItem> = {}): OverdueItem => ({
  itemId,
  billId: 7,
  service: 'water',
  dueOn: '2026-10-10',
  openAmount: decimal('60.00'),
  billed: decimal('200.00'),
  ...rest,
})
const account = (items: OverdueItem[], rest: Partial<AccountDebts> = {}): AccountDebts => ({
  accountId: 'A1',
  customerClass: 'residential',
  programmes: [],
  items,
  disputed: [],
  earlierFees: [],
  ...rest,
})
const fees = (debts: AccountDebts, today: LocalDate) =>
  feesOfAccount(debts, POLICY, { today, calendar: CALENDAR, currency: 'USD' }).map(
    ({ itemIds, fee, decidedBy }) => `${itemIds.join('+')}: ${fee.amount.toFixed(2)} #${fee.sequence} by row ${decidedBy.row}`,
  )
const earlierFee = (itemIds: number[], isTakenBack = false) => ({
  itemIds,
  amount: decimal('3.00'),
  openAmount: decimal('3.00'),
  isTakenBack,
})
const disputed = (amount: string, itemId?: number) => ({ itemId, amount: decimal(amount) })

describe('the fees of an account', () => {
  test.each<[string, AccountDebts, LocalDate, string[]]>([
    ['last day of grace', account([item(1)]), '2026-10-15', []],
    ['first day of a fee', account([item(1)]), '2026-10-16', ['1: 3.00 #1 by row 3']],
    ['items of a bill bear one fee together', account([item(1), item(2)]), '2026-10-16', ['1+2: 6.00 #1 by row 3']],
    [
      'items under another rule bear theirs',
      account([item(1), item(2, { service: 'electric' })]),
      '2026-10-16',
      ['1: 3.00 #1 by row 3', '2: 0.60 #1 by row 4'],
    ],
    [
      'another bill bears its own',
      account([item(1), item(2, { billId: 8 })]),
      '2026-10-16',
      ['1: 3.00 #1 by row 3', '2: 3.00 #1 by row 3'],
    ],
    [
      'a debt of the account as a whole',
      account([item(1, { billId: undefined, service: undefined })]),
      '2026-10-16',
      ['1: 3.00 #1 by row 3'],
    ],
    ['the same night again', account([item(1)], { earlierFees: [earlierFee([1])] }), '2026-10-17', []],
    ['a fee that was waived stays waived', account([item(1)], { earlierFees: [earlierFee([1], true)] }), '2026-10-17', []],
    ['the lead item was paid meanwhile', account([item(2)], { earlierFees: [earlierFee([1, 2])] }), '2026-10-17', []],
    [
      'missed days are made up for',
      account([item(2, { service: 'electric' })]),
      '2026-12-15',
      ['2: 0.60 #1 by row 4', '2: 0.60 #2 by row 4', '2: 0.60 #3 by row 4'],
    ],
    ['a class that is exempt', account([item(1)], { customerClass: 'public_authority' }), '2026-10-16', []],
    ['a programme that is exempt', account([item(1)], { programmes: ['low_income'] }), '2026-10-16', []],
    ['due too early for the rule, by a day', account([item(1, { dueOn: '2026-09-24' })]), '2026-12-01', []],
    [
      'its first fee day is the first day of the rule',
      account([item(1, { dueOn: '2026-09-25' })]),
      '2026-10-01',
      ['1: 3.00 #1 by row 3'],
    ],
    ['due before anything governed', account([item(1, { dueOn: '2026-08-31' })]), '2026-12-01', []],
    ['part of an item disputed', account([item(1)], { disputed: [disputed('20.00', 1)] }), '2026-10-16', ['1: 2.00 #1 by row 3']],
    ['so much that the minimum is missed', account([item(1)], { disputed: [disputed('50.01', 1)] }), '2026-10-16', []],
    ['the minimum just reached', account([item(1)], { disputed: [disputed('50.00', 1)] }), '2026-10-16', ['1: 0.50 #1 by row 3']],
    [
      'a dispute of the account takes the oldest debt first',
      account([item(1), item(2, { billId: 6, dueOn: '2026-10-09' })], { disputed: [disputed('70.00')] }),
      '2026-10-16',
      ['1: 2.50 #1 by row 3'],
    ],
    ['more disputed than owed', account([item(1)], { disputed: [disputed('999.00')] }), '2026-10-16', []],
  ])('%s', (_, debts, today, expected) => {
    expect(fees(debts, today)).toEqual(expected)
  })
})

describe('waiving', () => {
  const RULE = { per_year: 1, amount: '50.00' }
  test.each<[string, typeof RULE | null, string, number, boolean, string]>([
    ['the first of the year', RULE, '50.00', 0, false, 'waived'],
    ['a cent above the limit', RULE, '50.01', 0, false, 'LATE_FEE_WAIVER_LIMIT'],
    ['the second of the year', RULE, '10.00', 1, false, 'LATE_FEE_WAIVER_LIMIT'],
    ['no rule', null, '10.00', 0, false, 'LATE_FEE_WAIVER_LIMIT'],
    ['a supervisor', null, '99.00', 3, true, 'waived'],
  ])('%s', (_, rule, amount, waivedWithinYear, mayWaiveAny, expected) => {
    const decided = decideWaiver(rule, { amount: decimal(amount), isTakenBack: false, waivedWithinYear, mayWaiveAny })
    expect(decided.ok ? decided.value : decided.refusal.code).toBe(expected)
  })

  test('nobody waives twice', () => {
    const fee = { amount: decimal('1.00'), isTakenBack: true, waivedWithinYear: 0, mayWaiveAny: true }
    expect(decideWaiver(null, fee)).toMatchObject({ ok: false, refusal: { code: 'LATE_FEE_TAKEN_BACK' } })
  })

  test('twelve months, also over a leap day', () => {
    expect(waiversCountAfter('2026-09-15')).toBe('2025-09-15')
    expect(waiversCountAfter('2028-02-29')).toBe('2027-02-28')
  })
})
