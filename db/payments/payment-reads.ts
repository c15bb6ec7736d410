import { amountText } from '../../domain/kernel/money.js'
import { Decimal, sum } from '../../domain/kernel/decimal.js'
import type { Queryable } from '../pool.js'

/** A charge that a payment paid, by standing applications. */
export interface PaidItem {
  readonly itemId: number
  readonly kind: string
  readonly dueOn: string
  readonly amount: string
  readonly agreementId: string | null
  readonly billNumber: string | null
}

/** What payments have paid so far, oldest application first, by payment. */
export async function loadPaidItems(db: Queryable, paymentIds: readonly number[]): Promise<Map<number, PaidItem[]>> {
  const found = await db.query<PaidItem & { paymentId: number }>(
    `select c.payment_id as "paymentId", d.item_id as "itemId", d.kind, d.due_on as "dueOn", sum(a.amount) as amount,
            d.agreement_id as "agreementId", b.bill_number as "billNumber"
       from open_items c
       join applications a on a.credit_item_id = c.item_id
       join open_items d on d.item_id = a.debit_item_id
       left join bills b on b.bill_id = d.bill_id
      where c.payment_id = any($1) and c.kind = 'payment' and d.kind <> 'cancellation'
      group by c.payment_id, d.item_id, b.bill_number having sum(a.amount) <> 0
      order by min(a.application_id)`,
    [paymentIds],
  )
  const paid = new Map<number, PaidItem[]>()
  for (const { paymentId, ...item } of found.rows) paid.set(paymentId, [...(paid.get(paymentId) ?? []), item])
  return paid
}

/** What is left of a payment, given what it paid. */
export function unappliedOf(payment: { state: string; amount: string; currency: string }, paid: readonly PaidItem[]): string {
  if (payment.state === 'reversed') return amountText(new Decimal(0), payment.currency)
  return amountText(new Decimal(payment.amount).minus(sum(paid.map((item) => new Decimal(item.amount)))), payment.currency)
}
