import { Decimal, type Decimal as Amount } from '../kernel/decimal.js'
import type { Application } from '../receivables/apply-credits.js'
import type { OpenItem } from '../receivables/open-item.js'

/**
 * How what was paid in a plan that ends stays with the debts it was made of: the credit the plan had posted pays the covered items again,
 * the oldest first, as far as instalments were paid (`paid`). What was not paid is owed again on its old due dates.
 */
export function keepWhatWasPaid(credit: OpenItem, covered: readonly OpenItem[], paid: Amount): Application[] {
  let left = paid
  return covered.flatMap((item): Application[] => {
    const amount = Decimal.min(left, item.openAmount)
    left = left.minus(amount)
    return amount.gt(0) ? [{ creditItemId: credit.itemId, debitItemId: item.itemId, amount }] : []
  })
}
