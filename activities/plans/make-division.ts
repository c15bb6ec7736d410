import { insertEntries, takeIds } from '../../db/ledger/journal-store.js'
import { loadItemsById, loadOpenItems, type NewOpenItem } from '../../db/ledger/open-item-store.js'
import { insertDivision } from '../../db/plans/plan-store.js'
import type { Transaction } from '../../db/transaction.js'
import { sum } from '../../domain/kernel/decimal.js'
import { invariant } from '../../domain/kernel/invariant.js'
import { receivableOf } from '../../domain/ledger/chart-of-accounts.js'
import { postingOf } from '../../domain/ledger/posting-rules.js'
import type { CoveredItem } from '../../domain/plans/cover-arrears.js'
import type { OfferedInstalment } from '../../domain/plans/offer-plans.js'
import { ItemBook } from '../ledger/item-book.js'
import type { Ledger } from '../ledger/load-ledger.js'

export interface Division {
  readonly planId: number
  readonly division: number
  readonly accountId: string
  readonly covered: readonly CoveredItem[]
  readonly instalments: readonly OfferedInstalment[]
}

/**
 * Turns debts into instalments, inside the caller's transaction: one entry, a credit that pays the debts where they stood, and an open
 * item for every instalment. The account is locked. What the account owes in all stays the same.
 */
export async function makeDivision(tx: Transaction, made: Division, ledger: Ledger): Promise<void> {
  const { planId, division, accountId, covered, instalments } = made
  const total = sum(covered.map(({ amount }) => amount))
  invariant(total.eq(sum(instalments.map(({ amount }) => amount))), 'instalments add up to what they divide', { planId })
  const sourceId = `${planId}/${division}`
  const entry = postingOf(
    { kind: 'plan_made', sourceId, effectiveOn: ledger.today, currency: ledger.currency, accountId, amount: total },
    ledger.chart,
  )
  invariant(entry !== undefined, 'debts above zero make an entry', { planId })
  const [entryId = 0] = await insertEntries(tx.client, [entry], ledger.recordedBy)
  const [creditItemId = 0, ...itemIds] = await takeIds(tx.client, 'item_ids', 1 + instalments.length)
  const common = { accountId, agreementId: undefined, originalOn: ledger.today, entryId, currency: ledger.currency }
  const credit: NewOpenItem = {
    ...common,
    itemId: creditItemId,
    glCode: ledger.chart.customerCredit,
    kind: 'credit',
    dueOn: ledger.today,
    originalAmount: total.negated(),
    openAmount: total.negated(),
  }
  const book = new ItemBook(await loadOpenItems(tx.client, [accountId]), ledger)
  book.add(credit)
  instalments.forEach((instalment, index) =>
    book.add({
      ...common,
      itemId: itemIds[index] ?? 0,
      glCode: receivableOf(ledger.chart, undefined),
      kind: 'instalment',
      dueOn: instalment.dueOn,
      originalAmount: instalment.amount,
      openAmount: instalment.amount,
    }),
  )
  book.apply(
    accountId,
    { kind: 'plan', id: sourceId },
    ledger.today,
    covered.map(({ itemId, amount }) => ({ creditItemId, debitItemId: itemId, amount })),
  )
  await book.write(tx.client)
  await insertDivision(tx, {
    planId,
    division,
    creditItemId,
    amount: total.toFixed(),
    madeOn: ledger.today,
    madeBy: ledger.recordedBy,
    debts: covered.map(({ itemId, amount }) => ({ itemId, amount: amount.toFixed() })),
    instalments: instalments.map((instalment, index) => ({
      number: instalment.number,
      itemId: itemIds[index] ?? 0,
      amount: instalment.amount.toFixed(),
      dueOn: instalment.dueOn,
    })),
  })
}

/** The debts of a division that are still open, as they could be divided anew. */
export async function openDebts(tx: Transaction, itemIds: readonly number[]): Promise<CoveredItem[]> {
  const items = await loadItemsById(tx.client, itemIds)
  return items.filter((item) => item.openAmount.gt(0)).map((item) => ({ itemId: item.itemId, amount: item.openAmount }))
}
