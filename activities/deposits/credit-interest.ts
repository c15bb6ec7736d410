import { insertDepositLog, takeDepositLogIds } from '../../db/deposits/deposit-log-store.js'
import { saveDepositAmount, saveInterestFrom } from '../../db/deposits/deposit-store.js'
import { insertEntries } from '../../db/ledger/journal-store.js'
import { insertTask } from '../../db/tasks/task-store.js'
import type { Transaction } from '../../db/transaction.js'
import { type Decimal, decimal, sum } from '../../domain/kernel/decimal.js'
import { invariant } from '../../domain/kernel/invariant.js'
import { amountText } from '../../domain/kernel/money.js'
import type { Refusal } from '../../domain/kernel/outcome.js'
import { postingOf } from '../../domain/ledger/posting-rules.js'
import type { Ledger } from '../ledger/load-ledger.js'
import { postCredits } from '../ledger/post-credit.js'
import type { OwedInterest } from './owed-interest.js'

/**
 * Credits interest to locked accounts, or adds it to their deposits, in a fixed number of statements for what is credited; and notes from
 * which day on each deposit is owed more. Returns what it comes to.
 */
export async function creditInterest(
  tx: Transaction,
  owed: readonly OwedInterest[],
  ledger: Ledger,
  reason: string,
): Promise<Decimal> {
  const paid = owed.filter(({ amount }) => amount.gt(0))
  const logIds = await takeDepositLogIds(tx, paid.length)
  const numbered = paid.map((each, index) => ({ ...each, logId: logIds[index] as number }))
  const posted = [
    ...(await creditAccounts(
      tx,
      numbered.filter(({ isAdded }) => !isAdded),
      ledger,
    )),
    ...(await addToDeposits(
      tx,
      numbered.filter(({ isAdded }) => isAdded),
      ledger,
    )),
  ]
  await insertDepositLog(
    tx,
    posted.map(({ interest, entryId, itemId }) => ({
      logId: interest.logId,
      depositId: interest.deposit.depositId,
      act: 'interest' as const,
      sentence: `Interest of ${amountText(interest.amount, ledger.currency)} for ${interest.from} to ${interest.until} ${
        interest.isAdded ? 'added to it' : 'credited to the account'
      }.`,
      amount: interest.amount,
      heldChange: interest.isAdded ? interest.amount : decimal(0),
      entryId,
      ...(itemId === undefined ? {} : { itemId }),
      facts: factsOf(interest),
      on: ledger.today,
      by: ledger.recordedBy,
      reason,
    })),
  )
  const last = new Map(owed.map((each) => [each.deposit.depositId, each.until]))
  await saveInterestFrom(
    tx,
    [...last].map(([depositId, from]) => ({ depositId, from })),
  )
  return sum(paid.map(({ amount }) => amount))
}

type NumberedInterest = OwedInterest & { readonly logId: number }

interface PostedInterest {
  readonly interest: NumberedInterest
  readonly entryId: number
  readonly itemId?: number
}

const sourceOf = ({ deposit, logId }: NumberedInterest): string => `${deposit.depositId}/${logId}`

async function creditAccounts(tx: Transaction, owed: readonly NumberedInterest[], ledger: Ledger): Promise<PostedInterest[]> {
  const credited = await postCredits(
    tx,
    owed.map((interest) => {
      const { accountId } = interest.deposit
      const sourceId = sourceOf(interest)
      const { amount } = interest
      return {
        event: {
          kind: 'deposit_interest_credited',
          sourceId,
          effectiveOn: ledger.today,
          currency: ledger.currency,
          accountId,
          amount,
        },
        accountId,
        amount,
        source: { kind: 'deposit', id: sourceId },
      }
    }),
    ledger,
  )
  return owed.map((interest, index) => ({ interest, ...(credited[index] as { entryId: number; itemId: number }) }))
}

async function addToDeposits(tx: Transaction, owed: readonly NumberedInterest[], ledger: Ledger): Promise<PostedInterest[]> {
  const entries = owed.map((interest) => {
    const { amount } = interest
    const entry = postingOf(
      {
        kind: 'deposit_interest_added',
        sourceId: sourceOf(interest),
        effectiveOn: ledger.today,
        currency: ledger.currency,
        amount,
      },
      ledger.chart,
    )
    invariant(entry !== undefined, 'interest above zero makes an entry', { depositId: interest.deposit.depositId })
    return entry
  })
  const entryIds = await insertEntries(tx.client, entries, ledger.recordedBy)
  const grown = new Map<string, Decimal>()
  for (const { deposit, amount } of owed) {
    grown.set(deposit.depositId, (grown.get(deposit.depositId) ?? decimal(deposit.amount)).plus(amount))
  }
  for (const [depositId, amount] of grown) await saveDepositAmount(tx, depositId, amount.toFixed())
  return owed.map((interest, index) => ({ interest, entryId: entryIds[index] as number }))
}

function factsOf({ from, until, rows, decidedBy }: OwedInterest): Record<string, unknown> {
  return {
    from,
    until,
    rows: rows.map((row) => ({
      from: row.from,
      until: row.until,
      days: row.days,
      principal: row.principal.toFixed(2),
      percent: row.percent,
      yearDays: row.yearDays,
      interest: row.interest.toFixed(6),
    })),
    decidedBy,
  }
}

/** Interest that cannot be worked out is somebody's task; that no rule speaks of any is none. */
export async function reportNoInterest(
  tx: Transaction,
  deposit: { readonly depositId: string; readonly accountId: string },
  refusal: Refusal,
): Promise<void> {
  if (refusal.code === 'POLICY_MISSING' || refusal.code === 'POLICY_NOT_GOVERNED') return
  await insertTask(tx, {
    taskKey: `deposit-interest/${deposit.depositId}/${refusal.code}`,
    queue: 'billing_question',
    title: `No interest on deposit ${deposit.depositId}: ${refusal.message}`.slice(0, 200),
    accountId: deposit.accountId,
    subjectKind: 'deposit',
    subjectId: deposit.depositId,
    facts: { code: refusal.code, ...refusal.facts },
    dueOn: null,
    createdBy: 'Penstock',
  })
}
