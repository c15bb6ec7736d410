import { latestQuote, type QuoteRow } from '../../db/connections/quote-store.js'
import type { Transaction } from '../../db/transaction.js'
import { quoteNumber } from '../../domain/connections/quote-number.js'
import type { Actor } from '../../domain/kernel/command.js'
import { refuse } from '../../domain/kernel/outcome.js'
import { lockForAct, type LockedForAct } from './lock-for-act.js'

/** The quote a customer answers, of a locked connection. Refuses QUOTE_CHANGED, QUOTE_LAPSED and what `lockForAct` refuses. */
export async function lockSentQuote(
  tx: Transaction,
  answer: { readonly connectionOrderId: string; readonly version: number },
  act: 'accept' | 'decline',
  actor: Actor,
): Promise<LockedForAct & { readonly quote: QuoteRow }> {
  const locked = await lockForAct(tx, answer.connectionOrderId, act, actor)
  const quote = await latestQuote(tx.client, answer.connectionOrderId)
  if (quote === undefined || quote.version !== answer.version || quote.state !== 'sent') {
    refuse(
      'QUOTE_CHANGED',
      `Quote ${quoteNumber(answer.connectionOrderId, answer.version)} is not the one that waits for an answer. Load the page again.`,
      { version: quote?.version, state: quote?.state },
    )
  }
  if (quote.validUntil !== null && quote.validUntil < locked.today) {
    refuse('QUOTE_LAPSED', `This quote could be accepted until ${quote.validUntil}. Make a new one.`, {
      validUntil: quote.validUntil,
    })
  }
  return { ...locked, quote }
}
