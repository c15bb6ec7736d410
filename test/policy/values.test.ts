import { expect, test } from 'vitest'
import { findPolicy, gatherPolicies, type PolicySubject } from '../../domain/policy/find-policy.js'
import type { Parameter } from '../../domain/policy/parameter.js'
import { PARAMETERS, type ParameterKey } from '../../domain/policy/parameters.js'
import type { PackVersion } from '../../domain/policy/policy-pack.js'
import { isInSeason, type SeasonWindow } from '../../domain/policy/season.js'
import { presetPack } from '../support/policy.js'

// What each preset says to whom on which day, written beside the packs from the rules cited; both sides of every day that matters.

const IOU = { entity: 'investor_owned', service: 'electric', customerClass: 'residential', programmes: [] } as const
const OFFICE = { ...IOU, customerClass: 'commercial' } as const
const WATER = { ...IOU, entity: 'municipal', service: 'water' } as const
const SUPPLIER = { ...IOU, entity: 'retailer' } as const
const having = (subject: PolicySubject, ...programmes: string[]): PolicySubject => ({ ...subject, programmes })
const DAY = '2026-07-01'

type Row = readonly [pack: string, citation: string, key: ParameterKey, whom: PolicySubject, day: string, holds: unknown]

const ROWS: readonly Row[] = [
  ['us-il-280', '280.100', 'back_bill.max_months', IOU, DAY, 12],
  ['us-il-280', '280.100', 'back_bill.max_months', OFFICE, DAY, 24],
  ['us-il-280', '280.100', 'back_bill.max_months', WATER, DAY, 'POLICY_MISSING'],
  ['us-il-280', '280.100', 'back_bill.exceptions', IOU, DAY, ['tampering', 'theft', 'fraud', 'blocked_access']],
  ['us-il-280', '280.100', 'back_bill.repay', IOU, DAY, { at_least_as_long: true, interest_free: true }],
  [
    'us-il-280',
    '280.100',
    'back_bill.form',
    IOU,
    DAY,
    { labelled_apart: true, states_period: true, prorated_by_rate_version: true },
  ],
  ['us-il-280', '280.40', 'deposit.notice', IOU, DAY, { within: { days: 45, count: 'calendar' } }],
  [
    'us-il-280',
    '280.135',
    'season.rule',
    IOU,
    DAY,
    [{ window: { first: '12-01', last: '03-31' }, effect: 'with_contact', protects: 'heating' }],
  ],
  [
    'us-il-280',
    '280.135',
    'contact.personal',
    having(IOU, 'winter_heating'),
    '2026-12-01',
    { lead: { days: 6, count: 'business' }, must_reach: true },
  ],
  ['us-il-280', '280.135', 'contact.personal', having(IOU, 'winter_heating'), '2026-11-30', 'POLICY_MISSING'],
  ['us-il-280', '280.135', 'contact.personal', having(IOU, 'winter_heating'), '2027-03-31', { must_reach: true }],
  ['us-il-280', '280.135', 'contact.personal', having(IOU, 'winter_heating'), '2027-04-01', 'POLICY_MISSING'],
  ['us-il-280', '280.135', 'plan.term', having(IOU, 'winter_heating'), '2028-02-29', { min_instalments: 4, ends_by_month: 11 }],
  [
    'us-il-280',
    '280.135',
    'plan.offer',
    having(IOU, 'winter_heating'),
    '2026-12-31',
    { with: ['budget_billing', 'agency_list'] },
  ],
  ['us-il-280', '280.135', 'deposit.instalments', having(IOU, 'winter_heating'), '2027-01-01', { count: 5, first_percent: '20' }],
  ['us-il-280', 'Appendix D', 'plan.down_payment', IOU, '2026-11-30', '25'],
  ['us-il-280', 'Appendix D', 'plan.down_payment', IOU, '2026-12-01', '10'],
  ['us-il-280', 'Appendix D', 'plan.down_payment', IOU, '2027-03-31', '10'],
  ['us-il-280', 'Appendix D', 'plan.down_payment', IOU, '2027-04-01', '25'],
  ['us-il-280', 'Appendix D', 'plan.down_payment', having(IOU, 'low_income'), '2026-11-30', '20'],
  [
    'us-il-280',
    '280.125',
    'plan.term',
    having(IOU, 'low_income'),
    DAY,
    { min_instalments: 6, max_instalments: 12, unit: 'bill_cycle' },
  ],
  ['us-il-280', '280.125', 'plan.reinstate', having(IOU, 'low_income'), DAY, { fee: '0' }],
  [
    'us-il-280',
    '280.125',
    'plan.renegotiate',
    having(IOU, 'low_income'),
    DAY,
    { after_full_payments: 2, within_days_of_default: 90 },
  ],
  ['us-il-280', '280', 'notice.form', IOU, DAY, { colour: 'red' }],
  ['us-il-280', '280', 'notice.validity', IOU, DAY, { must_state: ['issued', 'effective', 'expires'] }],
  ['us-il-280', 'Appendix A', 'medical.length', IOU, DAY, 60],
  ['us-il-280', 'legalclarity', 'weather.low', having(IOU, 'winter_heating'), DAY, [{ degrees: '32', scale: 'F' }]],
  ['us-il-280', 'legalclarity', 'weather.high', IOU, DAY, [{ degrees: '95', scale: 'F' }]],
  ['us-il-280', 'legalclarity', 'cut.blocked_times', IOU, DAY, [{ on_eve_of_weekend: true, on_eve_of_holiday: true }]],
  ['us-ny-hefpa', 'Department of Public Service', 'service.start_days', IOU, DAY, { days: 5, count: 'business' }],
  ['us-ny-hefpa', '11.10', 'plan.offer', IOU, DAY, { when: ['before_disconnection'] }],
  [
    'us-ny-hefpa',
    '11.7',
    'multi_dwelling.notice',
    IOU,
    DAY,
    { building: { channels: { served: 15, mail: 18, posted: 15 } }, each_unit: { channels: { mail: 18 } } },
  ],
  [
    'us-ny-hefpa',
    '13.5',
    'plan.offer',
    OFFICE,
    DAY,
    { from_months_of_average: '2', before_cut: { channels: { served: 5, mail: 8 } } },
  ],
  ['us-ny-hefpa', '13.7', 'deposit.instalments', OFFICE, DAY, { count: 3, first_percent: '50' }],
  ['us-ny-hefpa', '13.7', 'deposit.instalments', IOU, DAY, 'POLICY_MISSING'],
  ['us-ny-hefpa', '90.6', 'deposit.refund', IOU, DAY, { after_months: 12, late_at_most: 0, at_most_months: 24 }],
  ['us-tx-puc-25', '25.480', 'bill.due_days', IOU, DAY, { days: 16, count: 'calendar', business_roll: true }],
  ['us-tx-puc-25', '25.480', 'late_fee.rule', IOU, DAY, { kind: 'once', percent: '5' }],
  ['us-tx-puc-25', '25.480', 'late_fee.rule', { ...IOU, entity: 'provider_of_last_resort' }, DAY, { kind: 'none' }],
  [
    'us-tx-puc-25',
    '25.480',
    'late_fee.rule',
    having({ ...OFFICE, entity: 'provider_of_last_resort' }, 'small_commercial'),
    DAY,
    { kind: 'none' },
  ],
  [
    'us-tx-puc-25',
    '25.480',
    'late_fee.rule',
    { ...OFFICE, entity: 'provider_of_last_resort' },
    DAY,
    { kind: 'once', percent: '5' },
  ],
  ['us-tx-puc-25', '25.480', 'late_fee.exempt', IOU, DAY, { programmes: ['low_income'] }],
  ['us-tx-puc-25', '25.483(j)', 'weather.low', IOU, DAY, [{ degrees: '32', when: 'previous_day_and_forecast' }]],
  ['us-tx-puc-25', '25.483(j)', 'weather.look_ahead', IOU, DAY, { hours: 24, authority: 'National Weather Service' }],
  ['us-tx-puc-25', '25.483(j)', 'weather.high', IOU, DAY, [{ advisory_days_after: 2 }]],
  ['us-tx-puc-25', '25.483(j)', 'plan.offer', IOU, DAY, { when: ['weather_emergency'] }],
  [
    'us-tx-puc-25',
    '25.483',
    'life_support.contact',
    IOU,
    DAY,
    { reach: ['customer', 'emergency_contact'], else_visit: true, door_hanger: true },
  ],
  ['us-tx-puc-25', '25.28', 'over_bill.interest', IOU, DAY, { after_cycles: 3, compounded: 'monthly' }],
  [
    'us-tx-puc-25',
    '25.478',
    'deposit.allowed',
    IOU,
    DAY,
    { waivers: ['good_credit', 'age'], late_at_most: 1, within_months: 12, age_from: 65 },
  ],
  ['us-tx-puc-24', '24.165', 'bill.due_days', WATER, DAY, { days: 16, business_roll: true }],
  ['us-tx-puc-24', '24.165', 'late_fee.rule', WATER, DAY, { kind: 'once', percent: '10', amount: '5' }],
  ['us-tx-puc-24', '24.165', 'late_fee.rule', IOU, DAY, 'POLICY_MISSING'],
  ['us-ca-iou', 'Public Utilities Commission', 'deposit.allowed', IOU, DAY, { to_establish: false, to_reestablish: false }],
  ['us-ca-iou', 'Public Utilities Commission', 'reconnect.fee_cap', IOU, DAY, { amount: '0' }],
  ['us-ca-iou', 'Public Utilities Commission', 'plan.term', IOU, DAY, { max_instalments: 12, unit: 'month' }],
  ['us-ca-iou', 'Public Utilities Commission', 'protect.age', IOU, DAY, [{ from_years: 65, household: 'anyone' }]],
  [
    'us-ca-iou',
    'Public Utilities Commission',
    'protect.programmes',
    IOU,
    DAY,
    [['assistance_pledge', 'medical_baseline', 'life_support']],
  ],
  ['us-ca-iou', 'Public Utilities Commission', 'weather.look_ahead', IOU, DAY, { hours: 72 }],
  ['us-ca-iou', 'D.12-03-054', 'life_support.contact', having(IOU, 'vulnerable'), DAY, { else_visit: true, within_hours: 48 }],
  ['us-ca-iou', 'D.12-03-054', 'medical.self_certified', having(IOU, 'vulnerable'), DAY, true],
  ['us-ca-iou', 'D.12-03-054', 'medical.self_certified', IOU, DAY, 'POLICY_MISSING'],
  ['us-ca-sb998', 'SB 998', 'cut.min_age', WATER, DAY, { days: 60, count: 'calendar' }],
  ['us-ca-sb998', 'SB 998', 'cut.min_age', IOU, DAY, 'POLICY_MISSING'],
  ['us-ca-sb998', 'SB 998', 'contact.personal', WATER, DAY, { lead: { days: 7, count: 'business' } }],
  ['us-ca-sb998', 'SB 998', 'medical.condition', WATER, DAY, 'with_inability_and_arrangement'],
  ['us-ca-sb998', 'SB 998', 'report.public', WATER, DAY, { every: 'year' }],
  ['us-pa-56', '56.91', 'notice.first', IOU, DAY, { channels: { mail: 10 } }],
  ['us-pa-56', '56.114', 'medical.length', IOU, DAY, 30],
  ['us-pa-56', '56.114', 'medical.renewals', IOU, DAY, { times: 2, per: 'arrearage' }],
  ['us-oh', 'LIHEAP', 'reconnect.max_payment', IOU, '2026-10-17', 'POLICY_MISSING'],
  ['us-oh', 'LIHEAP', 'reconnect.max_payment', IOU, '2026-10-18', '175'],
  ['us-oh', 'LIHEAP', 'reconnect.max_payment', IOU, '2027-04-15', '175'],
  ['us-oh', 'LIHEAP', 'reconnect.max_payment', IOU, '2027-04-16', 'POLICY_MISSING'],
  ['us-al', 'LIHEAP', 'weather.low', IOU, DAY, [{ degrees: '32' }]],
  ['us-az', 'LIHEAP', 'weather.low', IOU, DAY, [{ degrees: '32' }]],
  ['gb-slc', 'SLC 21BA', 'back_bill.max_months', SUPPLIER, '2018-04-30', 'POLICY_MISSING'],
  ['gb-slc', 'SLC 21BA', 'back_bill.max_months', SUPPLIER, '2018-05-01', 12],
  ['gb-slc', 'SLC 7A', 'back_bill.max_months', having({ ...SUPPLIER, customerClass: 'commercial' }, 'micro_business'), DAY, 12],
  ['gb-slc', 'SLC 7A', 'back_bill.max_months', { ...SUPPLIER, customerClass: 'commercial' }, DAY, 'POLICY_MISSING'],
  ['gb-slc', 'SLC 21BA', 'back_bill.exceptions', SUPPLIER, DAY, ['blocked_access', 'unlawful_conduct']],
  ['gb-slc', '27.10', 'season.rule', SUPPLIER, DAY, [{ effect: 'no_cut', protects: 'elderly_household' }]],
  ['gb-slc', '27.11', 'protect.disability', SUPPLIER, DAY, 'reasonable_steps'],
  ['gb-slc', 'SLC 27', 'prepayment.offer_first', SUPPLIER, DAY, true],
  ['gb-slc', 'Ofgem', 'final_bill.days', SUPPLIER, DAY, { days: 42, count: 'calendar' }],
  ['gb-slc', 'Ofgem', 'credit.refund_days', SUPPLIER, DAY, { days: 10, count: 'business' }],
  ['gb-slc', 'Ofgem', 'compensation.automatic', SUPPLIER, DAY, '30'],
]

test.each(ROWS)('%s, %s: %s', (name, citation, key, whom, day, holds) => {
  const chain: PackVersion[] = [{ version: 1, document: presetPack(name) }]
  const gathers = (PARAMETERS[key] as Parameter).gathers === true
  const found = gathers ? gatherPolicies(chain, key, whom, day) : findPolicy(chain, key, whom, day)
  if (!found.ok) return expect(found.refusal.code).toBe(holds)
  const rows = 'placed' in found.value ? [found.value] : found.value
  const values = rows.map(({ value }) => value)
  expect(gathers ? values : values[0]).toEqual(
    typeof holds === 'object' ? (gathers ? (holds as unknown[]).map(part) : part(holds)) : holds,
  )
  expect(rows.map(({ placed }) => placed.row.citation).join(' ')).toContain(citation)
})

/** An object of which the value may say more; a list and anything else as it stands. */
function part(wanted: unknown): unknown {
  if (typeof wanted !== 'object' || wanted === null || Array.isArray(wanted)) return wanted
  return expect.objectContaining(Object.fromEntries(Object.entries(wanted).map(([name, value]) => [name, part(value)])))
}

// First and last day of each season, and the days beside them.
test.each([
  ['us-il-280', '2026-11-30', '2026-12-01', '2027-03-31', '2027-04-01'],
  ['us-mn', '2026-10-14', '2026-10-15', '2027-04-15', '2027-04-16'],
  ['us-wi', '2026-10-31', '2026-11-01', '2027-04-15', '2027-04-16'],
  ['us-in', '2026-11-30', '2026-12-01', '2027-03-15', '2027-03-16'],
  ['us-me', '2026-11-14', '2026-11-15', '2027-04-15', '2027-04-16'],
  ['gb-slc', '2026-09-30', '2026-10-01', '2027-03-31', '2027-04-01'],
  ['municipal-default', '2027-11-14', '2027-11-15', '2028-02-29', '2028-04-01'],
])('the season of %s', (name, before, first, last, after) => {
  const [row] = presetPack(name).rows.filter(({ key }) => key === 'season.rule')
  if (row === undefined) throw new Error('no season')
  const { window } = row.value as { window: SeasonWindow }
  expect([before, first, last, after].map((day) => isInSeason(day, window))).toEqual([false, true, true, false])
})
