import type { PaymentRow } from '../../db/payments/payment-store.js'
import { Decimal, type Decimal as Amount } from '../../domain/kernel/decimal.js'
import { isAmountText } from '../../domain/kernel/money.js'
import { refuse } from '../../domain/kernel/outcome.js'
import type { Ledger } from '../ledger/load-ledger.js'

/** The fee for a returned payment as it was asked for: an amount, `settings`, or none. Refuses what cannot be charged. */
export function returnFeeOf(
  asked: string | undefined,
  payment: Pick<PaymentRow, 'accountId'>,
  ledger: Ledger,
): Amount | undefined {
  if (asked === undefined) return undefined
  if (payment.accountId === null) refuse('FEE_WITHOUT_ACCOUNT', 'The payment belongs to no account: nobody can be charged a fee.')
  if (asked === 'settings') {
    if (ledger.returnFee === undefined) refuse('FEE_NOT_SET', 'The settings name no fee for a returned payment. Give the amount.')
    return ledger.returnFee
  }
  if (!isAmountText(asked, ledger.currency) || !new Decimal(asked).gt(0)) {
    refuse('FEE_INVALID', `A fee is an amount above zero in ${ledger.currency}, or "settings".`, { fee: asked.slice(0, 40) })
  }
  return new Decimal(asked)
}
