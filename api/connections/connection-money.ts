import type { ConnectionItem } from '../../db/connections/money-store.js'
import type { Refund } from '../../domain/connections/refund.js'
import { decimal, sum } from '../../domain/kernel/decimal.js'
import { amountText } from '../../domain/kernel/money.js'
import type { ConnectionPageJson } from './contract.js'

/** What a connection was charged, what of it is paid, and what a cancellation now would do. */
export function moneyJson(items: readonly ConnectionItem[], refund: Refund, currency: string): ConnectionPageJson['money'] {
  const charged = sum(items.map(({ amount }) => decimal(amount)))
  const open = sum(items.map((item) => decimal(item.open)))
  return {
    charged: amountText(charged, currency),
    paid: amountText(charged.minus(open), currency),
    open: amountText(open, currency),
    items: items.map(({ itemId, quoteVersion, instalment, dueOn, amount, open: left }) => ({
      itemId,
      quoteVersion,
      instalment,
      dueOn,
      amount,
      open: left,
    })),
    ifCancelled: {
      refunded: amountText(refund.refunded, currency),
      kept: amountText(refund.keptSubtotal.plus(refund.keptTax), currency),
    },
  }
}
