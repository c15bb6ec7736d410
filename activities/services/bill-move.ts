import { billFacts, billsToCorrect, lastStoppedDay } from '../../db/services/move-reads.js'
import { insertTask } from '../../db/tasks/task-store.js'
import type { Transaction } from '../../db/transaction.js'
import { loadUtility } from '../../db/utility/utility-store.js'
import { invariant } from '../../domain/kernel/invariant.js'
import { RefusedError } from '../../domain/kernel/outcome.js'
import { readDateClosing } from '../../domain/metering/read-day.js'
import type { LeavingAccount } from '../../domain/services/move-step.js'
import type { SettingsFile } from '../../domain/utility/settings-file.js'
import { decideWithin, draftWithin } from '../billing/off-cycle-bill.js'
import { proposeWithin } from '../billing/propose-correction.js'
import type { ChangedBy } from './change-agreement.js'
import type { Move } from './load-move.js'

/** Bills a leaving account to its last day, by the code every bill is made by, and issues the bill. Refuses ACCOUNT_HELD. */
export async function issueFinalBill(
  tx: Transaction,
  move: Move,
  accountId: string,
  by: ChangedBy,
): Promise<{ billId: number; sentence: string }> {
  const { requestId } = move.request
  const lastDay = await lastStoppedDay(tx.client, requestId, accountId)
  const utility = await loadUtility(tx.client)
  invariant(lastDay !== undefined && utility !== undefined, 'a final bill without a last day', { requestId, accountId })
  const { read_counts_for: readDay } = (utility.settings as SettingsFile).service_period
  const { billId } = await draftWithin(tx, {
    actor: by.actor,
    reason: by.reason,
    input: { accountId, kind: 'final', readOn: readDateClosing(lastDay, readDay) },
  })
  const bill = await billFacts(tx.client, billId)
  await decideWithin(tx, {
    key: `move/${requestId}/final/${billId}`,
    actor: by.actor,
    reason: by.reason,
    input: { billId, decision: 'issue' },
  })
  return {
    billId,
    sentence: `Final bill ${bill.billNumber} of ${bill.total} ${move.currency} was issued to account ${accountId}.`,
  }
}

/**
 * Days that were billed to one who had left already: each such bill gets a correction for a person to approve, over what is left of its
 * days. What cannot be prepared becomes a task. Returns what happened, as sentences.
 */
export async function correctBills(tx: Transaction, move: Move, account: LeavingAccount, by: ChangedBy): Promise<string[]> {
  const { requestId } = move.request
  const sentences: string[] = []
  for (const { billId, billNumber, hasOwnDays } of await billsToCorrect(tx.client, account.billsBeyond)) {
    await tx.client.query('savepoint correction')
    try {
      const preview = await proposeWithin(tx, {
        actor: by.actor,
        reason: `${requestId}: billed beyond the last day of service`,
        input: { billId, rebill: hasOwnDays },
      })
      sentences.push(
        `Bill ${billNumber} reaches beyond the last day; a correction of ${preview.difference} ${move.currency} is prepared.`,
      )
    } catch (error) {
      if (!(error instanceof RefusedError)) throw error
      await tx.client.query('rollback to savepoint correction')
      await insertTask(tx, {
        taskKey: `move-rebill/${requestId}/${billId}`,
        queue: 'billing_question',
        title: `Correct bill ${billNumber}: it reaches beyond the last day of service`,
        accountId: account.accountId,
        subjectKind: 'bill',
        subjectId: String(billId),
        facts: { requestId, code: error.refusal.code, message: error.refusal.message },
        dueOn: by.today,
        createdBy: by.actor.id,
      })
      sentences.push(`Bill ${billNumber} reaches beyond the last day and has to be corrected by hand: ${error.refusal.message}`)
    }
  }
  return sentences
}
