import { standingDepositsAfter } from '../../db/deposits/deposit-facts.js'
import { lockDeposits } from '../../db/deposits/deposit-store.js'
import { advanceDepositSweepRow, type DepositChunk, type DepositSweep, lockDepositSweep } from '../../db/deposits/sweep-store.js'
import { lockAccounts } from '../../db/ledger/account-lock.js'
import type { Transaction } from '../../db/transaction.js'
import type { Actor } from '../../domain/kernel/command.js'
import { decimal } from '../../domain/kernel/decimal.js'
import type { Ledger } from '../ledger/load-ledger.js'
import { loadLedger } from '../ledger/load-ledger.js'
import { creditInterest, reportNoInterest } from './credit-interest.js'
import { depositsAtHand } from './load-deposit.js'
import { lookAfterNonCash } from './non-cash-deposit.js'
import { notePaid } from './note-paid.js'
import { type DepositAtHand, owedInterest, type OwedInterest } from './owed-interest.js'
import { reviewAtHand, reviewDayOf } from './review-deposit.js'

export const DEPOSIT_SWEEPER: Actor = { kind: 'process', id: 'deposits', name: 'Penstock' }
const REASON = 'Sweep of the day'

/** Deposits of one transaction. */
const CHUNK_DEPOSITS = 1_000

/**
 * The next part of the sweep of a business day, inside the caller's transaction: what was paid is held, interest that fell due is credited,
 * deposits whose day has come are reviewed; with the first part, securities that run out become tasks. Whoever does it twice, or at once,
 * goes on where the other one ended.
 */
export async function sweepDeposits(tx: Transaction, deposits = CHUNK_DEPOSITS): Promise<DepositSweep> {
  const ledger = await loadLedger(tx.client, DEPOSIT_SWEEPER.name)
  const sweep = await lockDepositSweep(tx.client, ledger.today)
  if (sweep.isOver) return sweep
  const warnings = sweep.cameTo === '' ? await lookAfterNonCash(tx, ledger.today, DEPOSIT_SWEEPER.name) : 0
  const chunk = await examine(tx, sweep, ledger, deposits)
  await advanceDepositSweepRow(tx.client, ledger.today, { ...chunk, warnings })
  return lockDepositSweep(tx.client, ledger.today)
}

async function examine(
  tx: Transaction,
  sweep: DepositSweep,
  ledger: Ledger,
  limit: number,
): Promise<Omit<DepositChunk, 'warnings'>> {
  const depositIds = await standingDepositsAfter(tx.client, sweep.cameTo, limit)
  const found = await depositsAtHand(tx.client, await lockWithAccounts(tx, depositIds), ledger.today)
  const held: DepositAtHand[] = []
  for (const at of found) {
    const deposit = await notePaid(tx, at.deposit, at.facts, { actor: DEPOSIT_SWEEPER, today: ledger.today, reason: REASON })
    if (deposit.state === 'held') held.push({ ...at, deposit })
  }
  const owed = await owedOf(tx, held, ledger)
  const interest = await creditInterest(tx, owed, ledger, REASON)
  const reviews = { returned: 0, kept: 0, asked: 0 }
  const due = held.filter((at) => (reviewDayOf(at) ?? '9999-12-31') <= ledger.today).map(({ deposit }) => deposit.depositId)
  // Read anew: interest was credited to them meanwhile.
  for (const at of await depositsAtHand(tx.client, await lockDeposits(tx, due), ledger.today)) {
    const { outcome } = await reviewAtHand(tx, at, { actor: DEPOSIT_SWEEPER, reason: REASON }, ledger)
    reviews[outcome] += 1
  }
  return {
    cameTo: depositIds.at(-1),
    examined: depositIds.length,
    interestCredits: owed.filter(({ amount }) => amount.gt(decimal(0))).length,
    interest,
    ...reviews,
  }
}

/** Accounts before deposits, as everywhere; one that ended meanwhile is left out. */
async function lockWithAccounts(tx: Transaction, depositIds: readonly string[]) {
  const named = await tx.client.query<{ account_id: string }>(
    'select distinct account_id from deposits where deposit_id = any($1)',
    [depositIds],
  )
  await lockAccounts(
    tx.client,
    named.rows.map((row) => row.account_id),
  )
  return (await lockDeposits(tx, depositIds)).filter(({ state }) => state === 'asked' || state === 'held')
}

async function owedOf(tx: Transaction, held: readonly DepositAtHand[], ledger: Ledger): Promise<OwedInterest[]> {
  const owed: OwedInterest[] = []
  for (const at of held) {
    const found = owedInterest(at, ledger.today, false)
    if (found.ok) owed.push(...found.value)
    else await reportNoInterest(tx, at.deposit, found.refusal)
  }
  return owed
}
