import type pg from 'pg'
import { acceptedQuote, markQuoteDecided } from '../../db/connections/quote-store.js'
import { lockAccounts } from '../../db/ledger/account-lock.js'
import { differenceOf } from '../../domain/connections/charge-difference.js'
import { quoteNumber } from '../../domain/connections/quote-number.js'
import type { Command } from '../../domain/kernel/command.js'
import { amountText } from '../../domain/kernel/money.js'
import { runCommand } from '../run-command.js'
import { postDifference } from './post-difference.js'
import { lockSentQuote } from './lock-sent-quote.js'
import { recordConnectionChange } from './record-connection-change.js'

export interface AcceptQuoteInput {
  readonly connectionOrderId: string
  readonly version: number
  /** 1: all at once. */
  readonly instalments: number
}

/**
 * Writes down that the customer accepts: the quote is charged, or only its difference to the one accepted before. Refuses
 * QUOTE_CHANGED, QUOTE_LAPSED, INSTALMENTS_TOO_MANY and what `mayAct` refuses.
 */
export function acceptQuote(pool: pg.Pool, command: Command<AcceptQuoteInput>): Promise<{ id: string; charged: string }> {
  return runCommand(pool, 'connections.accept', command, async (tx) => {
    const { input, actor, reason } = command
    const { order, quote, ...service } = await lockSentQuote(tx, input, 'accept', command.actor)
    const by = { actor, reason, today: service.today }
    await lockAccounts(tx.client, [order.accountId])
    const before = await acceptedQuote(tx.client, order.connectionOrderId)
    const difference = differenceOf(quote, before)
    await postDifference(
      tx,
      order,
      {
        version: quote.version,
        ...difference,
        taxGlCode: quote.taxGlCode ?? before?.taxGlCode ?? undefined,
        instalments: input.instalments,
      },
      service,
      by,
    )
    if (before !== undefined) {
      await markQuoteDecided(tx, order.connectionOrderId, { version: before.version, state: 'replaced', on: by.today })
    }
    await markQuoteDecided(tx, order.connectionOrderId, {
      version: quote.version,
      state: 'accepted',
      on: by.today,
      instalments: input.instalments,
    })
    const number = quoteNumber(order.connectionOrderId, quote.version)
    const amount = `${amountText(difference.total.abs(), service.currency)} ${service.currency}`
    const posted = difference.total.isNegative() ? `${amount} are credited` : `${amount} are charged`
    const how = !difference.total.gt(0) ? '' : input.instalments === 1 ? ' at once' : ` in ${input.instalments} instalments`
    await recordConnectionChange(
      tx,
      order,
      { act: 'accept', change: {}, sentence: `Quote ${number} was accepted: ${posted}${how}.`, detail: { ...input } },
      by,
    )
    return { id: order.connectionOrderId, charged: amountText(difference.total, service.currency) }
  })
}
