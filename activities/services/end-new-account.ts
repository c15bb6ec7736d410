import { saveAccountStatus } from '../../db/services/applicant-store.js'
import { insertTask } from '../../db/tasks/task-store.js'
import type { Transaction } from '../../db/transaction.js'
import type { ChangedBy } from './change-agreement.js'

/** What an account was opened with, in the words of its task. */
export interface NewAccountOf {
  readonly accountId: string
  /** As a key: `move/R000001`. */
  readonly processId: string
  /** "request R000001". */
  readonly what: string
}

/**
 * An account that never began ends with what it was opened for. What was paid already is to be paid back by finance, and what is still
 * owed keeps the account open.
 */
export async function endNewAccount(tx: Transaction, { accountId, processId, what }: NewAccountOf, by: ChangedBy): Promise<void> {
  const found = await tx.client.query<{ has_open: boolean; has_credit: boolean }>(
    `select coalesce(bool_or(open_amount <> 0), false) as has_open, coalesce(sum(open_amount) < 0, false) as has_credit
     from open_items where account_id = $1`,
    [accountId],
  )
  const { has_open: hasOpen = false, has_credit: hasCredit = false } = found.rows[0] ?? {}
  if (!hasOpen) return saveAccountStatus(tx, accountId, 'closed', by.today)
  if (!hasCredit) return
  await insertTask(tx, {
    taskKey: `cancelled-${processId}`,
    queue: 'refunds',
    title: `Pay back what was paid for the cancelled ${what}`,
    accountId,
    subjectKind: 'account',
    subjectId: accountId,
    facts: { processId },
    dueOn: by.today,
    createdBy: by.actor.id,
  })
}
