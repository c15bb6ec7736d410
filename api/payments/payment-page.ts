import { findPayment, findTenders } from '../../db/payments/payment-list.js'
import { loadPaidItems, loadPaymentEntries, unappliedOf } from '../../db/payments/payment-reads.js'
import type { Queryable } from '../../db/pool.js'
import { found } from '../errors.js'
import type { PaymentPageJson } from './contract.js'

/** A payment with its tenders, what it paid and the entries of its life. Throws NOT_FOUND. */
export async function readPaymentPage(db: Queryable, paymentId: number): Promise<PaymentPageJson> {
  const payment = found(await findPayment(db, paymentId))
  const allocations = (await loadPaidItems(db, [paymentId])).get(paymentId) ?? []
  return {
    ...payment,
    recordedAt: payment.recordedAt.toISOString(),
    tenders: await findTenders(db, paymentId),
    allocations: allocations as PaymentPageJson['allocations'],
    unapplied: unappliedOf(payment, allocations),
    entries: (await loadPaymentEntries(db, paymentId)).map((entry) => ({ ...entry, recordedAt: entry.recordedAt.toISOString() })),
  }
}
