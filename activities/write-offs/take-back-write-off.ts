import type pg from 'pg'
import { recordAudit } from '../../db/access/audit-store.js'
import { lockAccounts } from '../../db/ledger/account-lock.js'
import { insertEntries, loadEntry } from '../../db/ledger/journal-store.js'
import type { Transaction } from '../../db/transaction.js'
import { findWriteOff, insertRecovery, type WriteOffRow } from '../../db/write-offs/write-off-store.js'
import type { Command } from '../../domain/kernel/command.js'
import { invariant } from '../../domain/kernel/invariant.js'
import { refuse } from '../../domain/kernel/outcome.js'
import { reversalOf } from '../../domain/ledger/reversal.js'
import { applyCreditsOf } from '../ledger/apply-credits.js'
import { cancelItems } from '../ledger/cancel-items.js'
import { type Ledger, loadLedger } from '../ledger/load-ledger.js'
import { unapplyItems } from '../ledger/unapply-items.js'
import { runCommand } from '../run-command.js'
import { reinstateDebt, standingOf } from './reinstate-debt.js'

/**
 * Takes back what still stands of a write-off: its debts are owed again where they stood, or a small credit is there again. Refuses NOT_FOUND
 * and WRITE_OFF_NOT_STANDING.
 */
export function takeBackWriteOff(
  pool: pg.Pool,
  command: Command<{ readonly writeOffId: number }>,
): Promise<{ readonly writeOffId: number; readonly accountId: string; readonly amount: string }> {
  return runCommand(pool, 'write-offs.take-back', command, async (tx) => {
    const { input, actor, reason } = command
    const ledger = await loadLedger(tx.client, actor.id)
    const named = await findWriteOff(tx.client, input.writeOffId)
    if (named === undefined) refuse('NOT_FOUND', `There is no write-off ${input.writeOffId}.`)
    await lockAccounts(tx.client, [named.accountId])
    const writeOff = (await findWriteOff(tx.client, input.writeOffId)) ?? named
    const amount = standingOf(writeOff)
    if (writeOff.state !== 'posted' || amount.isZero()) {
      refuse('WRITE_OFF_NOT_STANDING', `Nothing of write-off ${writeOff.writeOffId} stands.`, { state: writeOff.state })
    }
    if (writeOff.kind === 'small_credit') await giveCreditBack(tx, writeOff, reason, ledger)
    else await reinstateDebt(tx, writeOff, { amount, kind: 'taken_back', on: ledger.today, reason }, ledger)
    const source = { kind: 'write_off', id: `${writeOff.writeOffId}/taken-back` }
    await applyCreditsOf(tx.client, { ...ledger, appliedOn: ledger.today, accounts: [{ accountId: writeOff.accountId, source }] })
    const answer = { writeOffId: writeOff.writeOffId, accountId: writeOff.accountId, amount: amount.toFixed(2) }
    await recordAudit(tx, {
      actor,
      action: 'write-offs.take-back',
      subjectKind: 'write_off',
      subjectId: String(writeOff.writeOffId),
      reason,
      before: { recovered: writeOff.recovered.toFixed(2) },
      after: answer,
    })
    return answer
  })
}

async function giveCreditBack(tx: Transaction, writeOff: WriteOffRow, reason: string, ledger: Ledger): Promise<void> {
  const { writeOffId, entryId, itemId, amount } = writeOff
  const entry = entryId === null ? undefined : await loadEntry(tx.client, entryId)
  invariant(entry !== undefined && itemId !== null, 'a credit written up has its entry and its item', { writeOffId })
  const source = { kind: 'write_off', id: `${writeOffId}/credit` }
  await unapplyItems(tx.client, [itemId], { ...ledger, source, unappliedOn: ledger.today })
  const mirror = reversalOf(entry, {
    effectiveOn: ledger.today,
    eventKind: 'credit_write_up_taken_back',
    description: `Write-up of a credit taken back (${writeOffId})`,
  })
  const [mirrorEntryId = 0] = await insertEntries(tx.client, [mirror], ledger.recordedBy)
  await cancelItems(tx.client, [itemId], {
    mirrorEntryId,
    cancelledOn: ledger.today,
    currency: ledger.currency,
    recordedBy: ledger.recordedBy,
  })
  await insertRecovery(
    tx.client,
    { writeOffId, kind: 'taken_back', amount, on: ledger.today, entryId: mirrorEntryId, reason, by: ledger.recordedBy },
    { debts: [], lines: [] },
  )
}
