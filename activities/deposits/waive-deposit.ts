import type pg from 'pg'
import { recordAudit } from '../../db/access/audit-store.js'
import { insertWaiver } from '../../db/deposits/non-cash-store.js'
import { openDepositPrerequisites } from '../../db/deposits/deposit-prerequisites.js'
import { savePrerequisite } from '../../db/services/request-store.js'
import type { Transaction } from '../../db/transaction.js'
import { decimal } from '../../domain/kernel/decimal.js'
import { mayActOnDeposit, mayWaive } from '../../domain/deposits/deposit-acts.js'
import type { Command } from '../../domain/kernel/command.js'
import { refuse, valueOf } from '../../domain/kernel/outcome.js'
import type { DepositWaiver } from '../../domain/policy/deposit-parameters.js'
import { loadLedger } from '../ledger/load-ledger.js'
import { runCommand } from '../run-command.js'
import { wakeMovesOf } from '../services/wake-moves.js'
import { type RuledAccount, ruleFor, ruledAccounts } from './deposit-policy.js'
import { lockForAct } from './load-deposit.js'
import { withdrawDeposit } from './withdraw-deposit.js'

interface WaiverInput {
  readonly ground: DepositWaiver
  /** What was shown or said. */
  readonly evidence: string
  /** May waive on grounds that the policy does not know. */
  readonly isSupervisor: boolean
}

export interface WaiveDepositInput extends WaiverInput {
  readonly depositId: string
  readonly version: number
}

/**
 * Waives a deposit that is asked for, with its evidence: it is asked for no more, and a move that waited for it goes on. Refuses NOT_FOUND,
 * DEPOSIT_CHANGED, DEPOSIT_NOT_ASKED, DEPOSIT_GROUND_NOT_STATED.
 */
export function waiveDeposit(pool: pg.Pool, command: Command<WaiveDepositInput>): Promise<{ depositId: string }> {
  return runCommand(pool, 'deposits.waive', command, async (tx) => {
    const { input, actor, reason } = command
    const ledger = await loadLedger(tx.client, actor.id)
    const { today } = ledger
    const { deposit, account } = await lockForAct(tx, input, { actor, today, reason })
    const standing = { ...deposit, isPartlyPaid: false, creditLeft: decimal(0), hasInterest: false, isSomethingOwed: false }
    valueOf(mayActOnDeposit('waive', standing))
    valueOf(mayWaive(input.ground, groundsFor(account), input.isSupervisor))
    const sentence = `Waived (${input.ground.replaceAll('_', ' ')}): ${input.evidence}`
    await withdrawDeposit(tx, deposit, reason, ledger, { state: 'waived', sentence })
    await insertWaiver(tx, { ...input, accountId: deposit.accountId, on: today, by: actor.id, reason })
    for (const requestId of await openDepositPrerequisites(tx.client, deposit.itemIds)) {
      const decided = { decidedOn: today, decidedBy: actor.id, reason: sentence }
      await savePrerequisite(tx, requestId, { prerequisite: 'deposit', state: 'overridden', ...decided })
    }
    await audit(tx, command, deposit.accountId, deposit.depositId)
    await wakeMovesOf(tx, [deposit.accountId])
    return { depositId: deposit.depositId }
  })
}

export interface RecordWaiverInput extends WaiverInput {
  readonly accountId: string
}

/** Records with its evidence why an account need not pay a deposit, before one is asked for. Refuses NOT_FOUND, DEPOSIT_GROUND_NOT_STATED. */
export function recordWaiver(pool: pg.Pool, command: Command<RecordWaiverInput>): Promise<{ accountId: string }> {
  return runCommand(pool, 'deposits.record-waiver', command, async (tx) => {
    const { input, actor, reason } = command
    const { today } = await loadLedger(tx.client, actor.id)
    const account = (await ruledAccounts(tx.client, [input.accountId], today)).get(input.accountId)
    if (account === undefined) refuse('NOT_FOUND', `There is no account ${input.accountId}.`)
    valueOf(mayWaive(input.ground, groundsFor(account), input.isSupervisor))
    await insertWaiver(tx, { ...input, depositId: null, on: today, by: actor.id, reason })
    await audit(tx, command, input.accountId, null)
    return { accountId: input.accountId }
  })
}

/** The grounds of the policy; none where it is silent. */
export function groundsFor(account: RuledAccount): readonly DepositWaiver[] {
  const rule = ruleFor(account, 'deposit.allowed')
  return rule.ok ? (rule.value.value?.waivers ?? []) : []
}

async function audit(tx: Transaction, command: Command<WaiverInput>, accountId: string, depositId: string | null): Promise<void> {
  const { ground, evidence } = command.input
  await recordAudit(tx, {
    actor: command.actor,
    action: 'deposits.waive',
    subjectKind: 'account',
    subjectId: accountId,
    reason: command.reason,
    after: { depositId, ground, evidence },
  })
}
