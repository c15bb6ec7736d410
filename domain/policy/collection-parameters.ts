import { BOOLEAN, listOf, objectOf, oneOf, TEXT } from '../kernel/schema-parts.js'
import { NOTICE_CHANNELS, type NoticeChannel } from './disconnection-parameters.js'
import { parameter } from './parameter.js'
import { AMOUNT, DAY_COUNT, type DayCount, PERCENT, POSITIVE, WHOLE } from './value-schemas.js'

export const DUNNING_ACTS = ['reminder', 'call', 'visit', 'first_notice', 'second_notice', 'disconnect'] as const
export type DunningAct = (typeof DUNNING_ACTS)[number]

/** A step of a dunning strategy: taken when the debt is old and large enough and the one before it has been taken. */
export interface DunningStep {
  readonly step: string
  readonly act: DunningAct
  /** The earliest day: so long after the oldest due date, or after the step before. */
  readonly after: DayCount
  readonly counted_from: 'due_date' | 'previous_step'
  readonly channels: readonly NoticeChannel[]
  readonly template?: string
  /** Conditions on the debt and the account; a step whose conditions do not hold is passed over. */
  readonly when?: {
    readonly amount_at_least?: string
    readonly customer_classes?: readonly string[]
    readonly credit_points_at_least?: number
    readonly programmes_without?: readonly string[]
  }
}

/** How the debt of somebody who takes no service any more is followed up: letters, calls and visits, never a notice or a cut. */
export interface FinalBillStrategy {
  readonly amount: string
  readonly after: DayCount
  readonly steps: readonly DunningStep[]
}

const FINAL_BILL_ACTS = ['reminder', 'call', 'visit'] as const satisfies readonly DunningAct[]

function stepSchema(acts: readonly DunningAct[]) {
  return objectOf(
    {
      step: TEXT,
      act: oneOf(...acts),
      after: DAY_COUNT,
      counted_from: oneOf('due_date', 'previous_step'),
      channels: listOf(oneOf(...NOTICE_CHANNELS), 0),
      template: TEXT,
      when: objectOf({
        amount_at_least: AMOUNT,
        customer_classes: listOf(TEXT),
        credit_points_at_least: WHOLE,
        programmes_without: listOf(TEXT),
      }),
    },
    ['step', 'act', 'after', 'counted_from', 'channels'],
  )
}

/** Points against the credit of an account, by what happened. */
export interface CreditPoints {
  readonly late_payment: number
  readonly returned_payment: number
  readonly disconnection: number
  readonly broken_plan: number
  readonly written_off?: number
  readonly halved_after_months?: number
  readonly decay_months: number
}

export const COLLECTION_PARAMETERS = {
  'dunning.start': parameter<{ readonly amount: string; readonly after: DayCount }>(
    'Collection begins when so much has been past due for so long.',
    objectOf({ amount: AMOUNT, after: DAY_COUNT }, ['amount', 'after']),
  ),
  'dunning.steps': parameter<readonly DunningStep[]>(
    'The steps from the first reminder to the disconnection, in order.',
    listOf(stepSchema(DUNNING_ACTS)),
  ),
  'final_bill.strategy': parameter<FinalBillStrategy>(
    'How much past due for how long after the final bill is followed up once no service is taken any more, and the steps in order.',
    objectOf({ amount: AMOUNT, after: DAY_COUNT, steps: listOf(stepSchema(FINAL_BILL_ACTS)) }, ['amount', 'after', 'steps']),
  ),
  'dunning.field_visit': parameter<'collect_or_leave' | 'no_money_at_the_door'>(
    'What a crew does when the customer offers to pay at the door.',
    oneOf('collect_or_leave', 'no_money_at_the_door'),
  ),
  'dunning.capacity': parameter<{ readonly cuts_per_day: number; readonly cuts_per_crew: number }>(
    'The most disconnections ordered for one day, in all and for one crew.',
    objectOf({ cuts_per_day: POSITIVE, cuts_per_crew: POSITIVE }, ['cuts_per_day', 'cuts_per_crew']),
  ),
  'dunning.approval': parameter<boolean>(
    'Whether a supervisor releases each day’s disconnections before they are ordered.',
    BOOLEAN,
    Number,
  ),
  'dunning.remote_cut': parameter<boolean>(
    'Whether service is cut from afar where the meter can; without it a crew goes.',
    BOOLEAN,
    (value) => -Number(value),
  ),
  'write_off.rule': parameter<{
    readonly after_days: number
    readonly without_approval_up_to: string
    readonly collections_up_to?: string
  }>(
    'A closed account is written off so many days after its last debt was due; above the first amount with approval, above the second by a supervisor.',
    objectOf({ after_days: POSITIVE, without_approval_up_to: AMOUNT, collections_up_to: AMOUNT }, [
      'after_days',
      'without_approval_up_to',
    ]),
  ),
  'write_off.small_balance': parameter<{
    readonly debit_up_to: string
    readonly credit_up_to: string
    readonly after_days: number
  }>(
    'A balance of a closed account up to so much is written down, a credit written up, so many days after its last debt was due or it came.',
    objectOf({ debit_up_to: AMOUNT, credit_up_to: AMOUNT, after_days: POSITIVE }, ['debit_up_to', 'credit_up_to', 'after_days']),
  ),
  'write_off.bankruptcy': parameter<'hold' | 'at_once'>(
    'Whether the debt of a bankrupt customer waits for the court or is proposed to be written off at once.',
    oneOf('hold', 'at_once'),
  ),
  'agency.rule': parameter<{ readonly after_days: number; readonly minimum: string; readonly recall_after_days: number }>(
    'A debt of a closed account is placed with a collection agency, and recalled where nothing was paid.',
    objectOf({ after_days: POSITIVE, minimum: AMOUNT, recall_after_days: POSITIVE }, [
      'after_days',
      'minimum',
      'recall_after_days',
    ]),
  ),
  'credit.points': parameter<CreditPoints>(
    'Credit points for what happened, after how many months each counts half, and after how many it is forgotten.',
    objectOf(
      {
        late_payment: WHOLE,
        returned_payment: WHOLE,
        disconnection: WHOLE,
        broken_plan: WHOLE,
        written_off: WHOLE,
        halved_after_months: POSITIVE,
        decay_months: POSITIVE,
      },
      ['late_payment', 'returned_payment', 'disconnection', 'broken_plan', 'decay_months'],
    ),
  ),
  'back_bill.max_months': parameter<number>('Usage older than so many months is not billed later.', WHOLE, (value) => -value),
  'back_bill.exceptions': parameter<readonly string[]>(
    'Causes to which the limit does not apply.',
    listOf(oneOf('tampering', 'theft', 'fraud', 'blocked_access', 'unlawful_conduct')),
    (value) => -value.length,
  ),
  'back_bill.repay': parameter<{ readonly at_least_as_long: boolean; readonly interest_free: boolean }>(
    'How a back-bill may be repaid.',
    objectOf({ at_least_as_long: BOOLEAN, interest_free: BOOLEAN }, ['at_least_as_long', 'interest_free']),
  ),
  'back_bill.form': parameter<{
    readonly labelled_apart: boolean
    readonly states_period: boolean
    readonly prorated_by_rate_version: boolean
  }>(
    'How a bill for earlier use looks and is priced.',
    objectOf({ labelled_apart: BOOLEAN, states_period: BOOLEAN, prorated_by_rate_version: BOOLEAN }, [
      'labelled_apart',
      'states_period',
      'prorated_by_rate_version',
    ]),
  ),
  'over_bill.interest': parameter<{
    readonly after_cycles: number
    readonly compounded: 'monthly' | 'yearly' | 'never'
    readonly percent?: string
  }>(
    'Interest on what was billed too much.',
    objectOf({ after_cycles: WHOLE, compounded: oneOf('monthly', 'yearly', 'never'), percent: PERCENT }, [
      'after_cycles',
      'compounded',
    ]),
  ),
  'payment.priority': parameter<readonly string[]>('The order in which a payment settles debts.', listOf(TEXT)),
}
