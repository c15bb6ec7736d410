import { BOOLEAN, listOf, objectOf, oneOf, TEXT } from '../kernel/schema-parts.js'
import { parameter } from './parameter.js'
import { AMOUNT, DAY_COUNT, type DayCount, PERCENT, POSITIVE, roughDays, WHOLE } from './value-schemas.js'

/** How a late fee is worked out. Percentages are of the overdue amount that may bear a fee. */
export interface LateFeeRule {
  /** `none`: never; `once`: once for each bill; `repeated`: again each `every_days` while the bill is overdue. */
  readonly kind: 'none' | 'once' | 'repeated'
  readonly percent?: string
  readonly amount?: string
  /** Where both a percentage and an amount are given. */
  readonly choose?: 'greater' | 'lesser' | 'sum'
  readonly every_days?: number
  /** Whether earlier late fees bear a fee themselves. */
  readonly is_compounding?: boolean
  /** The most that fees on one bill may come to, as an amount and as a percentage of the bill. */
  readonly cap_amount?: string
  readonly cap_percent?: string
  /** Overdue below this bears none. */
  readonly minimum_overdue?: string
}

export interface ExemptFromLateFee {
  readonly customer_classes?: readonly string[]
  readonly programmes?: readonly string[]
}

export const BILL_PARAMETERS = {
  'service.start_days': parameter<DayCount>(
    'Service begins at the latest so long after the application.',
    DAY_COUNT,
    (value) => -roughDays(value),
  ),
  'bill.due_days': parameter<DayCount>('A bill is due at the earliest so long after it was issued.', DAY_COUNT, roughDays),
  'late_fee.rule': parameter<LateFeeRule>(
    'When a late fee is charged and how much it is.',
    objectOf(
      {
        kind: oneOf('none', 'once', 'repeated'),
        percent: PERCENT,
        amount: AMOUNT,
        choose: oneOf('greater', 'lesser', 'sum'),
        every_days: POSITIVE,
        is_compounding: BOOLEAN,
        cap_amount: AMOUNT,
        cap_percent: PERCENT,
        minimum_overdue: AMOUNT,
      },
      ['kind'],
    ),
    (value) =>
      value.kind === 'none'
        ? 1_000_000
        : -(Number(value.percent ?? 0) + Number(value.amount ?? 0)) * (value.kind === 'repeated' ? 12 : 1),
  ),
  'late_fee.grace': parameter<DayCount>('Days after the due date before a late fee is charged.', DAY_COUNT, roughDays),
  'late_fee.exempt': parameter<ExemptFromLateFee>(
    'Customer classes and programmes that bear no late fee.',
    objectOf({ customer_classes: listOf(TEXT), programmes: listOf(TEXT) }),
    (value) => (value.customer_classes?.length ?? 0) + (value.programmes?.length ?? 0),
  ),
  'late_fee.waiver': parameter<{ readonly per_year: number; readonly amount: string }>(
    'How many late fees of an account a representative may waive within twelve months, and up to which amount each; more needs a supervisor.',
    objectOf({ per_year: WHOLE, amount: AMOUNT }, ['per_year', 'amount']),
  ),
  'estimate.max_consecutive': parameter<number>('So many estimated bills in a row at most.', WHOLE, (value) => -value),
  'final_bill.days': parameter<DayCount>(
    'The final bill is issued at the latest so long after service ended.',
    DAY_COUNT,
    (value) => -roughDays(value),
  ),
  'credit.refund_days': parameter<DayCount>(
    'A credit is refunded at the latest so long after it was asked for.',
    DAY_COUNT,
    (value) => -roughDays(value),
  ),
  'compensation.automatic': parameter<string>(
    'Paid to the customer for each standard of service that was failed.',
    AMOUNT,
    Number,
  ),
}
