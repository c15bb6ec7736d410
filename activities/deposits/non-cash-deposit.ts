import type pg from 'pg'
import { recordAudit } from '../../db/access/audit-store.js'
import { insertNonCash, lockExpiring, lockNonCash, saveNonCashEnd } from '../../db/deposits/non-cash-store.js'
import { hasAccount } from '../../db/customers/customer-store.js'
import { closeTasksOf, insertTask, knownTaskKeys } from '../../db/tasks/task-store.js'
import type { Transaction } from '../../db/transaction.js'
import { checkNonCash, expiryOf, type NonCashEnd, type NonCashKind, warnUntil } from '../../domain/deposits/non-cash.js'
import type { Command } from '../../domain/kernel/command.js'
import type { LocalDate } from '../../domain/kernel/local-date.js'
import { refuse, valueOf } from '../../domain/kernel/outcome.js'
import { loadLedger } from '../ledger/load-ledger.js'
import { runCommand } from '../run-command.js'

export interface RecordNonCashInput {
  readonly accountId: string
  readonly kind: NonCashKind
  /** Up to which amount they stand in: decimal text. */
  readonly amount: string
  readonly issuer: string
  readonly reference: string
  readonly validFrom: LocalDate
  readonly expiresOn: LocalDate | null
}

const SUBJECT = 'non_cash_deposit'

/** Records that somebody else stands in for an account. It is not in the books. Refuses NOT_FOUND, NON_CASH_DAYS_INVALID. */
export function recordNonCash(pool: pg.Pool, command: Command<RecordNonCashInput>): Promise<{ nonCashId: string }> {
  return runCommand(pool, 'deposits.record-non-cash', command, async (tx) => {
    const { input, actor, reason } = command
    const { today, currency } = await loadLedger(tx.client, actor.id)
    if (!(await hasAccount(tx.client, input.accountId))) refuse('NOT_FOUND', `There is no account ${input.accountId}.`)
    valueOf(checkNonCash(input, today))
    const nonCashId = await insertNonCash(tx, { ...input, currency, recordedOn: today, recordedBy: actor.id, reason })
    await recordAudit(tx, {
      actor,
      action: 'deposits.record_non_cash',
      subjectKind: 'account',
      subjectId: input.accountId,
      reason,
      after: { nonCashId, ...input },
    })
    return { nonCashId }
  })
}

export interface EndNonCashInput {
  readonly nonCashId: string
  readonly version: number
  /** Given back, or called upon: what the issuer then pays is posted as a payment. */
  readonly end: NonCashEnd
}

/** Ends a security. Refuses NOT_FOUND, DEPOSIT_CHANGED, NON_CASH_ENDED. */
export function endNonCash(pool: pg.Pool, command: Command<EndNonCashInput>): Promise<{ nonCashId: string }> {
  return runCommand(pool, 'deposits.end-non-cash', command, async (tx) => {
    const { input, actor, reason } = command
    const { today } = await loadLedger(tx.client, actor.id)
    const security = await lockNonCash(tx, input.nonCashId)
    if (security === undefined) refuse('NOT_FOUND', `There is no security ${input.nonCashId}.`)
    if (security.version !== input.version) refuse('DEPOSIT_CHANGED', 'It has changed meanwhile. Look at it again.')
    if (security.state !== 'standing') refuse('NON_CASH_ENDED', `Security ${input.nonCashId} is ${security.state} already.`)
    await saveNonCashEnd(tx, input.nonCashId, { state: input.end, on: today, by: actor.id, reason })
    await closeTasksOf(tx, { subjectKind: SUBJECT, subjectId: input.nonCashId, closedBy: actor.id, result: reason })
    await recordAudit(tx, {
      actor,
      action: 'deposits.end_non_cash',
      subjectKind: 'account',
      subjectId: security.accountId,
      reason,
      before: { state: 'standing' },
      after: { nonCashId: input.nonCashId, state: input.end },
    })
    return { nonCashId: input.nonCashId }
  })
}

/** A task for each security that runs out soon, and one where it has: then it stands no more. Returns how many tasks are new. */
export async function lookAfterNonCash(tx: Transaction, today: LocalDate, by: string): Promise<number> {
  const expiring = await lockExpiring(tx, warnUntil(today))
  const tasks = expiring.map((security) => {
    const isOver = expiryOf(security.expiresOn, today) === 'over'
    const what = security.kind.replaceAll('_', ' ')
    return {
      security,
      isOver,
      taskKey: `non-cash/${security.nonCashId}/${isOver ? 'over' : 'soon'}`,
      title: isOver
        ? `The ${what} of ${security.issuer} ended on ${security.expiresOn}: get another or ask for a deposit`
        : `The ${what} of ${security.issuer} ends on ${security.expiresOn}: ask for its renewal`,
    }
  })
  const known = await knownTaskKeys(
    tx.client,
    tasks.map(({ taskKey }) => taskKey),
  )
  const fresh = tasks.filter(({ taskKey }) => !known.has(taskKey))
  for (const { security, isOver, taskKey, title } of fresh) {
    const subject = { subjectKind: SUBJECT, subjectId: security.nonCashId }
    if (isOver) {
      await saveNonCashEnd(tx, security.nonCashId, { state: 'expired', on: today, by, reason: 'Its last day is over' })
      await closeTasksOf(tx, { ...subject, closedBy: by, result: 'It ran out' })
    }
    await insertTask(tx, {
      taskKey,
      queue: 'collections',
      title: title.slice(0, 200),
      accountId: security.accountId,
      ...subject,
      facts: { amount: security.amount, issuer: security.issuer, reference: security.reference, expiresOn: security.expiresOn },
      dueOn: isOver ? today : security.expiresOn,
      createdBy: by,
    })
  }
  return fresh.length
}
