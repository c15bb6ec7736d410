import type pg from 'pg'
import { lockBill } from '../../../db/billing/correction-store.js'
import { chargedOf } from '../../../db/billing/measured-bills.js'
import { endReviews, nextReview, type WaitingReview } from '../../../db/rating/event-store.js'
import { inTransaction, type Transaction } from '../../../db/transaction.js'
import { loadUtility } from '../../../db/utility/utility-store.js'
import { invariant } from '../../../domain/kernel/invariant.js'
import { RefusedError } from '../../../domain/kernel/outcome.js'
import { comesOfData } from '../../activity-failures.js'
import { proposeOtherwise } from '../../billing/propose-otherwise.js'

/**
 * Rates issued bills once more whose events have changed since, one after the other, each in a transaction of its own, and proposes those
 * that come out otherwise. Run twice it finds nothing left. One that fails for what is in it is marked so and holds up no other. How many it looked at.
 */
export async function reviewBills(
  pool: pg.Pool,
  onFailure: (billId: number, error: unknown) => void = () => {},
): Promise<number> {
  for (let looked = 0; ; looked += 1) {
    let under: WaitingReview | undefined
    try {
      const found = await inTransaction(pool, async (tx) => {
        under = await nextReview(tx)
        if (under !== undefined) await review(tx, under)
        return under
      })
      if (found === undefined) return looked
    } catch (error) {
      const failed = under
      // A connection that was lost says nothing about the bill: it waits to be looked at again.
      if (failed === undefined || !(error instanceof RefusedError || comesOfData(error))) throw error
      await inTransaction(pool, (tx) => endReviews(tx, failed.billId, 'failed', error.message))
      onFailure(failed.billId, error)
    }
  }
}

async function review(tx: Transaction, waiting: WaitingReview): Promise<void> {
  const bill = await lockBill(tx.client, waiting.billId)
  const utility = await loadUtility(tx.client)
  invariant(bill !== undefined && utility !== undefined, 'a review without its bill', { billId: waiting.billId })
  if (bill.state !== 'issued' || bill.openCorrectionId !== null) return endReviews(tx, bill.billId, 'not_live', null)
  const charged = await chargedOf(tx.client, bill.billId)
  const hours = `${waiting.startsAt.replace('T', ' ')} to ${waiting.endsAt.replace('T', ' ')}`
  const reason = `${waiting.label}: the event of ${hours} was ${waiting.change} after this bill.`
  const outcome = await proposeOtherwise(
    tx,
    bill,
    charged,
    {
      reason,
      actor: { kind: 'process', id: waiting.by, name: waiting.by },
      title: `Bill ${bill.billNumber}: an announced event was ${waiting.change} after it`,
      taskKey: `event-${waiting.change}/${waiting.eventId}/${bill.billId}`,
      facts: { event: `${waiting.label}, ${hours}` },
    },
    utility.today,
  )
  await endReviews(tx, bill.billId, outcome, null)
}
