import type { DepositFactsRow } from '../../db/deposits/deposit-facts.js'
import { depositFacts } from '../../db/deposits/deposit-facts.js'
import { insertDepositLog } from '../../db/deposits/deposit-log-store.js'
import { type DepositRow, lockStandingDeposits, saveDepositState } from '../../db/deposits/deposit-store.js'
import type { Transaction } from '../../db/transaction.js'
import type { Actor } from '../../domain/kernel/command.js'
import type { LocalDate } from '../../domain/kernel/local-date.js'
import { sendReceipt } from './write-about-deposit.js'

export interface NotedBy {
  readonly actor: Actor
  readonly today: LocalDate
  readonly reason: string
}

/**
 * Writes down that a locked deposit is held, from the day its last part was paid, and sends the receipt; or that it is not paid after all,
 * because a payment came back. Returns the deposit as it is now.
 */
export async function notePaid(tx: Transaction, deposit: DepositRow, facts: DepositFactsRow, by: NotedBy): Promise<DepositRow> {
  const entry = { depositId: deposit.depositId, on: by.today, by: by.actor.id, reason: by.reason }
  if (deposit.state === 'asked' && deposit.itemIds.length > 0 && facts.open.isZero()) {
    const heldSince = facts.paidOn ?? by.today
    await saveDepositState(tx, deposit.depositId, 'held', heldSince)
    await insertDepositLog(tx, [{ ...entry, act: 'held', sentence: `Paid in full on ${heldSince}: held from then on.` }])
    await sendReceipt(tx, { ...deposit, heldSince }, by)
    return { ...deposit, state: 'held', heldSince, version: deposit.version + 1 }
  }
  if (deposit.state === 'held' && facts.open.gt(0)) {
    await saveDepositState(tx, deposit.depositId, 'asked')
    const sentence = `A payment came back: ${facts.open.toFixed(2)} of it is open again.`
    await insertDepositLog(tx, [{ ...entry, act: 'unpaid', sentence }])
    return { ...deposit, state: 'asked', version: deposit.version + 1 }
  }
  return deposit
}

/** A deposit of the account whose first part is this item is held where all of it was paid. */
export async function holdPaidDeposit(tx: Transaction, accountId: string, itemId: number, by: NotedBy): Promise<void> {
  const deposits = (await lockStandingDeposits(tx, accountId)).filter((deposit) => deposit.itemId === itemId)
  const facts = await depositFacts(
    tx.client,
    deposits.map(({ depositId }) => depositId),
  )
  for (const deposit of deposits) {
    const of = facts.get(deposit.depositId)
    if (of !== undefined) await notePaid(tx, deposit, of, by)
  }
}
