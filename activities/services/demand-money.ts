import type { Transaction } from '../../db/transaction.js'
import type { Decimal } from '../../domain/kernel/decimal.js'
import type { LocalDate } from '../../domain/kernel/local-date.js'
import type { Ledger } from '../ledger/load-ledger.js'
import { postDemand } from '../ledger/post-demand.js'

/** Charges the fee for connecting. */
export async function chargeConnection(
  tx: Transaction,
  charge: { readonly accountId: string; readonly amount: Decimal; readonly dueOn: LocalDate; readonly requestId: string },
  ledger: Ledger,
): Promise<{ itemId: number }> {
  const { itemIds } = await postDemand(
    tx,
    {
      kind: 'fee_charged',
      sourceId: `connection-${charge.requestId}`,
      effectiveOn: ledger.today,
      currency: ledger.currency,
      accountId: charge.accountId,
      description: 'Connection fee',
      amount: charge.amount,
    },
    { accountId: charge.accountId, parts: [charge], itemKind: 'fee' },
    ledger,
  )
  return { itemId: itemIds[0] as number }
}
