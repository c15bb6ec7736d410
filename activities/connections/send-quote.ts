import type pg from 'pg'
import { applicantOf } from '../../db/connections/place-store.js'
import { latestQuote, markQuoteSent } from '../../db/connections/quote-store.js'
import { quoteNumber } from '../../domain/connections/quote-number.js'
import type { Command } from '../../domain/kernel/command.js'
import { invariant } from '../../domain/kernel/invariant.js'
import { addDays } from '../../domain/kernel/local-date.js'
import { amountText } from '../../domain/kernel/money.js'
import { refuse } from '../../domain/kernel/outcome.js'
import { queueMessage } from '../documents/queue-message.js'
import { runCommand } from '../run-command.js'
import { lockForAct } from './lock-for-act.js'
import { recordConnectionChange } from './record-connection-change.js'

export interface SendQuoteInput {
  readonly connectionOrderId: string
  /** What the sender saw; another one is not sent. */
  readonly version: number
}

/** Sends the draft of a quote to the customer; from then on it stands as it is. Refuses QUOTE_CHANGED and what `mayAct` refuses. */
export function sendQuote(pool: pg.Pool, command: Command<SendQuoteInput>): Promise<{ id: string; validUntil: string }> {
  return runCommand(pool, 'connections.send-quote', command, async (tx) => {
    const { input, actor, reason } = command
    const { order, rules, today, currency } = await lockForAct(tx, input.connectionOrderId, 'send_quote', command.actor)
    const quote = await latestQuote(tx.client, order.connectionOrderId)
    invariant(quote !== undefined, 'a draft that may be sent', { ...input })
    if (quote.version !== input.version) {
      refuse(
        'QUOTE_CHANGED',
        `Quote ${quoteNumber(order.connectionOrderId, quote.version)} has taken its place. Look at it first.`,
      )
    }
    // A draft that was made before the connection was taken back is looked at once more.
    if (quote.visit !== order.visit) {
      refuse('QUOTE_STALE', 'The connection went back since this quote was drafted. Look through it and save it again.')
    }
    const validUntil = addDays(today, rules.quoteValidityDays)
    await markQuoteSent(tx, order.connectionOrderId, { version: quote.version, on: today, validUntil })
    const { customerId, serviceAddress } = await applicantOf(tx.client, order)
    const number = quoteNumber(order.connectionOrderId, quote.version)
    await queueMessage(tx, {
      messageKey: `connection/${order.connectionOrderId}/quote/${quote.version}`,
      templateCode: 'QUOTE',
      accountId: order.accountId,
      customerId,
      fields: {
        quoteNumber: number,
        amount: amountText(quote.total, currency),
        validUntil,
        work: `New connection: ${order.service}`,
        serviceAddress,
      },
      businessDate: today,
      actor,
    })
    const sentence = `Quote ${number} was sent: ${amountText(quote.total, currency)} ${currency}, valid until ${validUntil}.`
    await recordConnectionChange(
      tx,
      order,
      { act: 'send_quote', change: {}, sentence, detail: { version: quote.version, validUntil } },
      { actor, reason, today },
    )
    return { id: order.connectionOrderId, validUntil }
  })
}
