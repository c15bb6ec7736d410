import { stagedDeposits, stagedOpenItems } from '../../db/imports/write/opening-rows.js'
import { insertEntries, takeIds } from '../../db/ledger/journal-store.js'
import { insertOpenItems } from '../../db/ledger/open-item-store.js'
import { copyRows, type CopyValue } from '../../db/copy-rows.js'
import type { Transaction } from '../../db/transaction.js'
import { type Decimal, ZERO } from '../../domain/kernel/decimal.js'
import { invariant } from '../../domain/kernel/invariant.js'
import type { LocalDate } from '../../domain/kernel/local-date.js'
import type { ChartOfAccounts } from '../../domain/ledger/chart-of-accounts.js'
import type { JournalEntry } from '../../domain/ledger/journal-entry.js'
import { postingOf } from '../../domain/ledger/posting-rules.js'

export interface OpeningContext {
  readonly chart: ChartOfAccounts
  readonly currency: string
  /** The business date: entries count from it, items keep their own dates and age by them. */
  readonly asOf: LocalDate
  readonly recordedBy: string
}

export interface OpeningTotal {
  readonly rows: number
  readonly amount: Decimal
}

/**
 * Posts every open item of the stage: one entry `opening_item` each, for what is still open, against the migration clearing
 * account. A receivable stands on the account of its agreement's service, a credit on customer credit.
 */
export async function postOpeningItems(tx: Transaction, context: OpeningContext): Promise<OpeningTotal> {
  let rows = 0
  let amount: Decimal = ZERO
  for await (const items of stagedOpenItems(tx.client)) {
    const entries = items.map((item) =>
      posted(
        postingOf(
          {
            kind: 'opening_item',
            sourceId: item.itemId,
            effectiveOn: context.asOf,
            currency: context.currency,
            accountId: item.accountId,
            agreementId: item.agreementId,
            service: item.service,
            amount: item.openAmount,
          },
          context.chart,
        ),
      ),
    )
    const entryIds = await insertEntries(tx.client, entries, context.recordedBy)
    const itemIds = await takeIds(tx.client, 'item_ids', items.length)
    await insertOpenItems(
      tx.client,
      items.map((item, index) => ({
        itemId: itemIds[index] as number,
        externalId: item.itemId,
        accountId: item.accountId,
        agreementId: item.agreementId,
        glCode: entries[index]?.lines[0]?.glCode as string,
        kind: item.kind,
        entryId: entryIds[index] as number,
        originalOn: item.originalOn,
        dueOn: item.dueOn,
        currency: context.currency,
        originalAmount: item.originalAmount,
        openAmount: item.openAmount,
      })),
    )
    rows += items.length
    for (const item of items) amount = amount.plus(item.openAmount)
  }
  return { rows, amount }
}

/** Posts every deposit of the stage as a liability: one entry `opening_deposit` each. It is no part of the account's balance. */
export async function postOpeningDeposits(tx: Transaction, context: OpeningContext): Promise<OpeningTotal> {
  let rows = 0
  let amount: Decimal = ZERO
  for await (const deposits of stagedDeposits(tx.client)) {
    const entries = deposits.map((deposit) =>
      posted(
        postingOf(
          {
            kind: 'opening_deposit',
            sourceId: deposit.depositId,
            effectiveOn: context.asOf,
            currency: context.currency,
            accountId: deposit.accountId,
            amount: deposit.amount,
          },
          context.chart,
        ),
      ),
    )
    const entryIds = await insertEntries(tx.client, entries, context.recordedBy)
    await copyRows(
      tx.client,
      'deposits',
      ['deposit_id', 'account_id', 'amount', 'currency', 'held_since', 'interest_rate_code', 'entry_id'],
      deposits.map((deposit, index): CopyValue[] => [
        deposit.depositId,
        deposit.accountId,
        deposit.amount.toFixed(),
        context.currency,
        deposit.heldSince,
        deposit.interestRateCode,
        entryIds[index],
      ]),
    )
    rows += deposits.length
    for (const deposit of deposits) amount = amount.plus(deposit.amount)
  }
  return { rows, amount }
}

function posted(entry: JournalEntry | undefined): JournalEntry {
  invariant(entry !== undefined, 'an opening amount of zero')
  return entry
}
