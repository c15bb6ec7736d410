import type pg from 'pg'
import { recordAudit } from '../../db/access/audit-store.js'
import { lockAccounts } from '../../db/ledger/account-lock.js'
import { insertEntries, loadEntry } from '../../db/ledger/journal-store.js'
import { loadPayment, loadPaymentItem, lockPayment, markReversed, type PaymentRow } from '../../db/payments/payment-store.js'
import { closeSuspenseTask } from '../../db/payments/suspense-task-store.js'
import type { Transaction } from '../../db/transaction.js'
import type { Command } from '../../domain/kernel/command.js'
import type { Decimal } from '../../domain/kernel/decimal.js'
import { invariant } from '../../domain/kernel/invariant.js'
import { later, type LocalDate } from '../../domain/kernel/local-date.js'
import { refuse } from '../../domain/kernel/outcome.js'
import { reversalOf } from '../../domain/ledger/reversal.js'
import { applyCreditsOf } from '../ledger/apply-credits.js'
import { cancelItems } from '../ledger/cancel-items.js'
import { type Ledger, loadLedger } from '../ledger/load-ledger.js'
import { unapplyItems } from '../ledger/unapply-items.js'
import { runCommand } from '../run-command.js'
import { returnInstalments } from '../plans/return-instalments.js'
import { wakeMovesOf } from '../services/wake-moves.js'
import { chargeReturnFee } from './charge-return-fee.js'
import { loadPaymentAnswer } from './load-payment-answer.js'
import type { PaymentAnswer } from './payment-answer.js'
import { returnFeeOf } from './return-fee.js'

export interface ReversePaymentInput {
  readonly paymentId: number
  /** Absent: the business date. */
  readonly reversedOn?: string
  /** The fee to charge: an amount, `settings` for the utility's own, or absent for none. */
  readonly fee?: string
}

export interface ReversedPayment extends PaymentAnswer {
  /** The fee charged, or null. */
  readonly fee: { readonly itemId: number; readonly amount: string } | null
}

/**
 * Takes a payment back (a returned cheque, a slip at the counter): what it paid is open again (instalments of a plan that has ended as the
 * debts they were), its entry gets its exact mirror, a fee is charged where asked, and other credits of the account are used on what is open now. A payment in suspense leaves suspense.
 * Refuses NOT_FOUND, ALREADY_REVERSED, REVERSAL_DATE_INVALID and a fee that cannot be charged.
 */
export function reversePayment(pool: pg.Pool, command: Command<ReversePaymentInput>): Promise<ReversedPayment> {
  return runCommand(pool, 'payments.reverse', command, async (tx) => {
    const ledger = await loadLedger(tx.client, command.actor.id)
    const payment = await lockWithAccount(tx, command.input.paymentId)
    if (payment.state === 'reversed')
      refuse('ALREADY_REVERSED', `Payment ${payment.paymentId} was reversed already.`, { paymentId: payment.paymentId })
    const on = reversalDateOf(command.input.reversedOn, payment, ledger)
    const feeAmount = returnFeeOf(command.input.fee, payment, ledger)
    const entryId = await takeBack(tx, payment, ledger, on)
    await markReversed(tx.client, payment.paymentId, { entryId, on, by: command.actor.id, reason: command.reason })
    if (payment.accountId !== null) {
      const { accountId, paymentId } = payment
      await returnInstalments(tx, { accountId, paymentId }, ledger, command.actor)
    }
    const fee = await settleAccount(tx, payment, ledger, on, feeAmount)
    await closeSuspenseTask(tx.client, payment.paymentId, 'Reversed', command.actor.id)
    await wakeMovesOf(tx, payment.accountId === null ? [] : [payment.accountId])
    const answer = { ...(await loadPaymentAnswer(tx.client, payment.paymentId)), fee }
    await recordAudit(tx, {
      actor: command.actor,
      action: 'payments.reverse',
      subjectKind: 'payment',
      subjectId: String(payment.paymentId),
      reason: command.reason,
      before: { state: payment.state, accountId: payment.accountId },
      after: { state: answer.state, reversedOn: on, fee },
    })
    return answer
  })
}

/** From the day of the payment to today; today where nobody says. */
function reversalDateOf(asked: LocalDate | undefined, payment: PaymentRow, ledger: Ledger): LocalDate {
  const latest = later(ledger.today, payment.receivedOn)
  const on = asked ?? latest
  if (on < payment.receivedOn || on > latest) {
    refuse(
      'REVERSAL_DATE_INVALID',
      `A reversal is dated from the day of the payment, ${payment.receivedOn}, to today, ${latest}.`,
      {
        reversedOn: on,
        receivedOn: payment.receivedOn,
        latest,
      },
    )
  }
  return on
}

/** The payment with its account locked before it. Assigned from suspense in between: the account is locked as soon as it is known. */
async function lockWithAccount(tx: Transaction, paymentId: number): Promise<PaymentRow> {
  const seen = await loadPayment(tx.client, paymentId)
  if (seen?.accountId) await lockAccounts(tx.client, [seen.accountId])
  const payment = await lockPayment(tx.client, paymentId)
  if (payment === undefined) refuse('NOT_FOUND', `There is no payment ${paymentId}.`)
  if (payment.accountId !== null && payment.accountId !== seen?.accountId) await lockAccounts(tx.client, [payment.accountId])
  return payment
}

/** Re-opens what the payment paid and mirrors its entries. Returns the mirror of its receipt. */
async function takeBack(tx: Transaction, payment: PaymentRow, ledger: Ledger, on: LocalDate): Promise<number> {
  const itemId = payment.accountId === null ? undefined : await loadPaymentItem(tx.client, payment.paymentId)
  if (itemId !== undefined) {
    await unapplyItems(tx.client, [itemId], { ...ledger, source: sourceOf(payment), unappliedOn: on })
  }
  const receipt = await mirror(
    tx,
    payment.entryId,
    { on, eventKind: 'payment_reversed', description: 'Payment reversed' },
    ledger,
  )
  const resolution =
    payment.resolutionEntryId === null
      ? undefined
      : await mirror(
          tx,
          payment.resolutionEntryId,
          { on, eventKind: 'suspense_resolution_reversed', description: 'Payment reversed' },
          ledger,
        )
  if (itemId !== undefined) {
    await cancelItems(tx.client, [itemId], {
      mirrorEntryId: resolution ?? receipt,
      cancelledOn: on,
      currency: ledger.currency,
      recordedBy: ledger.recordedBy,
      paymentId: payment.paymentId,
    })
  }
  return receipt
}

async function mirror(
  tx: Transaction,
  entryId: number,
  reversal: { on: LocalDate; eventKind: string; description: string },
  ledger: Ledger,
): Promise<number> {
  const posted = await loadEntry(tx.client, entryId)
  invariant(posted !== undefined, 'a payment without its entry', { entryId })
  const [mirrorId] = await insertEntries(
    tx.client,
    [reversalOf(posted, { ...reversal, effectiveOn: reversal.on })],
    ledger.recordedBy,
  )
  invariant(mirrorId !== undefined, 'an entry was posted', { entryId })
  return mirrorId
}

async function settleAccount(
  tx: Transaction,
  payment: PaymentRow,
  ledger: Ledger,
  on: LocalDate,
  fee: Decimal | undefined,
): Promise<ReversedPayment['fee']> {
  if (payment.accountId === null) return null
  const charged =
    fee === undefined ? null : await chargeReturnFee(tx, { payment, accountId: payment.accountId, amount: fee, on }, ledger)
  await applyCreditsOf(tx.client, {
    ...ledger,
    appliedOn: on,
    accounts: [{ accountId: payment.accountId, source: sourceOf(payment) }],
  })
  return charged
}

function sourceOf(payment: PaymentRow): { kind: string; id: string } {
  return { kind: 'payment_reversal', id: String(payment.paymentId) }
}
