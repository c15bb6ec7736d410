import type pg from 'pg'
import { recordAudit } from '../../db/access/audit-store.js'
import type { Transaction } from '../../db/transaction.js'
import { type DepositAct, mayActOnDeposit } from '../../domain/deposits/deposit-acts.js'
import type { Command } from '../../domain/kernel/command.js'
import { valueOf } from '../../domain/kernel/outcome.js'
import { type Ledger, loadLedger } from '../ledger/load-ledger.js'
import { runCommand } from '../run-command.js'
import { wakeMovesOf } from '../services/wake-moves.js'
import { depositStanding } from './deposit-standing.js'
import { lockForAct } from './load-deposit.js'
import type { DepositAtHand } from './owed-interest.js'

export interface OnDeposit {
  readonly depositId: string
  /** The deposit as it was on the screen. */
  readonly version: number
}

export interface DepositAnswer {
  readonly depositId: string
  /** What was done, for whoever did it. */
  readonly sentence: string
}

interface DoneToDeposit {
  readonly sentence: string
  readonly after: Readonly<Record<string, unknown>>
}

/**
 * The frame of every act on a deposit: one transaction that locks its account and itself, asks whether the act is possible, does it and
 * writes the audit. Refuses NOT_FOUND, DEPOSIT_CHANGED and what `mayActOnDeposit` refuses.
 */
export function actOnDeposit<Input extends OnDeposit>(
  pool: pg.Pool,
  act: DepositAct,
  command: Command<Input>,
  work: (tx: Transaction, at: DepositAtHand, ledger: Ledger) => Promise<DoneToDeposit>,
  alsoLock: readonly string[] = [],
): Promise<DepositAnswer> {
  return runCommand(pool, `deposits.${act.replaceAll('_', '-')}`, command, async (tx) => {
    const { input, actor, reason } = command
    const ledger = await loadLedger(tx.client, actor.id)
    const at = await lockForAct(tx, { ...input, alsoLock }, { actor, today: ledger.today, reason })
    valueOf(mayActOnDeposit(act, await depositStanding(tx.client, at)))
    const { depositId, accountId, state, amount } = at.deposit
    const done = await work(tx, at, ledger)
    await recordAudit(tx, {
      actor,
      action: `deposits.${act}`,
      subjectKind: 'deposit',
      subjectId: depositId,
      reason,
      before: { accountId, state, amount },
      after: done.after,
    })
    await wakeMovesOf(tx, [...new Set([accountId, ...alsoLock])])
    return { depositId, sentence: done.sentence }
  })
}
