import type { ConnectionRow } from '../../db/connections/connection-store.js'
import { latestQuote, markQuoteDecided } from '../../db/connections/quote-store.js'
import type { Transaction } from '../../db/transaction.js'
import { quoteNumber } from '../../domain/connections/quote-number.js'
import { invariant } from '../../domain/kernel/invariant.js'
import type { ChangedBy } from '../fieldwork/changed-by.js'
import { enterStage } from './enter-stage.js'
import type { ConnectionService } from './load-connection-service.js'

/** A quote that nobody accepted in time is none any more: another one is made, or the connection is cancelled. */
export async function lapseQuote(
  tx: Transaction,
  order: ConnectionRow,
  service: ConnectionService,
  by: ChangedBy,
): Promise<void> {
  const quote = await latestQuote(tx.client, order.connectionOrderId)
  invariant(quote?.state === 'sent', 'a quote that lapses was sent', { connectionOrderId: order.connectionOrderId })
  await markQuoteDecided(tx, order.connectionOrderId, { version: quote.version, state: 'lapsed', on: by.today })
  const sentence = `Quote ${quoteNumber(order.connectionOrderId, quote.version)} was not accepted by ${quote.validUntil} and has lapsed.`
  await enterStage(tx, order, { stage: 'quote', how: 'back', act: 'lapse_quote', sentence }, service, by)
}
