import type { ConnectionRow } from '../../db/connections/connection-store.js'
import { applicantOf } from '../../db/connections/place-store.js'
import type { Queryable } from '../../db/pool.js'
import { type PricedQuote, priceQuote, type QuoteScope } from '../../domain/connections/price-quote.js'
import { ZERO } from '../../domain/kernel/decimal.js'
import { valueOf } from '../../domain/kernel/outcome.js'
import type { ConnectionService } from './load-connection-service.js'

/** Prices a scope for a connection; an account that is exempt from tax pays none. Refuses what `priceQuote` refuses. */
export async function priceScope(
  db: Queryable,
  order: ConnectionRow,
  scope: QuoteScope,
  { rules, currency }: ConnectionService,
): Promise<PricedQuote> {
  const { isTaxExempt } = await applicantOf(db, order)
  return valueOf(priceQuote(order.service, scope, isTaxExempt ? { ...rules, taxPercent: ZERO } : rules, currency))
}
