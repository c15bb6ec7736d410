import { Decimal, type Decimal as Amount, sum } from '../kernel/decimal.js'
import { amountText } from '../kernel/money.js'
import { done, type Outcome, refused } from '../kernel/outcome.js'
import type { AllocationPolicy } from '../receivables/allocation-policy.js'
import { afterApplications, applyCredits } from '../receivables/apply-credits.js'
import { isDebit, type OpenItem } from '../receivables/open-item.js'

/** A wish of the payer: this item first, with this amount, or as far as the money goes where no amount is given. */
export interface Direction {
  readonly itemId: number
  readonly amount?: Amount
}

export interface Allocation {
  readonly itemId: number
  readonly amount: Amount
}

export interface PaymentAllocation {
  readonly allocations: readonly Allocation[]
  /** What stays on the account as a credit. */
  readonly unapplied: Amount
}

export type DirectionCode =
  | 'DIRECTED_ITEM_UNKNOWN'
  | 'DIRECTED_ITEM_NOT_OPEN'
  | 'DIRECTED_TWICE'
  | 'DIRECTED_AMOUNT_INVALID'
  | 'DIRECTED_BEYOND_OPEN'
  | 'DIRECTED_BEYOND_PAYMENT'

/** What the payer directs, in the order named. Refused where it cannot be followed exactly. */
export function followDirections(
  amount: Amount,
  items: readonly OpenItem[],
  directions: readonly Direction[],
): Outcome<Allocation[], DirectionCode> {
  const byId = new Map(items.map((item) => [item.itemId, item]))
  const allocations = new Map<number, Amount>()
  let left = amount
  for (const { itemId, amount: wanted } of directions) {
    const item = byId.get(itemId)
    if (item === undefined) return refused('DIRECTED_ITEM_UNKNOWN', `The account has no open item ${itemId}.`, { itemId })
    if (!isDebit(item) || item.openAmount.isZero()) {
      return refused('DIRECTED_ITEM_NOT_OPEN', `Item ${itemId} is not an open charge. Choose one that is still owed.`, { itemId })
    }
    if (allocations.has(itemId))
      return refused('DIRECTED_TWICE', `Item ${itemId} is named twice. Name each item once.`, { itemId })
    const facts = { itemId, open: amountText(item.openAmount), left: amountText(left) }
    if (wanted !== undefined && !wanted.gt(0)) {
      return refused('DIRECTED_AMOUNT_INVALID', 'A directed amount is above zero.', { itemId, amount: wanted.toFixed() })
    }
    if (wanted?.gt(item.openAmount)) {
      return refused('DIRECTED_BEYOND_OPEN', `Only ${facts.open} of item ${itemId} is still owed.`, facts)
    }
    if (wanted?.gt(left)) {
      return refused('DIRECTED_BEYOND_PAYMENT', `Only ${facts.left} of the payment is left for item ${itemId}.`, facts)
    }
    const given = wanted ?? Decimal.min(left, item.openAmount)
    if (given.isZero()) continue
    allocations.set(itemId, given)
    left = left.minus(given)
  }
  return done([...allocations].map(([itemId, given]) => ({ itemId, amount: given })))
}

/**
 * Divides a payment over the open charges of its account: first as directed, then by the policy; what is over stays a credit.
 * Credits among the items take no part: the payment alone is divided.
 */
export function allocatePayment(
  amount: Amount,
  items: readonly OpenItem[],
  policy: AllocationPolicy,
  directions: readonly Direction[] = [],
): Outcome<PaymentAllocation, DirectionCode> {
  const directed = followDirections(amount, items, directions)
  if (!directed.ok) return directed
  const credit = paymentItem(amount, items)
  const debits = [credit, ...items.filter(isDebit)]
  const first = directed.value.map(({ itemId, amount: given }) => ({
    creditItemId: credit.itemId,
    debitItemId: itemId,
    amount: given,
  }))
  const all = [...first, ...applyCredits(afterApplications(debits, first), policy)]
  const allocations = new Map<number, Amount>()
  for (const { debitItemId, amount: given } of all) {
    allocations.set(debitItemId, (allocations.get(debitItemId) ?? new Decimal(0)).plus(given))
  }
  return done({
    allocations: [...allocations].map(([itemId, given]) => ({ itemId, amount: given })),
    unapplied: amount.minus(sum(allocations.values())),
  })
}

/** The payment as the credit it would become, under an id no item has. */
function paymentItem(amount: Amount, items: readonly OpenItem[]): OpenItem {
  return {
    itemId: items.reduce((least, item) => Math.min(least, item.itemId), 0) - 1,
    accountId: items[0]?.accountId ?? '',
    agreementId: undefined,
    glCode: '',
    kind: 'payment',
    originalOn: '9999-12-31',
    dueOn: '9999-12-31',
    originalAmount: amount.negated(),
    openAmount: amount.negated(),
  }
}
