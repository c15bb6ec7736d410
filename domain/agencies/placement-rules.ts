import type { Decimal } from '../kernel/decimal.js'
import { addDays, type LocalDate } from '../kernel/local-date.js'
import type { ValueOf } from '../policy/parameters.js'

export type AgencyRule = NonNullable<ValueOf<'agency.rule'>>

/** A debt of a closed account as the rules on agencies ask. */
export interface PlaceableDebt {
  readonly accountId: string
  readonly isClosed: boolean
  /** What is openly owed and what was written off and has not come back. */
  readonly amount: Decimal
  readonly disputed: Decimal
  readonly isBankrupt: boolean
  readonly hasPlan: boolean
  readonly isHeld: boolean
  /** When the last of it was due; null where nothing is owed. */
  readonly lastDueOn: LocalDate | null
}

export const RECALL_REASONS = ['paid', 'disputed', 'bankrupt', 'plan', 'held', 'no_payment', 'requested'] as const
export type RecallReason = (typeof RECALL_REASONS)[number]

/** Whether a debt is placed with an agency on the day. Without a rule (`null`: the packs know none) nothing is. */
export function mayBePlaced(debt: PlaceableDebt, rule: AgencyRule | null, today: LocalDate): boolean {
  if (rule === null || debt.lastDueOn === null || !debt.isClosed) return false
  return (
    whyRecalled(debt) === null &&
    debt.amount.greaterThanOrEqualTo(rule.minimum) &&
    addDays(debt.lastDueOn, rule.after_days) <= today
  )
}

/** A debt that is with an agency. */
export interface PlacedDebt extends PlaceableDebt {
  readonly placedOn: LocalDate
  /** The latest day on which the agency collected something; null where it has not. */
  readonly collectedOn: LocalDate | null
}

/** Why a debt is recalled on the day; null where it stays. Where the packs know no rule, only for the reasons that hold everywhere. */
export function recallReason(debt: PlacedDebt, rule: AgencyRule | null, today: LocalDate): RecallReason | null {
  const since = debt.collectedOn ?? debt.placedOn
  const isOver = rule !== null && addDays(since, rule.recall_after_days) <= today
  return whyRecalled(debt) ?? (isOver ? 'no_payment' : null)
}

/** What takes a debt from an agency whatever a pack says, and keeps it from one. */
function whyRecalled(debt: PlaceableDebt): RecallReason | null {
  if (debt.isBankrupt) return 'bankrupt'
  if (debt.disputed.greaterThan(0)) return 'disputed'
  if (debt.amount.isZero()) return 'paid'
  if (debt.hasPlan) return 'plan'
  return debt.isHeld ? 'held' : null
}
