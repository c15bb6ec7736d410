import { BOOLEAN, listOf, objectOf, oneOf } from '../kernel/schema-parts.js'
import { NOTICE, type NoticeRule } from './disconnection-parameters.js'
import { parameter } from './parameter.js'
import { AMOUNT, DAY_COUNT, type DayCount, PERCENT, POSITIVE, roughDays, WHOLE } from './value-schemas.js'

export interface PlanTerm {
  readonly min_instalments: number
  readonly max_instalments: number
  readonly unit: 'month' | 'bill_cycle'
  /** A month (1–12) in whose end every plan made under this row must have ended. */
  readonly ends_by_month?: number
}

export interface PlanOffer {
  readonly when: readonly ('before_disconnection' | 'on_request' | 'in_season' | 'weather_emergency')[]
  /** Only where the arrears are more than so many average monthly bills. */
  readonly from_months_of_average?: string
  /** Or where a bill for earlier use is more than so many times the monthly use, or more than the amount. */
  readonly back_bill_above?: { readonly months_of_average: string; readonly amount: string }
  /** How long before the cut, by channel. */
  readonly before_cut?: NoticeRule
  /** What is offered or handed over with it. */
  readonly with?: readonly ('budget_billing' | 'agency_list')[]
}

export interface PlanRenegotiation {
  /** Undefined: the rule names no number. */
  readonly times?: number
  /** Full instalments paid in a row before it may be asked for. */
  readonly after_full_payments?: number
  /** At most so many days after the default. */
  readonly within_days_of_default?: number
}

export const PLAN_PARAMETERS = {
  'plan.offer': parameter<PlanOffer>(
    'When a payment plan must be offered.',
    objectOf(
      {
        when: listOf(oneOf('before_disconnection', 'on_request', 'in_season', 'weather_emergency')),
        from_months_of_average: PERCENT,
        back_bill_above: objectOf({ months_of_average: PERCENT, amount: AMOUNT }, ['months_of_average', 'amount']),
        before_cut: NOTICE,
        with: listOf(oneOf('budget_billing', 'agency_list')),
      },
      ['when'],
    ),
    (value) => value.when.length,
  ),
  'plan.down_payment': parameter<string>(
    'The most that may be asked for at the start, in percent of the arrears.',
    PERCENT,
    (value) => -Number(value),
  ),
  'plan.term': parameter<PlanTerm>(
    'The fewest and the most instalments of a plan.',
    objectOf(
      {
        min_instalments: POSITIVE,
        max_instalments: POSITIVE,
        unit: oneOf('month', 'bill_cycle'),
        ends_by_month: { type: 'integer', minimum: 1, maximum: 12 },
      },
      ['min_instalments', 'max_instalments', 'unit'],
    ),
    (value) => value.max_instalments,
  ),
  'plan.renegotiate': parameter<PlanRenegotiation>(
    'How often and on what condition a plan may be renegotiated.',
    objectOf({ times: WHOLE, after_full_payments: WHOLE, within_days_of_default: WHOLE }),
    (value) => value.times ?? 100_000,
  ),
  'plan.reinstate': parameter<{ readonly times?: number; readonly fee: string }>(
    'How often a broken plan is taken up again when what was missed is paid (as often as that happens where it is not said), and for which fee.',
    objectOf({ times: WHOLE, fee: AMOUNT }, ['fee']),
    (value) => value.times ?? 100_000,
  ),
  'plan.grace': parameter<DayCount>('Days after the due date of an instalment before the plan is broken.', DAY_COUNT, roughDays),
  'plan.includes_current_bills': parameter<boolean>(
    'A plan is also broken when bills that fall due beside it stay unpaid.',
    BOOLEAN,
    (value) => (value ? 0 : 1),
  ),
  'plan.smallest_instalment': parameter<string>('No instalment but the last is smaller.', AMOUNT, (value) => -Number(value)),
  'plan.minimum_arrears': parameter<string>(
    'A plan is made for arrears of at least this amount.',
    AMOUNT,
    (value) => -Number(value),
  ),
  'plan.income_share': parameter<string>(
    'An instalment asks for at most this percentage of a monthly income that was stated.',
    PERCENT,
    (value) => -Number(value),
  ),
  'plan.forgiveness': parameter<{ readonly per_payment: string; readonly cap: string }>(
    'The part of the arrears, in percent, that is forgiven for each bill and instalment paid on time, and the most in all.',
    objectOf({ per_payment: PERCENT, cap: AMOUNT }, ['per_payment', 'cap']),
    (value) => Number(value.per_payment),
  ),
}
