import type { Decimal } from '../kernel/decimal.js'
import type { LocalDate } from '../kernel/local-date.js'

/** What an open item came from. `payment`, `credit` and negative items are credits; `cancellation` is the mirror of an item;
 * `instalment` is a part of older debts that a payment plan took over. */
export const OPEN_ITEM_KINDS = [
  'bill',
  'late_fee',
  'deposit_installment',
  'credit',
  'payment',
  'cancellation',
  'fee',
  'adjustment',
  'instalment',
] as const
export type OpenItemKind = (typeof OPEN_ITEM_KINDS)[number]

/** A receivable (positive) or a credit (negative) with what is still open of it. It stands on one general-ledger account. */
export interface OpenItem {
  readonly itemId: number
  readonly accountId: string
  readonly agreementId: string | undefined
  readonly glCode: string
  readonly kind: OpenItemKind
  readonly originalOn: LocalDate
  readonly dueOn: LocalDate
  readonly originalAmount: Decimal
  /** Same sign as the original amount, between zero and it. */
  readonly openAmount: Decimal
}

/** True for a receivable, false for a credit; an item never changes its side. */
export function isDebit(item: Pick<OpenItem, 'originalAmount'>): boolean {
  return item.originalAmount.isPositive()
}
