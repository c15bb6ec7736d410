import { creditLeftOf, owedBeside } from '../../db/deposits/deposit-facts.js'
import { lastInterestOf } from '../../db/deposits/deposit-log-store.js'
import type { Queryable } from '../../db/pool.js'
import type { DepositStanding } from '../../domain/deposits/deposit-acts.js'
import type { DepositAtHand } from './owed-interest.js'

/** How a deposit stands, for what may be done with it: the same for the button and for the refusal. */
export async function depositStanding(db: Queryable, { deposit, facts }: DepositAtHand): Promise<DepositStanding> {
  const isPaid = deposit.itemIds.length === 0 || facts.open.isZero()
  const state = deposit.state === 'asked' && isPaid ? 'held' : deposit.state === 'held' && !isPaid ? 'asked' : deposit.state
  return {
    depositId: deposit.depositId,
    state,
    isPartlyPaid: !isPaid && !facts.open.eq(deposit.amount),
    creditLeft: await creditLeftOf(db, deposit.releasedItemId),
    hasInterest: (await lastInterestOf(db, deposit.depositId)) !== undefined,
    isSomethingOwed: (await owedBeside(db, deposit.accountId)).gt(0),
  }
}
