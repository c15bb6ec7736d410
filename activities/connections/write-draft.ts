import type { ConnectionRow } from '../../db/connections/connection-store.js'
import { latestQuote, saveDraft } from '../../db/connections/quote-store.js'
import type { Transaction } from '../../db/transaction.js'
import type { PricedQuote, QuoteScope } from '../../domain/connections/price-quote.js'
import type { ChangedBy } from '../fieldwork/changed-by.js'
import type { ConnectionService } from './load-connection-service.js'
import { priceScope } from './price-scope.js'

/** Writes the draft of the next version of a quote, or another text of the draft there is. Returns its version and sums. */
export async function writeDraft(
  tx: Transaction,
  order: ConnectionRow,
  scope: QuoteScope,
  service: ConnectionService,
  by: ChangedBy,
): Promise<{ readonly version: number; readonly priced: PricedQuote }> {
  const priced = await priceScope(tx.client, order, scope, service)
  const latest = await latestQuote(tx.client, order.connectionOrderId)
  const version = latest === undefined ? 1 : latest.state === 'draft' ? latest.version : latest.version + 1
  await saveDraft(tx, {
    connectionOrderId: order.connectionOrderId,
    version,
    visit: order.visit,
    scope,
    priced,
    taxGlCode: priced.tax.isZero() ? undefined : service.taxGlCode,
    reason: by.reason,
    madeOn: by.today,
    madeBy: by.actor.id,
  })
  return { version, priced }
}
