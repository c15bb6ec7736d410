import { insertEntries, takeIds } from '../../db/ledger/journal-store.js'
import { loadOpenItems } from '../../db/ledger/open-item-store.js'
import type { Transaction } from '../../db/transaction.js'
import type { Decimal } from '../../domain/kernel/decimal.js'
import { invariant } from '../../domain/kernel/invariant.js'
import type { FinancialEvent } from '../../domain/ledger/financial-events.js'
import { postingOf } from '../../domain/ledger/posting-rules.js'
import { type EntrySource, ItemBook } from './item-book.js'
import type { Ledger } from './load-ledger.js'

export interface PostedCredit {
  readonly event: FinancialEvent
  readonly accountId: string
  readonly amount: Decimal
  readonly source: EntrySource
  /** What it pays before anything else; the rest goes by the policy. */
  readonly pays?: readonly { readonly itemId: number; readonly amount: Decimal }[]
}

/**
 * Posts credits to locked accounts and uses each on what its account owes, in a fixed number of statements. Returns entry and item of each,
 * in the order given.
 */
export async function postCredits(
  tx: Transaction,
  credits: readonly PostedCredit[],
  ledger: Ledger,
): Promise<{ readonly entryId: number; readonly itemId: number }[]> {
  if (credits.length === 0) return []
  const entries = credits.map(({ event }) => {
    const entry = postingOf(event, ledger.chart)
    invariant(entry !== undefined, 'a credit above zero makes an entry', { source: event.sourceId })
    return entry
  })
  const entryIds = await insertEntries(tx.client, entries, ledger.recordedBy)
  const itemIds = await takeIds(tx.client, 'item_ids', credits.length)
  const book = new ItemBook(await loadOpenItems(tx.client, [...new Set(credits.map(({ accountId }) => accountId))]), ledger)
  credits.forEach(({ accountId, amount, source, pays = [] }, index) => {
    const itemId = itemIds[index] as number
    book.add({
      itemId,
      accountId,
      agreementId: undefined,
      glCode: ledger.chart.customerCredit,
      kind: 'credit',
      originalOn: ledger.today,
      dueOn: ledger.today,
      originalAmount: amount.negated(),
      openAmount: amount.negated(),
      entryId: entryIds[index] as number,
      currency: ledger.currency,
    })
    const directed = pays.map((paid) => ({ creditItemId: itemId, debitItemId: paid.itemId, amount: paid.amount }))
    book.apply(accountId, source, ledger.today, directed)
  })
  await book.write(tx.client)
  return credits.map((_, index) => ({ entryId: entryIds[index] as number, itemId: itemIds[index] as number }))
}
