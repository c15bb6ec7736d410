import { accountsPastDue, debtsOf } from '../../db/late-fees/debt-reads.js'
import { advanceSweepRow, type ChunkResult, lockSweep, type Sweep } from '../../db/late-fees/sweep-store.js'
import { lockAccounts } from '../../db/ledger/account-lock.js'
import { governingPolicies } from '../../db/policy/released-versions.js'
import type { Transaction } from '../../db/transaction.js'
import { sum } from '../../domain/kernel/decimal.js'
import { feePolicy } from '../../domain/late-fees/fee-policy.js'
import { type AccountDebts, feesOfAccount } from '../../domain/late-fees/fees-of-account.js'
import { type Ledger, loadLedger } from '../ledger/load-ledger.js'
import { chargeFees } from './charge-fees.js'

const PENSTOCK = 'Penstock'
/** Accounts past due of one transaction: some hundred milliseconds of work. */
export const CHUNK_ACCOUNTS = 5_000

/**
 * The next part of the sweep of a business day, inside the caller's transaction: examines the accounts behind where it came to, and charges those that a
 * rule says are to be charged. Whoever does it twice, or at once, goes on where the other one ended; one that dies has done nothing.
 */
export async function sweepChunk(tx: Transaction, accounts = CHUNK_ACCOUNTS): Promise<Sweep> {
  const ledger = await loadLedger(tx.client, PENSTOCK)
  const sweep = await lockSweep(tx.client, ledger.today)
  if (sweep.isOver) return sweep
  await advanceSweepRow(tx.client, ledger.today, await examine(tx, sweep, ledger, accounts))
  return lockSweep(tx.client, ledger.today)
}

async function examine(tx: Transaction, sweep: Sweep, ledger: Ledger, limit: number): Promise<ChunkResult> {
  const { today, currency } = ledger
  const accountIds = await accountsPastDue(tx.client, sweep.cameTo, today, limit)
  const policy = feePolicy(await governingPolicies(tx.client))
  const decide = (accounts: readonly AccountDebts[]) =>
    accounts.flatMap((debts) => feesOfAccount(debts, policy, { today, calendar: ledger.settings.calendar, currency }))
  // Most accounts are only looked at. Those that a fee is found for are locked and looked at again: a payment may have come meanwhile.
  const found = new Set(decide(await debtsOf(tx.client, accountIds, today)).map((fee) => fee.accountId))
  await lockAccounts(tx.client, found)
  const due = found.size === 0 ? [] : decide(await debtsOf(tx.client, [...found], today))
  await chargeFees(tx.client, due, ledger)
  return {
    cameTo: accountIds.at(-1),
    accountsExamined: accountIds.length,
    accountsCharged: new Set(due.map((fee) => fee.accountId)).size,
    fees: due.length,
    amount: sum(due.map(({ fee }) => fee.amount)),
  }
}
