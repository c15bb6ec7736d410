import { lockBill } from '../../db/billing/correction-store.js'
import { measuredBills } from '../../db/billing/measured-bills.js'
import type { Transaction } from '../../db/transaction.js'
import { loadUtility } from '../../db/utility/utility-store.js'
import type { BackBillCause } from '../../domain/billing/back-billing.js'
import type { Actor } from '../../domain/kernel/command.js'
import { invariant } from '../../domain/kernel/invariant.js'
import type { ServicePeriod } from '../../domain/kernel/service-period.js'
import { noteChangedGeneration } from '../renewables/changed-generation.js'
import { proposeOtherwise } from './propose-otherwise.js'

/** What a meter counted is known otherwise than when bills were made of it. */
export interface ChangedMeasurement {
  readonly meterId: string
  /** Days of use that changed. */
  readonly days: ServicePeriod
  /** Why, as the proposal says it. */
  readonly reason: string
  readonly actor: Actor
  /** Why it was not known in its time, where it is what the policy exempts from the limit. */
  readonly cause?: BackBillCause
}

/**
 * Proposes to cancel and bill again every issued bill for those days that comes out otherwise now. A bill with a correction waiting stays
 * with it: approving that rates it once more.
 */
export async function proposeAfterMeasurement(tx: Transaction, changed: ChangedMeasurement): Promise<void> {
  const { meterId, days, reason, actor, cause } = changed
  await noteChangedGeneration(tx, { meterId, days, reason, by: actor.id })
  const bills = await measuredBills(tx.client, changed.meterId, changed.days)
  if (bills.length === 0) return
  const utility = await loadUtility(tx.client)
  invariant(utility !== undefined, 'bills without a utility', { meterId: changed.meterId })
  for (const measured of bills) {
    const bill = await lockBill(tx.client, measured.billId)
    if (bill === undefined || bill.state !== 'issued' || bill.openCorrectionId !== null) continue
    const again = {
      reason,
      actor,
      title: `Bill ${bill.billNumber}: what meter ${meterId} counted is known otherwise now`,
      taskKey: `measured-otherwise/${bill.billId}/${days.from}/${days.to}`,
      facts: { meterId, from: days.from, to: days.to },
    }
    await proposeOtherwise(tx, bill, { ...measured, ...(cause === undefined ? {} : { cause }) }, again, utility.today)
  }
}
