import type { ConnectionRow } from '../../db/connections/connection-store.js'
import { insertConnectionEntry, insertConnectionItems } from '../../db/connections/money-store.js'
import { insertEntries, takeIds } from '../../db/ledger/journal-store.js'
import { insertOpenItems, type NewOpenItem } from '../../db/ledger/open-item-store.js'
import type { Transaction } from '../../db/transaction.js'
import { splitInstalments } from '../../domain/connections/instalments.js'
import { quoteNumber } from '../../domain/connections/quote-number.js'
import { addBusinessDays } from '../../domain/kernel/business-calendar.js'
import type { Decimal } from '../../domain/kernel/decimal.js'
import { valueOf } from '../../domain/kernel/outcome.js'
import { receivableOf } from '../../domain/ledger/chart-of-accounts.js'
import { postingOf } from '../../domain/ledger/posting-rules.js'
import type { ChangedBy } from '../fieldwork/changed-by.js'
import { applyCreditsOf } from '../ledger/apply-credits.js'
import { type Ledger, loadLedger } from '../ledger/load-ledger.js'
import type { ConnectionService } from './load-connection-service.js'

export interface PostedDifference {
  /** The version of the quote; 0: what is kept of a cancelled connection. */
  readonly version: number
  readonly subtotal: Decimal
  readonly tax: Decimal
  /** Positive: charged; negative: credited. */
  readonly total: Decimal
  readonly taxGlCode: string | undefined
  readonly instalments: number
}

/**
 * Charges a connection, or credits it where it became smaller, inside the caller's transaction, and uses the credits of the account on
 * it. The account is locked. Refuses INSTALMENTS_TOO_MANY.
 */
export async function postDifference(
  tx: Transaction,
  order: ConnectionRow,
  difference: PostedDifference,
  { rules, currency }: ConnectionService,
  by: ChangedBy,
): Promise<void> {
  const { version, total } = difference
  const ledger = await loadLedger(tx.client, by.actor.id)
  const entry = postingOf(
    {
      kind: total.isNegative() ? 'connection_credited' : 'connection_charged',
      sourceId: quoteNumber(order.connectionOrderId, version),
      effectiveOn: by.today,
      currency,
      accountId: order.accountId,
      description:
        version === 0
          ? `Connection ${order.connectionOrderId} cancelled`
          : `Connection ${quoteNumber(order.connectionOrderId, version)}`,
      charges: total.isNegative() ? difference.subtotal.negated() : difference.subtotal,
      tax: total.isNegative() ? difference.tax.negated() : difference.tax,
      taxGlCode: difference.taxGlCode,
    },
    ledger.chart,
  )
  if (entry === undefined) return
  const [entryId = 0] = await insertEntries(tx.client, [entry], ledger.recordedBy)
  await insertConnectionEntry(tx, order.connectionOrderId, { quoteVersion: version, entryId, postedOn: by.today })
  const firstDueOn = version === 0 ? by.today : addBusinessDays(by.today, rules.dueDays.payment, rules.calendar)
  const parts = total.gt(0)
    ? valueOf(
        splitInstalments({
          total,
          count: difference.instalments,
          atMost: version === 0 ? 1 : rules.instalmentsAtMost,
          firstDueOn,
          intervalDays: rules.instalmentIntervalDays,
          currency,
        }),
      )
    : total.isZero()
      ? []
      : [{ amount: total, dueOn: by.today }]
  const itemIds = await takeIds(tx.client, 'item_ids', parts.length)
  await insertOpenItems(
    tx.client,
    parts.map((part, index) => itemOf(order, part, { itemId: itemIds[index] ?? 0, entryId }, ledger, by)),
  )
  await insertConnectionItems(tx, order.connectionOrderId, version, itemIds)
  const source = { kind: 'connection', id: quoteNumber(order.connectionOrderId, version) }
  await applyCreditsOf(tx.client, { ...ledger, accounts: [{ accountId: order.accountId, source }], appliedOn: by.today })
}

function itemOf(
  order: ConnectionRow,
  part: { readonly amount: Decimal; readonly dueOn: string },
  ids: { readonly itemId: number; readonly entryId: number },
  ledger: Ledger,
  by: ChangedBy,
): NewOpenItem {
  const isCharge = part.amount.isPositive()
  return {
    ...ids,
    accountId: order.accountId,
    agreementId: undefined,
    glCode: isCharge ? receivableOf(ledger.chart, undefined) : ledger.chart.customerCredit,
    kind: isCharge ? 'fee' : 'adjustment',
    originalOn: by.today,
    dueOn: part.dueOn,
    originalAmount: part.amount,
    openAmount: part.amount,
    currency: ledger.currency,
  }
}
