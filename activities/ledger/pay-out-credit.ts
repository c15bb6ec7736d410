import { insertEntries, takeIds } from '../../db/ledger/journal-store.js'
import { loadOpenItems } from '../../db/ledger/open-item-store.js'
import type { Transaction } from '../../db/transaction.js'
import type { Decimal } from '../../domain/kernel/decimal.js'
import { invariant } from '../../domain/kernel/invariant.js'
import { postingOf } from '../../domain/ledger/posting-rules.js'
import { ItemBook } from './item-book.js'
import type { Ledger } from './load-ledger.js'

export interface PaidOutCredit {
  readonly accountId: string
  /** At most what the account has as credit. */
  readonly amount: Decimal
  /** How it is paid: a channel of the chart of accounts. */
  readonly channel: string
  readonly sourceId: string
  /** What of it comes from this credit; the rest is the account's oldest. */
  readonly from?: { readonly itemId: number; readonly amount: Decimal }
}

/** Pays a credit out to the customer, inside the caller's transaction; the account is locked. Returns the entry's id. */
export async function payOutCredit(tx: Transaction, refund: PaidOutCredit, ledger: Ledger): Promise<number> {
  const { accountId, amount, channel, sourceId } = refund
  const entry = postingOf(
    { kind: 'refund_paid', accountId, amount, channel, sourceId, effectiveOn: ledger.today, currency: ledger.currency },
    ledger.chart,
  )
  invariant(entry !== undefined, 'a refund above zero makes an entry', { accountId })
  const [entryId] = await insertEntries(tx.client, [entry], ledger.recordedBy)
  const [itemId] = await takeIds(tx.client, 'item_ids', 1)
  invariant(entryId !== undefined && itemId !== undefined, 'an entry and an item', { accountId })
  const book = new ItemBook(await loadOpenItems(tx.client, [accountId]), ledger)
  book.add({
    itemId,
    accountId,
    agreementId: undefined,
    glCode: ledger.chart.customerCredit,
    kind: 'adjustment',
    originalOn: ledger.today,
    dueOn: ledger.today,
    originalAmount: amount,
    openAmount: amount,
    entryId,
    currency: ledger.currency,
  })
  const { from } = refund
  const directed = from === undefined ? [] : [{ creditItemId: from.itemId, debitItemId: itemId, amount: from.amount }]
  book.apply(accountId, { kind: 'refund', id: sourceId }, ledger.today, directed)
  await book.write(tx.client)
  return entryId
}
