import type pg from 'pg'
import { lockAccounts } from '../../db/ledger/account-lock.js'
import { insertApplications, loadStandingApplications, type StandingApplication } from '../../db/ledger/application-store.js'
import { insertEntries } from '../../db/ledger/journal-store.js'
import { changeOpenAmounts, loadItemsById } from '../../db/ledger/open-item-store.js'
import { type Decimal, ZERO } from '../../domain/kernel/decimal.js'
import { invariant } from '../../domain/kernel/invariant.js'
import { later, type LocalDate } from '../../domain/kernel/local-date.js'
import { postingOf } from '../../domain/ledger/posting-rules.js'
import type { OpenItem } from '../../domain/receivables/open-item.js'
import { type EntrySource, type LedgerContext, moveOf } from './item-book.js'

export interface UnapplyInput extends LedgerContext {
  /** What takes it back (`{ kind: 'payment_reversal', id: '12' }`); one call per source. */
  readonly source: EntrySource
  readonly unappliedOn: LocalDate
}

/**
 * Takes back every standing application of these items (credits or debits, all of one account): a negative row linked to each, one
 * `credit_unapplied` entry, and both sides open again. Returns what was taken back, in the order in which it had been applied.
 */
export async function unapplyItems(
  client: pg.PoolClient,
  itemIds: readonly number[],
  input: UnapplyInput,
): Promise<StandingApplication[]> {
  const named = await loadItemsById(client, itemIds)
  invariant(named.length === new Set(itemIds).size, 'an item to be unapplied is not there', { itemIds })
  const accountId = named[0]?.accountId
  if (accountId === undefined) return []
  invariant(
    named.every((item) => item.accountId === accountId),
    'items of one account are unapplied together',
    { itemIds },
  )
  await lockAccounts(client, [accountId])
  const standing = await loadStandingApplications(client, itemIds)
  if (standing.length === 0) return standing
  const items = new Map((await loadItemsById(client, bothSides(standing))).map((item) => [item.itemId, item]))
  const entryId = await postUnapplied(client, accountId, standing, items, input)
  await insertApplications(
    client,
    standing.map((row) => ({
      creditItemId: row.creditItemId,
      debitItemId: row.debitItemId,
      amount: row.amount.negated(),
      appliedOn: later(input.unappliedOn, row.appliedOn),
      entryId: items.get(row.creditItemId)?.glCode === items.get(row.debitItemId)?.glCode ? undefined : entryId,
      reversesApplicationId: row.applicationId,
    })),
    input.recordedBy,
  )
  await changeOpenAmounts(client, reopened(standing))
  return standing
}

async function postUnapplied(
  client: pg.PoolClient,
  accountId: string,
  standing: readonly StandingApplication[],
  items: ReadonlyMap<number, OpenItem>,
  input: UnapplyInput,
): Promise<number | undefined> {
  const entry = postingOf(
    {
      kind: 'credit_unapplied',
      sourceKind: input.source.kind,
      sourceId: input.source.id,
      // Not before what it takes back.
      effectiveOn: standing.reduce((day, row) => later(day, row.appliedOn), input.unappliedOn),
      currency: input.currency,
      accountId,
      moves: standing.map((row) => moveOf(items, row)),
    },
    input.chart,
  )
  return entry === undefined ? undefined : (await insertEntries(client, [entry], input.recordedBy))[0]
}

function bothSides(applications: readonly StandingApplication[]): number[] {
  return [...new Set(applications.flatMap((row) => [row.creditItemId, row.debitItemId]))]
}

function reopened(applications: readonly StandingApplication[]): Map<number, Decimal> {
  const deltas = new Map<number, Decimal>()
  const add = (itemId: number, delta: Decimal): unknown => deltas.set(itemId, (deltas.get(itemId) ?? ZERO).plus(delta))
  for (const row of applications) {
    add(row.creditItemId, row.amount.negated())
    add(row.debitItemId, row.amount)
  }
  return deltas
}
