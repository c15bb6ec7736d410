import type pg from 'pg'
import { lockAccounts } from '../../db/ledger/account-lock.js'
import { loadMatchableItems } from '../../db/ledger/open-item-store.js'
import { enqueueWakeOfLinked } from '../../db/processes/outbox-store.js'
import type { LocalDate } from '../../domain/kernel/local-date.js'
import type { Application } from '../../domain/receivables/apply-credits.js'
import { type EntrySource, ItemBook, type LedgerContext } from './item-book.js'

export interface ApplyCreditsInput extends LedgerContext {
  /** Each account once, with the fact its entry is posted for (`{ kind: 'bill', id: '4711' }`). */
  readonly accounts: readonly { readonly accountId: string; readonly source: EntrySource }[]
  readonly appliedOn: LocalDate
}

export interface AppliedOfAccount {
  readonly accountId: string
  readonly applications: readonly Application[]
}

/**
 * Uses up the open credits of many accounts on what they owe, by the policy, inside the caller's transaction: a fixed number of
 * round trips. Locks the accounts, writes one `credit_applied` entry per account where items of two ledger accounts met, the
 * applications and the open amounts. Accounts where nothing meets are absent from the answer; processes of the others look again, for
 * what they wait for may be settled by now.
 */
export async function applyCreditsOf(client: pg.PoolClient, input: ApplyCreditsInput): Promise<AppliedOfAccount[]> {
  const accountIds = input.accounts.map(({ accountId }) => accountId)
  await lockAccounts(client, accountIds)
  const matchable = await loadMatchableItems(client, accountIds)
  if (matchable.size === 0) return []
  const book = new ItemBook(matchable, input)
  const applied = input.accounts
    .filter(({ accountId }) => matchable.has(accountId))
    .map(({ accountId, source }) => ({ accountId, applications: book.apply(accountId, source, input.appliedOn) }))
    .filter(({ applications }) => applications.length > 0)
  await book.write(client)
  if (applied.length > 0) {
    await enqueueWakeOfLinked(
      client,
      'account',
      applied.map(({ accountId }) => accountId),
    )
  }
  return applied
}
