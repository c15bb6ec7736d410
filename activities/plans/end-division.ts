import { insertEntries, takeIds } from '../../db/ledger/journal-store.js'
import { loadOpenItems, type NewOpenItem } from '../../db/ledger/open-item-store.js'
import { itemsOfDivision, type PlanRow } from '../../db/plans/plan-store.js'
import type { Transaction } from '../../db/transaction.js'
import { type Decimal, sum, ZERO } from '../../domain/kernel/decimal.js'
import { invariant } from '../../domain/kernel/invariant.js'
import { postingOf } from '../../domain/ledger/posting-rules.js'
import { keepWhatWasPaid } from '../../domain/plans/instalments-restored.js'
import type { Application } from '../../domain/receivables/apply-credits.js'
import type { OpenItem } from '../../domain/receivables/open-item.js'
import { ItemBook } from '../ledger/item-book.js'
import type { Ledger } from '../ledger/load-ledger.js'
import { unapplyItems } from '../ledger/unapply-items.js'

export type EndedPlan = Pick<PlanRow, 'planId' | 'division' | 'accountId'>

/**
 * Ends a division before its time, inside the caller's transaction: what was paid stays paid, of the oldest debts first, and the rest is
 * owed again where it stood and since when it stood there. A division that has ended is ended once more where a payment of it came back
 * (`paymentId`). The account is locked. Returns the debts and what was not paid.
 */
export async function endDivision(
  tx: Transaction,
  plan: EndedPlan,
  ledger: Ledger,
  paymentId?: number,
): Promise<{ readonly debts: readonly number[]; readonly unpaid: Decimal }> {
  const { planId, division, accountId } = plan
  const items = await itemsOfDivision(tx.client, planId, division)
  const ending = paymentId === undefined ? `${planId}/${division}` : `${planId}/${division}/returned/${paymentId}`
  const source = { kind: 'plan', id: paymentId === undefined ? `${ending}/ended` : ending }
  const taken = await unapplyItems(tx.client, [items.creditItemId], { ...ledger, source, unappliedOn: ledger.today })
  const open = (await loadOpenItems(tx.client, [accountId])).get(accountId) ?? []
  const credit = open.find(({ itemId }) => itemId === items.creditItemId)
  invariant(credit !== undefined, 'the credit of a division is open once it is unapplied', { planId, division })
  const instalments = open.filter(({ itemId }) => items.instalments.includes(itemId))
  const unpaid = sum(instalments.map(({ openAmount }) => openAmount))
  // What an earlier end had taken of the credit stays taken.
  const before = open.filter(({ itemId, kind }) => kind === 'cancellation' && taken.some((row) => row.debitItemId === itemId))
  const book = new ItemBook(new Map([[accountId, [...open]]]), ledger)
  const closing = unpaid.isZero() ? [] : await closingItems(tx, plan, { ending, credit, instalments, unpaid, book, ledger })
  const covered = items.debts.flatMap((id) => open.filter(({ itemId }) => itemId === id))
  const paid = credit.openAmount
    .negated()
    .minus(unpaid)
    .minus(sum(before.map(({ openAmount }) => openAmount)))
  const directed = [
    ...before.map(({ itemId, openAmount: amount }) => ({ creditItemId: credit.itemId, debitItemId: itemId, amount })),
    ...closing,
    ...keepWhatWasPaid(credit, covered, paid),
  ]
  if (directed.length > 0) book.apply(accountId, source, ledger.today, directed)
  await book.write(tx.client)
  return { debts: items.debts, unpaid }
}

/** Posts the end of a division and brings its unpaid instalments, and as much of its credit, to nothing. */
async function closingItems(
  tx: Transaction,
  plan: EndedPlan,
  end: {
    readonly ending: string
    readonly credit: OpenItem
    readonly instalments: readonly OpenItem[]
    readonly unpaid: Decimal
    readonly book: ItemBook
    readonly ledger: Ledger
  },
): Promise<Application[]> {
  const { ending, credit, instalments, unpaid, book, ledger } = end
  const entry = postingOf(
    {
      kind: 'plan_ended',
      sourceId: ending,
      effectiveOn: ledger.today,
      currency: ledger.currency,
      accountId: plan.accountId,
      amount: unpaid,
    },
    ledger.chart,
  )
  invariant(entry !== undefined, 'unpaid instalments make an entry', { planId: plan.planId })
  const [entryId = 0] = await insertEntries(tx.client, [entry], ledger.recordedBy)
  const mirrored = [credit, ...instalments]
  const ids = await takeIds(tx.client, 'item_ids', mirrored.length)
  return mirrored.map((item, index): Application => {
    const itemId = ids[index] ?? 0
    const amount = item === credit ? unpaid : item.openAmount
    const closing: NewOpenItem = {
      ...item,
      itemId,
      kind: 'cancellation',
      originalOn: ledger.today,
      dueOn: ledger.today,
      originalAmount: item === credit ? amount : amount.negated(),
      openAmount: item === credit ? amount : amount.negated(),
      entryId,
      currency: ledger.currency,
    }
    book.add(closing)
    return item === credit
      ? { creditItemId: credit.itemId, debitItemId: itemId, amount }
      : { creditItemId: itemId, debitItemId: item.itemId, amount }
  })
}

/** What of these instalments was due before the day and not paid. */
export function missedOf(instalments: readonly { readonly dueOn: string; readonly open: Decimal }[], today: string): Decimal {
  return instalments.reduce((missed, { dueOn, open }) => (dueOn < today ? missed.plus(open) : missed), ZERO)
}
