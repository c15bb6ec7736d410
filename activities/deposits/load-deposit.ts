import { depositFacts } from '../../db/deposits/deposit-facts.js'
import { type DepositRow, depositRowOf, lockDeposits } from '../../db/deposits/deposit-store.js'
import { lockAccounts } from '../../db/ledger/account-lock.js'
import type { Queryable } from '../../db/pool.js'
import type { Transaction } from '../../db/transaction.js'
import { invariant } from '../../domain/kernel/invariant.js'
import type { LocalDate } from '../../domain/kernel/local-date.js'
import { refuse } from '../../domain/kernel/outcome.js'
import { ruledAccounts } from './deposit-policy.js'
import { type NotedBy, notePaid } from './note-paid.js'
import type { DepositAtHand } from './owed-interest.js'

/** Deposits with everything that is decided about them, in a fixed number of statements. */
export async function depositsAtHand(db: Queryable, deposits: readonly DepositRow[], today: LocalDate): Promise<DepositAtHand[]> {
  const facts = await depositFacts(
    db,
    deposits.map(({ depositId }) => depositId),
  )
  const accounts = await ruledAccounts(db, [...new Set(deposits.map(({ accountId }) => accountId))], today)
  return deposits.map((deposit) => {
    const of = facts.get(deposit.depositId)
    const account = accounts.get(deposit.accountId)
    invariant(of !== undefined && account !== undefined, 'a deposit without its account', { depositId: deposit.depositId })
    return { deposit, facts: of, account }
  })
}

export async function depositAtHand(db: Queryable, deposit: DepositRow, today: LocalDate): Promise<DepositAtHand> {
  return (await depositsAtHand(db, [deposit], today))[0] as DepositAtHand
}

/**
 * A deposit that somebody acts on: its account and itself locked, and what was paid of it written down. Refuses NOT_FOUND and
 * CHANGED_MEANWHILE where it is no longer as it was on the screen.
 */
export async function lockForAct(
  tx: Transaction,
  named: { readonly depositId: string; readonly version: number; readonly alsoLock?: readonly string[] },
  by: NotedBy,
): Promise<DepositAtHand> {
  const found = await depositRowOf(tx.client, named.depositId)
  if (found === undefined) refuse('NOT_FOUND', `There is no deposit ${named.depositId}.`)
  await lockAccounts(tx.client, [found.accountId, ...(named.alsoLock ?? [])])
  const [locked] = await lockDeposits(tx, [named.depositId])
  invariant(locked !== undefined, 'a deposit that was there', { depositId: named.depositId })
  if (locked.version !== named.version) {
    refuse('DEPOSIT_CHANGED', `Deposit ${named.depositId} has changed meanwhile. Look at it again.`, { version: locked.version })
  }
  const at = await depositAtHand(tx.client, locked, by.today)
  return { ...at, deposit: await notePaid(tx, locked, at.facts, by) }
}
