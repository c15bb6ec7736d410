import type { PaymentRow } from '../../db/payments/payment-store.js'
import type { Transaction } from '../../db/transaction.js'
import type { Decimal } from '../../domain/kernel/decimal.js'
import type { LocalDate } from '../../domain/kernel/local-date.js'
import { amountText } from '../../domain/kernel/money.js'
import { chargeAccount } from '../ledger/charge-account.js'
import type { Ledger } from '../ledger/load-ledger.js'

/** Charges the account for a payment that came back, due at once. The account is locked. */
export async function chargeReturnFee(
  tx: Transaction,
  fee: { payment: PaymentRow; accountId: string; amount: Decimal; on: LocalDate },
  ledger: Ledger,
): Promise<{ itemId: number; amount: string }> {
  const itemId = await chargeAccount(
    tx,
    {
      sourceId: `returned-payment-${fee.payment.paymentId}`,
      accountId: fee.accountId,
      amount: fee.amount,
      on: fee.on,
      description: 'Fee for a returned payment',
    },
    ledger,
  )
  return { itemId, amount: amountText(fee.amount, ledger.currency) }
}
