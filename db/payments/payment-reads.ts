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

/** What people call the items: kind, due date, agreement, bill. */
export async function itemFacts(db: Queryable, itemIds: readonly number[]): Promise<Map<number, Omit<PaidItem, 'amount'>>> {
  const found = await db.query<Omit<PaidItem, 'amount'>>(
    `select i.item_id as "itemId", i.kind, i.due_on as "dueOn", i.agreement_id as "agreementId", b.bill_number as "billNumber"
       from open_items i left join bills b using (bill_id) where i.item_id = any($1)`,
    [itemIds],
  )
  return new Map(found.rows.map((row) => [row.itemId, row]))
}

/** An entry that stands behind a payment. */
export interface PaymentEntry {
  readonly entryId: number
  readonly eventKind: string
  readonly on: string
  readonly description: string
  readonly recordedAt: Date
  readonly recordedBy: string
}

/** Every entry of a payment's life: receipt, assignment, what it paid, its reversal and fee, in the order they were posted. */
export async function loadPaymentEntries(db: Queryable, paymentId: number): Promise<PaymentEntry[]> {
  const found = await db.query<PaymentEntry>(
    `select e.entry_id as "entryId", e.event_kind as "eventKind", e.effective_on as "on", e.description, e.recorded_at as "recordedAt",
            coalesce(u.name, e.recorded_by) as "recordedBy"
       from journal_entries e left join users u on u.user_id = e.recorded_by
      where (e.source_kind in ('payment', 'payment_reversal') and e.source_id = $1::text)
         or (e.source_kind = 'fee' and e.source_id = 'returned-payment-' || $1::text)
         or e.reverses_entry_id in (select entry_id from payments where payment_id = $1::bigint
                                    union all select resolution_entry_id from payments where payment_id = $1::bigint)
         or e.entry_id in (select a.entry_id from open_items i join applications a on a.credit_item_id = i.item_id
                            where i.payment_id = $1::bigint)
      order by e.entry_id`,
    [paymentId],
  )
  return found.rows
}
