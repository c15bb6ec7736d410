import { Decimal, type Decimal as Amount, sum, ZERO } from '../kernel/decimal.js'
import type { LocalDate } from '../kernel/local-date.js'
import { isDebit, type OpenItem, type OpenItemKind } from '../receivables/open-item.js'

/** An open item and how much of it a plan takes over. */
export interface CoveredItem {
  readonly itemId: number
  readonly amount: Amount
}

/** What is disputed: of one item, or, where `itemId` is null, of whatever the account owes. */
export interface DisputedPart {
  readonly itemId: number | null
  readonly amount: Amount
}

/** A deposit has instalments of its own, and what stands in a plan already is not taken over again. */
const OUTSIDE_PLANS: readonly OpenItemKind[] = ['deposit_installment', 'instalment']

/**
 * What of an account's debt a plan takes over: what fell due before today and is not disputed, the oldest first. A dispute about no item
 * in particular holds back the youngest debts.
 */
export function coverArrears(items: readonly OpenItem[], disputes: readonly DisputedPart[], today: LocalDate): CoveredItem[] {
  const overdue = items
    .filter((item) => isDebit(item) && item.openAmount.gt(0) && item.dueOn < today && !OUTSIDE_PLANS.includes(item.kind))
    .toSorted((left, right) => (left.dueOn < right.dueOn ? -1 : left.dueOn > right.dueOn ? 1 : left.itemId - right.itemId))
    .map((item) => ({ itemId: item.itemId, amount: Decimal.max(ZERO, item.openAmount.minus(disputedOf(disputes, item.itemId))) }))
  let held = disputedOf(disputes, null)
  const covered: CoveredItem[] = []
  for (const { itemId, amount } of overdue.toReversed()) {
    const kept = Decimal.min(held, amount)
    held = held.minus(kept)
    if (amount.gt(kept)) covered.unshift({ itemId, amount: amount.minus(kept) })
  }
  return covered
}

function disputedOf(disputes: readonly DisputedPart[], itemId: number | null): Amount {
  return sum(disputes.filter((dispute) => dispute.itemId === itemId).map(({ amount }) => amount))
}
