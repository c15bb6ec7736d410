import type { ConnectionRow } from '../../db/connections/connection-store.js'
import { latestQuote, markQuoteDecided } from '../../db/connections/quote-store.js'
import type { Transaction } from '../../db/transaction.js'
import type { ChangedBy } from '../fieldwork/changed-by.js'

/** A quote that waits for an answer is none any more. A draft stays, to be looked through again; an accepted one counts. */
export async function withdrawQuote(tx: Transaction, order: ConnectionRow, by: ChangedBy): Promise<void> {
  const quote = await latestQuote(tx.client, order.connectionOrderId)
  if (quote?.state !== 'sent') return
  await markQuoteDecided(tx, order.connectionOrderId, { version: quote.version, state: 'replaced', on: by.today })
}
