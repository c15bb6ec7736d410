import type pg from 'pg'
import { recordAudit } from '../../db/access/audit-store.js'
import { debtsOf } from '../../db/late-fees/debt-reads.js'
import { findStandingFee, waiversAfter } from '../../db/late-fees/late-fee-store.js'
import { lockAccounts } from '../../db/ledger/account-lock.js'
import { governingPolicy } from '../../db/policy/governing-policy.js'
import { enqueueWakeOfLinked } from '../../db/processes/outbox-store.js'
import type { Queryable } from '../../db/pool.js'
import type { Command } from '../../domain/kernel/command.js'
import { amountText } from '../../domain/kernel/money.js'
import { refuse, valueOf } from '../../domain/kernel/outcome.js'
import { decideWaiver, type WaiverRule, waiversCountAfter } from '../../domain/late-fees/waive-fee.js'
import { findPolicy } from '../../domain/policy/find-policy.js'
import { applyCreditsOf } from '../ledger/apply-credits.js'
import { loadLedger } from '../ledger/load-ledger.js'
import { runCommand } from '../run-command.js'
import { takeFeeBack } from './take-fee-back.js'

export interface WaiveFeeInput {
  readonly lateFeeId: number
  /** Not held to the limits of representatives. */
  readonly mayWaiveAny: boolean
}

export interface WaiveFeeAnswer {
  readonly lateFeeId: number
  readonly accountId: string
  readonly amount: string
}

/**
 * Waives a late fee; what was paid on it pays what else the account owes. Refuses NOT_FOUND, LATE_FEE_TAKEN_BACK and, within the policy's
 * limits for representatives, LATE_FEE_WAIVER_LIMIT.
 */
export function waiveFee(pool: pg.Pool, command: Command<WaiveFeeInput>): Promise<WaiveFeeAnswer> {
  return runCommand(pool, 'late-fees.waive', command, async (tx) => {
    const { input, actor, reason } = command
    const ledger = await loadLedger(tx.client, actor.id)
    const named = await findStandingFee(tx.client, input.lateFeeId)
    if (named === undefined) refuse('NOT_FOUND', `There is no late fee ${input.lateFeeId}.`)
    await lockAccounts(tx.client, [named.accountId])
    const fee = (await findStandingFee(tx.client, input.lateFeeId)) ?? named
    const waivedWithinYear = await waiversAfter(tx.client, fee.accountId, waiversCountAfter(ledger.today))
    const rule = input.mayWaiveAny ? null : await waiverRule(tx.client, fee.accountId, ledger.today)
    valueOf(decideWaiver(rule, { ...fee, waivedWithinYear, mayWaiveAny: input.mayWaiveAny }))
    await takeFeeBack(tx, fee, { kind: 'waived', on: ledger.today, reason, by: actor.id }, ledger)
    await applyCreditsOf(tx.client, {
      ...ledger,
      appliedOn: ledger.today,
      accounts: [{ accountId: fee.accountId, source: { kind: 'late_fee_reversal', id: String(fee.lateFeeId) } }],
    })
    const amount = amountText(fee.amount, ledger.currency)
    await enqueueWakeOfLinked(tx.client, 'account', [fee.accountId])
    await recordAudit(tx, {
      actor,
      action: 'late_fees.waive',
      subjectKind: 'account',
      subjectId: fee.accountId,
      reason,
      after: { lateFeeId: fee.lateFeeId, amount },
    })
    return { lateFeeId: fee.lateFeeId, accountId: fee.accountId, amount }
  })
}

async function waiverRule(db: Queryable, accountId: string, today: string): Promise<WaiverRule | null> {
  const { entity, chain } = valueOf(await governingPolicy(db, today))
  const [account] = await debtsOf(db, [accountId], today)
  const subject = {
    entity,
    service: '',
    customerClass: account?.customerClass ?? '',
    programmes: account?.programmes ?? [],
  }
  return valueOf(findPolicy(chain, 'late_fee.waiver', subject, today)).value
}
