import { describe, expect, test } from 'vitest'
import { decimal } from '../kernel/decimal.js'
import type { LateFeeRule } from '../policy/bill-parameters.js'
import { compileCalendar } from '../utility/calendar-settings.js'
import { firstFeeDay, isExempt, type LateDebt, lateFeeOf } from './late-fee.js'

const CALENDAR = compileCalendar({ weekend: ['saturday', 'sunday'], holidays: ['12-25', '01-01'] })

test.each<[string, string, Parameters<typeof firstFeeDay>[1], string]>([
  ['no grace', '2026-09-18', { days: 0, count: 'calendar' }, '2026-09-19'],
  ['five days', '2026-09-18', { days: 5, count: 'calendar' }, '2026-09-24'],
  ['over the leap day', '2028-02-25', { days: 5, count: 'calendar' }, '2028-03-02'],
  ['over the same days of another year', '2027-02-25', { days: 5, count: 'calendar' }, '2027-03-03'],
  ['over the end of the year', '2026-12-30', { days: 5, count: 'calendar' }, '2027-01-05'],
  ['business days', '2026-09-18', { days: 3, count: 'business' }, '2026-09-24'],
  ['a last day on a holiday rolls', '2026-12-20', { days: 5, count: 'calendar', business_roll: true }, '2026-12-29'],
])('first day of a fee: %s', (_, dueOn, grace, expected) => {
  expect(firstFeeDay(dueOn, grace, CALENDAR)).toBe(expected)
})

test.each<[string, Parameters<typeof isExempt>[0], string, string[], boolean]>([
  ['nobody', null, 'residential', [], false],
  ['a class', { customer_classes: ['public_authority'] }, 'public_authority', [], true],
  ['another class', { customer_classes: ['public_authority'] }, 'residential', ['low_income'], false],
  ['a programme', { programmes: ['low_income'] }, 'residential', ['senior', 'low_income'], true],
])('exempt: %s', (_, exempt, customerClass, programmes, expected) => {
  expect(isExempt(exempt, customerClass, programmes)).toBe(expected)
})

/** Citations of the rules that a row applies; the rest are forms the packs allow. */
const TEXAS_ELECTRIC: LateFeeRule = { kind: 'once', percent: '5' }
const TEXAS_WATER: LateFeeRule = { kind: 'once', percent: '10', amount: '5', choose: 'lesser' }
const DEFAULT: LateFeeRule = { kind: 'once', percent: '5', cap_amount: '50.00', minimum_overdue: '10.00' }
const MONTHLY: LateFeeRule = { kind: 'repeated', percent: '1.5', every_days: 30 }

interface Case {
  overdue?: string
  fees?: string
  billed?: string
  charged?: string[]
  times?: number
  today?: string
}

describe('the fee', () => {
  test.each<[string, LateFeeRule | null, Case, string]>([
    ['16 Tex. Admin. Code 25.480: 5 %, once', TEXAS_ELECTRIC, { overdue: '120.00' }, '6 #1'],
    ['16 Tex. Admin. Code 25.480: not twice', TEXAS_ELECTRIC, { overdue: '120.00', charged: ['6.00'] }, 'charged_already'],
    ['16 Tex. Admin. Code 24.165: 10 % below $5', TEXAS_WATER, { overdue: '49.90' }, '4.99 #1'],
    ['16 Tex. Admin. Code 24.165: both alike', TEXAS_WATER, { overdue: '50.00' }, '5 #1'],
    ['16 Tex. Admin. Code 24.165: $5 below 10 %', TEXAS_WATER, { overdue: '50.10' }, '5 #1'],
    ['no rule', null, {}, 'no_rule'],
    ['none', { kind: 'none' }, {}, 'no_rule'],
    ['the last day of grace', DEFAULT, { today: '2026-09-23' }, 'in_grace'],
    ['the day after it', DEFAULT, { today: '2026-09-24' }, '5 #1'],
    ['a cent below the minimum', DEFAULT, { overdue: '9.99' }, 'below_minimum'],
    ['the minimum', DEFAULT, { overdue: '10.00' }, '0.5 #1'],
    ['up to the cap', DEFAULT, { overdue: '1000.00' }, '50 #1'],
    ['above the cap', DEFAULT, { overdue: '1000.20' }, '50 #1'],
    ['half a cent goes up', DEFAULT, { overdue: '10.10' }, '0.51 #1'],
    ['all of it disputed', DEFAULT, { overdue: '0' }, 'nothing'],
    ['a fee that was waived is not charged again', DEFAULT, { times: 1 }, 'charged_already'],
    ['the greater', { ...TEXAS_WATER, choose: 'greater' }, { overdue: '50.10' }, '5.01 #1'],
    ['both together', { ...TEXAS_WATER, choose: 'sum' }, { overdue: '50.00' }, '10 #1'],
    ['a fixed amount', { kind: 'once', amount: '7.50' }, {}, '7.5 #1'],
    ['a fixed amount on a debt without a minimum', { kind: 'once', amount: '7.50' }, { overdue: '0.01' }, '7.5 #1'],
    ['a percentage that rounds to nothing', { kind: 'once', percent: '5' }, { overdue: '0.09' }, 'nothing'],
    ['repeated, first', MONTHLY, { overdue: '200.00' }, '3 #1'],
    ['repeated, a day too early', MONTHLY, { charged: ['1.50'], today: '2026-10-23' }, 'charged_already'],
    ['repeated, after thirty days', MONTHLY, { charged: ['1.50'], today: '2026-10-24' }, '1.5 #2'],
    ['repeated, two were missed: one at a time', MONTHLY, { charged: ['1.50'], today: '2026-12-24' }, '1.5 #2'],
    ['repeated over the end of the year', MONTHLY, { charged: ['1', '1', '1'], today: '2026-12-23' }, '1.5 #4'],
    ['not compounding', MONTHLY, { fees: '10.00', charged: ['10.00'], today: '2026-10-24' }, '1.5 #2'],
    ['compounding', { ...MONTHLY, is_compounding: true }, { fees: '10.00', charged: ['10.00'], today: '2026-10-24' }, '1.65 #2'],
    ['what a cap leaves', { ...MONTHLY, cap_amount: '4.00' }, { charged: ['3.00'], today: '2026-10-24' }, '1 #2'],
    ['nothing left', { ...MONTHLY, cap_amount: '4.00' }, { charged: ['4.00'], today: '2026-10-24' }, 'capped'],
    ['a cap in percent of the bill', { kind: 'once', percent: '10', cap_percent: '5' }, { billed: '150.00' }, '7.5 #1'],
    ['the smaller cap', { kind: 'once', percent: '10', cap_percent: '5', cap_amount: '6' }, { billed: '150.00' }, '6 #1'],
    [
      'a repeated rule without an interval is charged once',
      { kind: 'repeated', percent: '1' },
      { charged: ['1'] },
      'charged_already',
    ],
  ])('%s', (_, rule, given, expected) => {
    const charged = (given.charged ?? []).map(decimal)
    const debt: LateDebt = {
      firstFeeDay: '2026-09-24',
      overdue: decimal(given.overdue ?? '100.00'),
      unpaidFees: decimal(given.fees ?? '0'),
      billed: decimal(given.billed ?? '100.00'),
      charged,
      timesCharged: given.times ?? charged.length,
    }
    const decided = lateFeeOf(rule, debt, given.today ?? '2026-10-01', 'USD')
    expect('fee' in decided ? `${decided.fee.amount.toFixed()} #${decided.fee.sequence}` : decided.none).toBe(expected)
  })
})
