import type pg from 'pg'
import { recordAudit } from '../../db/access/audit-store.js'
import { lockAccounts } from '../../db/ledger/account-lock.js'
import { insertEntries, takeIds } from '../../db/ledger/journal-store.js'
import { loadOpenItems } from '../../db/ledger/open-item-store.js'
import { lockPayment, markResolved } from '../../db/payments/payment-store.js'
import { closeSuspenseTask } from '../../db/payments/suspense-task-store.js'
import type { Command } from '../../domain/kernel/command.js'
import { decimal } from '../../domain/kernel/decimal.js'
import { invariant } from '../../domain/kernel/invariant.js'
import { later } from '../../domain/kernel/local-date.js'
import { refuse, valueOf } from '../../domain/kernel/outcome.js'
import { postingOf } from '../../domain/ledger/posting-rules.js'
import { followDirections } from '../../domain/payments/allocate-payment.js'
import { ItemBook } from '../ledger/item-book.js'
import { loadLedger } from '../ledger/load-ledger.js'
import { runCommand } from '../run-command.js'
import { wakeMovesOf } from '../services/wake-moves.js'
import { reinstatePaid } from '../write-offs/reinstate-paid.js'
import { loadPaymentAnswer } from './load-payment-answer.js'
import { CLOSED_ACCOUNT, type PaymentAnswer } from './payment-answer.js'
import { creditItem } from './post-batch.js'
import { directionOf } from './post-payment.js'

export interface ResolveSuspenseInput {
  readonly paymentId: number
  readonly accountId: string
  readonly directions?: readonly { readonly itemId: number; readonly amount?: string }[]
}

/**
 * Gives a payment held in suspense to its account, from the business date on, and applies it like any payment. Refuses NOT_FOUND,
 * ACCOUNT_UNKNOWN, and NOT_IN_SUSPENSE where it was assigned or reversed already.
 */
export function resolveSuspense(pool: pg.Pool, command: Command<ResolveSuspenseInput>): Promise<PaymentAnswer> {
  return runCommand(pool, 'payments.resolve-suspense', command, async (tx) => {
    const { paymentId, accountId } = command.input
    const ledger = await loadLedger(tx.client, command.actor.id)
    const account = (await lockAccounts(tx.client, [accountId])).get(accountId)
    if (account === undefined) refuse('ACCOUNT_UNKNOWN', `There is no account ${accountId}.`, { accountId })
    const payment = await lockPayment(tx.client, paymentId)
    if (payment === undefined) refuse('NOT_FOUND', `There is no payment ${paymentId}.`)
    if (payment.state !== 'suspense') {
      refuse('NOT_IN_SUSPENSE', `Payment ${paymentId} is not held in suspense: it is ${payment.state}.`, {
        paymentId,
        state: payment.state,
      })
    }
    const amount = decimal(payment.amount)
    const on = later(ledger.today, payment.receivedOn)
    const entry = postingOf(
      { kind: 'suspense_resolved', sourceId: String(paymentId), effectiveOn: on, currency: ledger.currency, accountId, amount },
      ledger.chart,
    )
    invariant(entry !== undefined, 'a payment above zero makes an entry', { paymentId })
    const [entryId] = await insertEntries(tx.client, [entry], ledger.recordedBy)
    const [itemId] = await takeIds(tx.client, 'item_ids', 1)
    invariant(entryId !== undefined && itemId !== undefined, 'an entry and an item for the payment', { paymentId })

    const book = new ItemBook(await loadOpenItems(tx.client, [accountId]), ledger)
    const directed = valueOf(
      followDirections(amount, book.openItemsOf(accountId), (command.input.directions ?? []).map(directionOf)),
    )
    book.add(creditItem({ itemId, accountId, paymentId, amount, on: payment.receivedOn, entryId }, ledger))
    book.apply(
      accountId,
      { kind: 'payment', id: String(paymentId) },
      on,
      directed.map((each) => ({ creditItemId: itemId, debitItemId: each.itemId, amount: each.amount })),
    )
    await book.write(tx.client)
    await reinstatePaid(tx, [accountId], ledger)
    await markResolved(tx.client, paymentId, { accountId, entryId, on, by: command.actor.id, reason: command.reason })
    await closeSuspenseTask(tx.client, paymentId, `Assigned to ${accountId}`, command.actor.id)
    await wakeMovesOf(tx, [accountId])
    const answer = await loadPaymentAnswer(tx.client, paymentId, account.status === 'closed' ? [CLOSED_ACCOUNT] : [])
    await recordAudit(tx, {
      actor: command.actor,
      action: 'payments.resolve-suspense',
      subjectKind: 'payment',
      subjectId: String(paymentId),
      reason: command.reason,
      before: { state: 'suspense', statedAccount: payment.statedAccount },
      after: { state: answer.state, accountId, allocations: answer.allocations },
    })
    return answer
  })
}
