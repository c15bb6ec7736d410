import type pg from 'pg'
import { lockAccounts } from '../../db/ledger/account-lock.js'
import { insertApplications } from '../../db/ledger/application-store.js'
import { takeIds } from '../../db/ledger/journal-store.js'
import { changeOpenAmounts, insertOpenItems, loadItemsById } from '../../db/ledger/open-item-store.js'
import { ZERO } from '../../domain/kernel/decimal.js'
import { invariant } from '../../domain/kernel/invariant.js'
import type { LocalDate } from '../../domain/kernel/local-date.js'
import { isDebit } from '../../domain/receivables/open-item.js'

export interface CancelItemsInput {
  /** The posted mirror of the entry that made the items; it stands behind the cancelling items. */
  readonly mirrorEntryId: number
  readonly cancelledOn: LocalDate
  readonly currency: string
  readonly recordedBy: string
  readonly billId?: number
  readonly paymentId?: number
}

/**
 * Brings items to nothing after their entry was reversed: each gets a `cancellation` item of the opposite amount on the same ledger
 * account, applied against it in full, so that no entry is needed. Nothing may be applied to the items any more (`unapplyItems`
 * first). What the account owes afterwards is what the ledger says.
 */
export async function cancelItems(client: pg.PoolClient, itemIds: readonly number[], input: CancelItemsInput): Promise<void> {
  const items = await loadItemsById(client, itemIds)
  if (items.length === 0) return
  await lockAccounts(
    client,
    items.map((item) => item.accountId),
  )
  for (const item of items) {
    invariant(item.openAmount.eq(item.originalAmount), 'an item is cancelled only while nothing is applied to it', {
      itemId: item.itemId,
    })
  }
  const ids = await takeIds(client, 'item_ids', items.length)
  const cancelling = items.map((item, index) => ({
    ...item,
    itemId: ids[index] ?? 0,
    kind: 'cancellation' as const,
    entryId: input.mirrorEntryId,
    currency: input.currency,
    originalOn: input.cancelledOn,
    dueOn: input.cancelledOn,
    originalAmount: item.originalAmount.negated(),
    openAmount: ZERO,
    ...(input.billId === undefined ? {} : { billId: input.billId }),
    ...(input.paymentId === undefined ? {} : { paymentId: input.paymentId }),
  }))
  await insertOpenItems(client, cancelling)
  await changeOpenAmounts(client, new Map(items.map((item) => [item.itemId, item.openAmount.negated()])))
  await insertApplications(
    client,
    items.map((item, index) => {
      const other = cancelling[index]?.itemId ?? 0
      return {
        creditItemId: isDebit(item) ? other : item.itemId,
        debitItemId: isDebit(item) ? item.itemId : other,
        amount: item.originalAmount.abs(),
        appliedOn: input.cancelledOn,
        entryId: undefined,
      }
    }),
    input.recordedBy,
  )
}
