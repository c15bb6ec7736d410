import type { WorkOrderRow } from '../../db/fieldwork/work-order-store.js'
import { lockAccounts } from '../../db/ledger/account-lock.js'
import type { Transaction } from '../../db/transaction.js'
import type { WorkOrderType } from '../../domain/fieldwork/work-order-type.js'
import { decimal } from '../../domain/kernel/decimal.js'
import { chargeAccount } from '../ledger/charge-account.js'
import { loadLedger } from '../ledger/load-ledger.js'
import type { ChangedBy } from './changed-by.js'

/** Charges the account of an order what its kind of work costs; nothing where it costs nothing or there is nobody to charge. */
export async function chargeOrder(
  tx: Transaction,
  order: WorkOrderRow,
  type: WorkOrderType,
  on: string,
  by: ChangedBy,
): Promise<void> {
  if (type.chargeAmount === null || order.accountId === null) return
  const ledger = await loadLedger(tx.client, by.actor.id)
  await lockAccounts(tx.client, [order.accountId])
  await chargeAccount(
    tx,
    {
      sourceId: `work-order-${order.workOrderId}`,
      accountId: order.accountId,
      amount: decimal(type.chargeAmount),
      on,
      description: `${type.title}, ${order.workOrderId}`,
    },
    ledger,
  )
}
