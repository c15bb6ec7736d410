import { insertEntries, takeIds } from '../../db/ledger/journal-store.js'
import { loadOpenItems } from '../../db/ledger/open-item-store.js'
import { itemsOfDivision, type PlanRow } from '../../db/plans/plan-store.js'
import type { Transaction } from '../../db/transaction.js'
import { Decimal, type Decimal as Amount } from '../../domain/kernel/decimal.js'
import { invariant } from '../../domain/kernel/invariant.js'
import { postingOf } from '../../domain/ledger/posting-rules.js'
import type { Application } from '../../domain/receivables/apply-credits.js'
import { ItemBook } from '../ledger/item-book.js'
import type { Ledger } from '../ledger/load-ledger.js'

/**
 * Forgives a part of the debt for an instalment that was paid on time, inside the caller's transaction: the last instalments become
 * smaller, so that the customer is done earlier. The account is locked.
 */
export async function forgiveArrears(
  tx: Transaction,
  plan: PlanRow,
  earned: { readonly number: number; readonly amount: Amount },
  ledger: Ledger,
): Promise<void> {
  const sourceId = `${plan.planId}/${plan.division}/${earned.number}`
  const entry = postingOf(
    {
      kind: 'arrears_forgiven',
      sourceId,
      effectiveOn: ledger.today,
      currency: ledger.currency,
      accountId: plan.accountId,
      description: `Forgiven: instalment ${earned.number} of plan ${plan.planId} was paid on time`,
      amount: earned.amount,
    },
    ledger.chart,
  )
  invariant(entry !== undefined, 'what is forgiven makes an entry', { planId: plan.planId })
  const [entryId = 0] = await insertEntries(tx.client, [entry], ledger.recordedBy)
  const [creditItemId = 0] = await takeIds(tx.client, 'item_ids', 1)
  const { instalments } = await itemsOfDivision(tx.client, plan.planId, plan.division)
  const open = (await loadOpenItems(tx.client, [plan.accountId])).get(plan.accountId) ?? []
  const book = new ItemBook(new Map([[plan.accountId, [...open]]]), ledger)
  book.add({
    itemId: creditItemId,
    accountId: plan.accountId,
    agreementId: undefined,
    glCode: ledger.chart.customerCredit,
    kind: 'adjustment',
    originalOn: ledger.today,
    dueOn: ledger.today,
    originalAmount: earned.amount.negated(),
    openAmount: earned.amount.negated(),
    entryId,
    currency: ledger.currency,
  })
  let left = earned.amount
  const directed = instalments.toReversed().flatMap((itemId): Application[] => {
    const item = open.find((one) => one.itemId === itemId)
    if (item === undefined || left.isZero()) return []
    const amount = Decimal.min(left, item.openAmount)
    left = left.minus(amount)
    return [{ creditItemId, debitItemId: itemId, amount }]
  })
  book.apply(plan.accountId, { kind: 'plan', id: sourceId }, ledger.today, directed)
  await book.write(tx.client)
}
