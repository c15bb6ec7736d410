import { loadPaidItems, unappliedOf } from '../../db/payments/payment-reads.js'
import { loadPayment } from '../../db/payments/payment-store.js'
import type { Queryable } from '../../db/pool.js'
import { refuse } from '../../domain/kernel/outcome.js'
import type { PaymentAnswer, PaymentNotice } from './payment-answer.js'

/** The payment with its receipt. Refused NOT_FOUND. */
export async function loadPaymentAnswer(
  db: Queryable,
  paymentId: number,
  notices: readonly PaymentNotice[] = [],
): Promise<PaymentAnswer> {
  const payment = await loadPayment(db, paymentId)
  if (payment === undefined) refuse('NOT_FOUND', `There is no payment ${paymentId}.`)
  const allocations = (await loadPaidItems(db, [paymentId])).get(paymentId) ?? []
  return {
    id: payment.paymentId,
    channel: payment.channel,
    externalId: payment.externalId,
    statedAccount: payment.statedAccount,
    accountId: payment.accountId,
    receivedOn: payment.receivedOn,
    currency: payment.currency,
    amount: payment.amount,
    reference: payment.reference,
    state: payment.state,
    allocations,
    unapplied: unappliedOf(payment, allocations),
    notices,
  }
}
