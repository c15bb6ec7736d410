import type pg from 'pg'
import { insertDepositLog, lastInterestOf } from '../../db/deposits/deposit-log-store.js'
import { saveDepositAmount, saveInterestFrom } from '../../db/deposits/deposit-store.js'
import { insertEntries, loadEntry } from '../../db/ledger/journal-store.js'
import type { Command } from '../../domain/kernel/command.js'
import { decimal } from '../../domain/kernel/decimal.js'
import { invariant } from '../../domain/kernel/invariant.js'
import { amountText } from '../../domain/kernel/money.js'
import { reversalOf } from '../../domain/ledger/reversal.js'
import { applyCreditsOf } from '../ledger/apply-credits.js'
import { cancelItems } from '../ledger/cancel-items.js'
import { unapplyItems } from '../ledger/unapply-items.js'
import { actOnDeposit, type DepositAnswer, type OnDeposit } from './act-on-deposit.js'

/**
 * Takes the last interest of a deposit back, because it was reckoned by a wrong rate: its entry gets the exact mirror, what it paid is
 * owed again, and the next sweep reckons those days anew by the policy in force then. Refuses what `actOnDeposit` refuses.
 */
export function takeInterestBack(pool: pg.Pool, command: Command<OnDeposit>): Promise<DepositAnswer> {
  return actOnDeposit(pool, 'take_interest_back', command, async (tx, { deposit }, ledger) => {
    const { depositId, accountId } = deposit
    const interest = await lastInterestOf(tx.client, depositId)
    invariant(interest !== undefined, 'interest that may be taken back', { depositId })
    const source = `${depositId}/${interest.logId}`
    if (interest.itemId !== null) {
      await unapplyItems(tx.client, [interest.itemId], {
        ...ledger,
        source: { kind: 'deposit_interest_reversal', id: source },
        unappliedOn: ledger.today,
      })
    }
    const posted = await loadEntry(tx.client, interest.entryId)
    invariant(posted !== undefined, 'interest without its entry', { depositId })
    const mirror = reversalOf(posted, {
      effectiveOn: ledger.today,
      eventKind: 'deposit_interest_taken_back',
      description: 'Interest on a deposit taken back',
    })
    const [entryId = 0] = await insertEntries(tx.client, [mirror], ledger.recordedBy)
    if (interest.itemId === null) {
      await saveDepositAmount(tx, depositId, decimal(deposit.amount).minus(interest.heldChange).toFixed())
    } else {
      await cancelItems(tx.client, [interest.itemId], {
        mirrorEntryId: entryId,
        cancelledOn: ledger.today,
        currency: ledger.currency,
        recordedBy: ledger.recordedBy,
      })
      await applyCreditsOf(tx.client, {
        ...ledger,
        appliedOn: ledger.today,
        accounts: [{ accountId, source: { kind: 'deposit_interest_reversal', id: source } }],
      })
    }
    await saveInterestFrom(tx, [{ depositId, from: interest.from }])
    const sentence = `Interest of ${amountText(interest.amount, ledger.currency)} taken back; the days from ${interest.from} on are reckoned anew.`
    await insertDepositLog(tx, [
      {
        depositId,
        act: 'interest_taken_back',
        sentence,
        amount: interest.amount,
        heldChange: interest.heldChange.negated(),
        entryId,
        reversesLogId: interest.logId,
        on: ledger.today,
        by: ledger.recordedBy,
        reason: command.reason,
      },
    ])
    return { sentence, after: { takenBack: interest.amount.toFixed(), from: interest.from } }
  })
}
