import type pg from 'pg'
import { applicantOf } from '../../db/connections/place-store.js'
import { latestQuote, markQuoteDecided } from '../../db/connections/quote-store.js'
import type { Command } from '../../domain/kernel/command.js'
import { amountText } from '../../domain/kernel/money.js'
import { serviceConnectionWorkflowId } from '../../workflows/connections/contract.js'
import { queueMessage } from '../documents/queue-message.js'
import { runCommand } from '../run-command.js'
import { endNewAccount } from '../services/end-new-account.js'
import { enterStage } from './enter-stage.js'
import { lockForAct } from './lock-for-act.js'
import { refundConnection } from './refund-connection.js'

export interface CancelConnectionInput {
  readonly connectionOrderId: string
}

export interface CancelledConnection {
  readonly id: string
  readonly refunded: string
  readonly kept: string
}

/**
 * Cancels a connection that is not energised: field work ends, what was charged is mirrored, and what the rules keep is charged anew.
 * Refuses CONNECTION_ENERGISED and CONNECTION_ENDED.
 */
export function cancelConnection(pool: pg.Pool, command: Command<CancelConnectionInput>): Promise<CancelledConnection> {
  return runCommand(pool, 'connections.cancel', command, async (tx) => {
    const { input, actor, reason } = command
    const { order, ...service } = await lockForAct(tx, input.connectionOrderId, 'cancel', command.actor)
    const by = { actor, reason, today: service.today }
    const id = order.connectionOrderId
    const refund = await refundConnection(tx, order, service, by)
    const quote = await latestQuote(tx.client, id)
    if (quote?.state === 'draft' || quote?.state === 'sent') {
      await markQuoteDecided(tx, id, { version: quote.version, state: 'replaced', on: by.today })
    }
    if (order.isNewAccount) {
      const { accountId } = order
      await endNewAccount(tx, { accountId, processId: serviceConnectionWorkflowId(id), what: `connection ${id}` }, by)
    }
    const refunded = amountText(refund.refunded, service.currency)
    const kept = amountText(refund.keptSubtotal.plus(refund.keptTax), service.currency)
    const sentence = `Cancelled: ${reason}. ${refunded} ${service.currency} of the charges are taken back, ${kept} ${service.currency} are kept.`
    await enterStage(
      tx,
      order,
      { stage: 'cancelled', how: 'cancelled', act: 'cancel', sentence, detail: { refunded, kept } },
      service,
      by,
    )
    const { customerId, serviceAddress } = await applicantOf(tx.client, order)
    await queueMessage(tx, {
      messageKey: `connection/${id}/cancelled`,
      templateCode: 'CONNECTION_CANCELLED',
      accountId: order.accountId,
      customerId,
      fields: { work: order.service, refund: refunded, kept, serviceAddress },
      businessDate: by.today,
      actor,
    })
    return { id, refunded, kept }
  })
}
