import { insertEntries, takeIds } from '../../db/ledger/journal-store.js'
import { insertOpenItems } from '../../db/ledger/open-item-store.js'
import type { PaymentRow } from '../../db/payments/payment-store.js'
import type { Transaction } from '../../db/transaction.js'
import type { Decimal } from '../../domain/kernel/decimal.js'
import { invariant } from '../../domain/kernel/invariant.js'
import type { LocalDate } from '../../domain/kernel/local-date.js'
import { amountText } from '../../domain/kernel/money.js'
import { receivableOf } from '../../domain/ledger/chart-of-accounts.js'
import { postingOf } from '../../domain/ledger/posting-rules.js'
import type { Ledger } from '../ledger/load-ledger.js'

/** Charges the account for a payment that came back, due at once. The account is locked. */
export async function chargeReturnFee(
  tx: Transaction,
  fee: { payment: PaymentRow; accountId: string; amount: Decimal; on: LocalDate },
  ledger: Ledger,
): Promise<{ itemId: number; amount: string }> {
  const entry = postingOf(
    {
      kind: 'fee_charged',
      sourceId: `returned-payment-${fee.payment.paymentId}`,
      effectiveOn: fee.on,
      currency: ledger.currency,
      accountId: fee.accountId,
      description: 'Fee for a returned payment',
      amount: fee.amount,
    },
    ledger.chart,
  )
  invariant(entry !== undefined, 'a fee above zero makes an entry', { paymentId: fee.payment.paymentId })
  const [entryId] = await insertEntries(tx.client, [entry], ledger.recordedBy)
  const [itemId] = await takeIds(tx.client, 'item_ids', 1)
  invariant(entryId !== undefined && itemId !== undefined, 'an entry and an item for the fee', {
    paymentId: fee.payment.paymentId,
  })
  await insertOpenItems(tx.client, [
    {
      itemId,
      accountId: fee.accountId,
      agreementId: undefined,
      glCode: receivableOf(ledger.chart, undefined),
      kind: 'fee',
      originalOn: fee.on,
      dueOn: fee.on,
      originalAmount: fee.amount,
      openAmount: fee.amount,
      entryId,
      currency: ledger.currency,
    },
  ])
  return { itemId, amount: amountText(fee.amount, ledger.currency) }
}
