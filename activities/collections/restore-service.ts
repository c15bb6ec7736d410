import { paidSince, saveRestoration, standingCut, type DisconnectionRow } from '../../db/collections/disconnection-store.js'
import { noticeParties } from '../../db/collections/notice-parties.js'
import type { Transaction } from '../../db/transaction.js'
import { reconnectionFee, type RestoreReason, restoreReason } from '../../domain/collections/restore-service.js'
import { subjectOf } from '../../domain/collections/rule-context.js'
import { decimal } from '../../domain/kernel/decimal.js'
import { invariant } from '../../domain/kernel/invariant.js'
import { addDays } from '../../domain/kernel/local-date.js'
import { amountText } from '../../domain/kernel/money.js'
import { findPolicy } from '../../domain/policy/find-policy.js'
import { lastDayOf } from '../../domain/policy/value-schemas.js'
import { queueMessage } from '../documents/queue-message.js'
import { chargeAccount } from '../ledger/charge-account.js'
import { loadLedger } from '../ledger/load-ledger.js'
import type { Advanced } from './advanced.js'
import { beginReconnection } from './arrange-reconnection.js'
import { closeCollection, recordCollection } from './record-collection.js'
import { PENSTOCK, type StepScene } from './send-notice.js'

const WORDS: Readonly<Record<RestoreReason, string>> = {
  paid: 'What was past due is settled',
  corrected: 'What service was cut for is not owed any more, by a correction or a credit',
  paid_enough: 'As much was paid as may be asked for',
  plan: 'A payment plan is in good standing',
  protected: 'The household is protected now',
  ordered: 'Ordered by staff',
}

/** Restores service that was cut, once what it depends on is there: fee, a crew or the meter with the safety checks, and a day until which it is back. */
export async function restoreService(tx: Transaction, scene: StepScene): Promise<Advanced> {
  const { entry, target, facts, rules } = scene
  const by = { today: rules.today, actor: PENSTOCK.name }
  const cut = await standingCut(tx.client, entry.collectionId)
  invariant(cut !== undefined, 'a case with service cut and no cut', { collectionId: entry.collectionId })
  if (target.agreementState === 'closed' || target.agreementState === 'stopped') {
    await closeCollection(
      tx,
      entry,
      { code: 'NO_SERVICE', sentence: 'The service has ended; nothing is reconnected for this account.' },
      by,
    )
    return { kind: 'end' }
  }
  const paid = decimal(await paidSince(tx.client, entry.accountId, cut.cutOn))
  const reason =
    cut.restoreReason === 'ordered'
      ? 'ordered'
      : restoreReason(
          facts,
          rules.chain,
          { pastDue: decimal(cut.pastDue), paidSince: paid, startAmount: decimal(entry.startAmount) },
          rules.today,
        )
  if (reason === undefined) {
    await recordCollection(
      tx,
      entry,
      {
        key: `unpaid/${entry.version}`,
        sentence: 'Service stays off until what is past due is paid.',
        waits: { for: 'a payment', owner: 'collections' },
      },
      by,
    )
    return { kind: 'wait', until: null }
  }
  const restoreBy = restoreDay(scene)
  const feeItemId = await chargeFee(tx, scene, cut, reason)
  const begun = await beginReconnection(tx, scene)
  await saveRestoration(tx, cut.disconnectionId, {
    restoreFrom: rules.today,
    restoreBy,
    restoreReason: reason,
    reconnectOrderId: begun.orderId,
    reconnectCommandId: null,
    feeItemId: feeItemId?.itemId ?? null,
  })
  const { serviceAddress } = await noticeParties(tx.client, entry, rules.today)
  await queueMessage(tx, {
    messageKey: `dunning/${entry.collectionId}/restore/${cut.disconnectionId}`,
    templateCode: 'SERVICE_RECONNECTION',
    accountId: entry.accountId,
    customerId: target.customerId,
    fields: { service: target.service, restoreBy, fee: feeItemId?.amount ?? '0.00', serviceAddress },
    businessDate: rules.today,
    actor: PENSTOCK,
  })
  const fee = feeItemId === undefined ? 'without a fee' : `for a fee of ${feeItemId.amount}`
  await recordCollection(
    tx,
    entry,
    {
      key: `restore/${cut.disconnectionId}`,
      sentence: `${WORDS[reason]}: reconnection ${begun.words} ${fee}, at the latest on ${restoreBy}.`,
      change: { state: 'reconnecting' },
      links: begun.links,
    },
    by,
  )
  return { kind: 'again' }
}

/** The last day on which service must be back: so many hours are so many days, begun ones in full. Without a rule the day after. */
function restoreDay({ facts, rules }: StepScene): string {
  const found = findPolicy(rules.chain, 'reconnect.within', subjectOf({ facts, on: rules.today }), rules.today)
  const within = found.ok ? found.value.value : null
  if (within?.days !== undefined) return lastDayOf(within.days, rules.today, rules.calendar)
  return addDays(rules.today, Math.ceil((within?.hours ?? 24) / 24))
}

async function chargeFee(
  tx: Transaction,
  { entry, facts, rules }: StepScene,
  cut: DisconnectionRow,
  reason: RestoreReason,
): Promise<{ readonly itemId: number; readonly amount: string } | undefined> {
  const amount = reconnectionFee(facts, rules.chain, reason, rules.today)
  if (amount.isZero()) return undefined
  const ledger = await loadLedger(tx.client, PENSTOCK.id)
  const itemId = await chargeAccount(
    tx,
    {
      sourceId: `reconnection-${cut.disconnectionId}`,
      accountId: entry.accountId,
      amount,
      on: rules.today,
      description: `Reconnection, ${entry.collectionId}`,
    },
    ledger,
  )
  return { itemId, amount: amountText(amount, rules.currency) }
}
