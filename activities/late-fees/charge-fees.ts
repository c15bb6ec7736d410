import type pg from 'pg'
import { insertLateFees, takeLateFeeIds } from '../../db/late-fees/late-fee-store.js'
import { insertEntries, takeIds } from '../../db/ledger/journal-store.js'
import { insertOpenItems } from '../../db/ledger/open-item-store.js'
import { invariant } from '../../domain/kernel/invariant.js'
import type { DueFee } from '../../domain/late-fees/fees-of-account.js'
import { receivableOf } from '../../domain/ledger/chart-of-accounts.js'
import { postingOf } from '../../domain/ledger/posting-rules.js'
import type { Ledger } from '../ledger/load-ledger.js'

/** Charges fees of locked accounts, due at once: entries, items and what decided each, in a fixed number of statements. */
export async function chargeFees(client: pg.PoolClient, due: readonly DueFee[], ledger: Ledger): Promise<void> {
  if (due.length === 0) return
  const ids = await takeLateFeeIds(client, due.length)
  const entries = due.map(({ accountId, fee }, index) => {
    const entry = postingOf(
      {
        kind: 'fee_charged',
        sourceId: `late-fee-${ids[index]}`,
        effectiveOn: ledger.today,
        currency: ledger.currency,
        accountId,
        description: 'Late fee',
        amount: fee.amount,
      },
      ledger.chart,
    )
    invariant(entry !== undefined, 'a fee above zero makes an entry', { accountId })
    return entry
  })
  const entryIds = await insertEntries(client, entries, ledger.recordedBy)
  const itemIds = await takeIds(client, 'item_ids', due.length)
  const glCode = receivableOf(ledger.chart, undefined)
  const fees = due.map((fee, index) => ({
    ...fee,
    lateFeeId: ids[index] as number,
    entryId: entryIds[index] as number,
    itemId: itemIds[index] as number,
  }))
  await insertOpenItems(
    client,
    fees.map(({ accountId, itemId, entryId, fee }) => ({
      itemId,
      accountId,
      agreementId: undefined,
      glCode,
      kind: 'late_fee' as const,
      originalOn: ledger.today,
      dueOn: ledger.today,
      originalAmount: fee.amount,
      openAmount: fee.amount,
      entryId,
      currency: ledger.currency,
    })),
  )
  await insertLateFees(client, fees, ledger.today)
}
