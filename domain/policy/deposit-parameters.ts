import { BOOLEAN, DAY, listOf, objectOf, oneOf } from '../kernel/schema-parts.js'
import { parameter } from './parameter.js'
import { DAY_COUNT, type DayCount, PERCENT, POSITIVE, roughDays, WHOLE } from './value-schemas.js'

export const DEPOSIT_WAIVERS = [
  'good_credit',
  'age',
  'guarantor',
  'letter_of_credit',
  'shelter',
  'low_income',
  'letter_from_utility',
] as const
export type DepositWaiver = (typeof DEPOSIT_WAIVERS)[number]

export interface DepositAllowed {
  readonly to_establish: boolean
  readonly to_reestablish: boolean
  readonly waivers: readonly DepositWaiver[]
  /** Good credit: at most so many late payments within so many months. */
  readonly late_at_most?: number
  readonly within_months?: number
  /** Good credit: at most so many credit points (`credit.points`) on the day. */
  readonly points_at_most?: number
  readonly age_from?: number
}

export interface DepositInterest {
  readonly method: 'simple' | 'compound'
  /** Yearly rates in percent with their first day; a rate holds until the next. */
  readonly rates: readonly { readonly from: string; readonly percent: string }[]
  /** On each anniversary of the first day it was held, with the first day of each calendar year, or only when it goes back. */
  readonly credited: 'yearly' | 'calendar_year' | 'at_refund'
  /** Days of a year: its own, or 365. */
  readonly year: 'actual' | '365'
  /** No interest where the deposit was held shorter. */
  readonly after_days_held?: number
}

export interface DepositRefund {
  readonly after_months: number
  readonly late_at_most: number
  readonly review_every_months: number
  /** Held no longer than this, whatever the history. */
  readonly at_most_months?: number
}

export const DEPOSIT_PARAMETERS = {
  'deposit.allowed': parameter<DepositAllowed>(
    'Whether a deposit may be asked for, and who need not pay it.',
    objectOf(
      {
        to_establish: BOOLEAN,
        to_reestablish: BOOLEAN,
        waivers: listOf(oneOf(...DEPOSIT_WAIVERS), 0),
        late_at_most: WHOLE,
        within_months: POSITIVE,
        points_at_most: WHOLE,
        age_from: POSITIVE,
      },
      ['to_establish', 'to_reestablish', 'waivers'],
    ),
    (value) => value.waivers.length + (value.to_establish ? 0 : 10) + (value.to_reestablish ? 0 : 10),
  ),
  'deposit.notice': parameter<{ readonly within: DayCount; readonly contents: readonly string[] }>(
    'When a deposit is asked for in writing, and what the letter must contain.',
    objectOf({ within: DAY_COUNT, contents: listOf({ type: 'string', minLength: 1 }, 0) }, ['within', 'contents']),
    (value) => -roughDays(value.within),
  ),
  'deposit.recommended_months': parameter<string>(
    'The deposit that is asked for: so many average monthly bills of the last twelve months.',
    PERCENT,
    (value) => -Number(value),
  ),
  'deposit.max_months': parameter<string>(
    'The most a deposit may be: so many average monthly bills (a sixth of the yearly bill is "2").',
    PERCENT,
    (value) => -Number(value),
  ),
  'deposit.tolerance_percent': parameter<string>(
    'A deposit held is only raised where it is below the recommended amount by more than this percentage.',
    PERCENT,
    Number,
  ),
  'deposit.instalments': parameter<{ readonly count: number; readonly first_percent: string }>(
    'A deposit may be paid in so many instalments, the first of at most this percentage.',
    objectOf({ count: POSITIVE, first_percent: PERCENT }, ['count', 'first_percent']),
    (value) => value.count,
  ),
  'deposit.interest': parameter<DepositInterest>(
    'Interest on deposits held.',
    objectOf(
      {
        method: oneOf('simple', 'compound'),
        rates: listOf(objectOf({ from: DAY, percent: PERCENT }, ['from', 'percent'])),
        credited: oneOf('yearly', 'calendar_year', 'at_refund'),
        year: oneOf('actual', '365'),
        after_days_held: WHOLE,
      },
      ['method', 'rates', 'credited', 'year'],
    ),
    (value) => Number(value.rates.at(-1)?.percent ?? 0),
  ),
  'deposit.refund': parameter<DepositRefund>(
    'When a deposit goes back.',
    objectOf({ after_months: POSITIVE, late_at_most: WHOLE, review_every_months: POSITIVE, at_most_months: POSITIVE }, [
      'after_months',
      'late_at_most',
      'review_every_months',
    ]),
    (value) => -value.after_months,
  ),
}
