import type pg from 'pg'
import type { QuoteScope } from '../../domain/connections/price-quote.js'
import { quoteNumber } from '../../domain/connections/quote-number.js'
import type { Command } from '../../domain/kernel/command.js'
import { amountText } from '../../domain/kernel/money.js'
import { runCommand } from '../run-command.js'
import { enterStage } from './enter-stage.js'
import { lockForAct } from './lock-for-act.js'
import { recordConnectionChange } from './record-connection-change.js'
import { withdrawQuote } from './withdraw-quote.js'
import { writeDraft } from './write-draft.js'

export interface ChangeScopeInput {
  readonly connectionOrderId: string
  readonly scope: QuoteScope
}

/**
 * Another extent of the same connection: a new version of its quote is drafted. Permits and field work that are done count; what the
 * new quote differs by is charged or credited once it is accepted. Refuses what `priceQuote` and `mayAct` refuse.
 */
export function changeScope(pool: pg.Pool, command: Command<ChangeScopeInput>): Promise<{ id: string; version: number }> {
  return runCommand(pool, 'connections.change-scope', command, async (tx) => {
    const { input, actor, reason } = command
    const { order, ...service } = await lockForAct(tx, input.connectionOrderId, 'change_scope', command.actor)
    const by = { actor, reason, today: service.today }
    await withdrawQuote(tx, order, by)
    const sentence = `The scope changes: ${reason}.`
    const back = await enterStage(tx, order, { stage: 'quote', how: 'back', act: 'change_scope', sentence }, service, by)
    const { version, priced } = await writeDraft(tx, back, input.scope, service, by)
    const total = amountText(priced.total, service.currency)
    const drafted = `Quote ${quoteNumber(order.connectionOrderId, version)} was drafted: ${total} ${service.currency}.`
    await recordConnectionChange(tx, back, { act: 'draft_quote', change: {}, sentence: drafted, detail: { version, total } }, by)
    return { id: order.connectionOrderId, version }
  })
}
