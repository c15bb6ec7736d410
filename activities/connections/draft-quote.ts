import type pg from 'pg'
import { quoteNumber } from '../../domain/connections/quote-number.js'
import type { QuoteScope } from '../../domain/connections/price-quote.js'
import type { Command } from '../../domain/kernel/command.js'
import { amountText } from '../../domain/kernel/money.js'
import { runCommand } from '../run-command.js'
import { lockForAct } from './lock-for-act.js'
import { recordConnectionChange } from './record-connection-change.js'
import { writeDraft } from './write-draft.js'

export interface DraftQuoteInput {
  readonly connectionOrderId: string
  readonly scope: QuoteScope
}

/** Writes the draft of a quote; written again, it is changed. Refuses what `priceQuote` and `mayAct` refuse. */
export function draftQuote(
  pool: pg.Pool,
  command: Command<DraftQuoteInput>,
): Promise<{ id: string; version: number; total: string }> {
  return runCommand(pool, 'connections.draft-quote', command, async (tx) => {
    const { input, actor, reason } = command
    const { order, ...service } = await lockForAct(tx, input.connectionOrderId, 'draft_quote', command.actor)
    const by = { actor, reason, today: service.today }
    const { version, priced } = await writeDraft(tx, order, input.scope, service, by)
    const total = amountText(priced.total, service.currency)
    const sentence = `Quote ${quoteNumber(order.connectionOrderId, version)} was drafted: ${total} ${service.currency}.`
    await recordConnectionChange(tx, order, { act: 'draft_quote', change: {}, sentence, detail: { version, total } }, by)
    return { id: order.connectionOrderId, version, total }
  })
}
