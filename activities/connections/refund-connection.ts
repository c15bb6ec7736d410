import type { ConnectionRow } from '../../db/connections/connection-store.js'
import { entriesOf, itemsOf, markMirrored } from '../../db/connections/money-store.js'
import { acceptedQuote } from '../../db/connections/quote-store.js'
import { lockAccounts } from '../../db/ledger/account-lock.js'
import { insertEntries, loadEntry } from '../../db/ledger/journal-store.js'
import type { Transaction } from '../../db/transaction.js'
import { type Refund, refundOf } from '../../domain/connections/refund.js'
import { invariant } from '../../domain/kernel/invariant.js'
import { reversalOf } from '../../domain/ledger/reversal.js'
import type { ChangedBy } from '../fieldwork/changed-by.js'
import { applyCreditsOf } from '../ledger/apply-credits.js'
import { cancelItems } from '../ledger/cancel-items.js'
import { type Ledger, loadLedger } from '../ledger/load-ledger.js'
import { unapplyItems } from '../ledger/unapply-items.js'
import type { ConnectionService } from './load-connection-service.js'
import { postDifference } from './post-difference.js'

/**
 * Takes back what a connection was charged, inside the caller's transaction: what was paid on it becomes credit again, each entry gets
 * its exact mirror, what the rules keep in this stage is charged anew, and the credit of the account pays it. Returns both sums.
 */
export async function refundConnection(
  tx: Transaction,
  order: ConnectionRow,
  service: ConnectionService,
  by: ChangedBy,
): Promise<Refund> {
  const id = order.connectionOrderId
  const quote = await acceptedQuote(tx.client, id)
  const refund = refundOf(quote?.lines ?? [], order.stage, service.rules, service.currency)
  if (quote === undefined) return refund
  await lockAccounts(tx.client, [order.accountId])
  const ledger = await loadLedger(tx.client, by.actor.id)
  await takeBack(tx, order, ledger, by)
  const kept = refund.keptSubtotal.plus(refund.keptTax)
  await postDifference(
    tx,
    order,
    {
      version: 0,
      subtotal: refund.keptSubtotal,
      tax: refund.keptTax,
      total: kept,
      taxGlCode: quote.taxGlCode ?? undefined,
      instalments: 1,
    },
    service,
    by,
  )
  const source = { kind: 'connection_refund', id }
  await applyCreditsOf(tx.client, { ...ledger, accounts: [{ accountId: order.accountId, source }], appliedOn: by.today })
  return refund
}

async function takeBack(tx: Transaction, order: ConnectionRow, ledger: Ledger, by: ChangedBy): Promise<void> {
  const id = order.connectionOrderId
  const items = await itemsOf(tx.client, id)
  await unapplyItems(
    tx.client,
    items.map(({ itemId }) => itemId),
    { ...ledger, source: { kind: 'connection_cancellation', id }, unappliedOn: by.today },
  )
  for (const { quoteVersion, entryId } of await entriesOf(tx.client, id)) {
    const posted = await loadEntry(tx.client, entryId)
    invariant(posted !== undefined, 'a connection without its entry', { id, entryId })
    const mirror = reversalOf(posted, {
      effectiveOn: by.today,
      eventKind: 'connection_taken_back',
      description: `Connection ${id} cancelled`,
    })
    const [mirrorEntryId = 0] = await insertEntries(tx.client, [mirror], ledger.recordedBy)
    await cancelItems(
      tx.client,
      items.filter((item) => item.entryId === entryId).map(({ itemId }) => itemId),
      { mirrorEntryId, cancelledOn: by.today, currency: ledger.currency, recordedBy: ledger.recordedBy },
    )
    await markMirrored(tx, id, { quoteVersion, mirrorEntryId })
  }
}
