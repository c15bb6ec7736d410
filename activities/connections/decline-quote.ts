import type pg from 'pg'
import { markQuoteDecided } from '../../db/connections/quote-store.js'
import { quoteNumber } from '../../domain/connections/quote-number.js'
import type { Command } from '../../domain/kernel/command.js'
import { runCommand } from '../run-command.js'
import { enterStage } from './enter-stage.js'
import { lockSentQuote } from './lock-sent-quote.js'

export interface DeclineQuoteInput {
  readonly connectionOrderId: string
  readonly version: number
}

/** Writes down that the customer declines: another quote is made, or the connection is cancelled. Refuses as `acceptQuote` does. */
export function declineQuote(pool: pg.Pool, command: Command<DeclineQuoteInput>): Promise<{ id: string }> {
  return runCommand(pool, 'connections.decline', command, async (tx) => {
    const { input, actor, reason } = command
    const { order, quote, ...service } = await lockSentQuote(tx, input, 'decline', command.actor)
    const by = { actor, reason, today: service.today }
    await markQuoteDecided(tx, order.connectionOrderId, { version: quote.version, state: 'declined', on: by.today })
    const sentence = `Quote ${quoteNumber(order.connectionOrderId, quote.version)} was declined: ${reason}.`
    await enterStage(tx, order, { stage: 'quote', how: 'back', act: 'decline', sentence }, service, by)
    return { id: order.connectionOrderId }
  })
}
