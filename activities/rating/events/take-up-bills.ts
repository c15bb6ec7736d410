import { concernedDrafts, queueReviews } from '../../../db/rating/event-store.js'
import { runsComputing } from '../../../db/rating/tariff-store.js'
import type { Transaction } from '../../../db/transaction.js'
import type { Actor } from '../../../domain/kernel/command.js'
import { refuse } from '../../../domain/kernel/outcome.js'
import { loadBillingRules } from '../../billing/billing-rules.js'
import { mendWithin } from '../../billing/mend-account.js'

/** Bills that were made before an event was entered or cancelled. */
export interface BillsConcerned {
  /** Accounts of runs under review whose drafts are made anew. */
  readonly draftsAgain: number
  /** Issued bills that wait to be rated once more. */
  readonly billsToReview: number
}

interface Changed {
  readonly list: string
  readonly eventIds: readonly number[]
  readonly change: 'entered' | 'cancelled'
  readonly actor: Actor
  readonly reason: string
}

/**
 * Takes up the bills that rest on a list whose events have changed: nothing is issued that does not know them, and what was issued is looked
 * at again, bill by bill, by the worker. Refuses EVENT_DURING_RUN while a run makes bills: some of them would know it and some not.
 */
export async function takeUpBills(tx: Transaction, { list, eventIds, change, actor, reason }: Changed): Promise<BillsConcerned> {
  if (eventIds.length === 0) return { draftsAgain: 0, billsToReview: 0 }
  const { compiled } = await loadBillingRules(tx.client, undefined)
  const asking = [...compiled.book.tariffs.values()].filter(({ needs }) => needs.events.includes(list))
  if (asking.length === 0) return { draftsAgain: 0, billsToReview: 0 }
  const computing = await runsComputing(tx.client)
  if (computing.length > 0) {
    refuse(
      'EVENT_DURING_RUN',
      `Bill run ${computing.join(', ')} is making bills. Enter or cancel events when it waits for review.`,
      { runs: computing },
    )
  }
  const concerned = {
    tariffs: asking.map(({ code }) => code),
    // The usual use of later days is taken of days without an event.
    daysAfter: Math.max(...asking.map(({ needs }) => needs.daysBefore)),
  }
  const drafts = await concernedDrafts(tx, eventIds, concerned)
  for (const draft of drafts) await mendWithin(tx, { actor, reason, input: { ...draft, act: 'retry' } })
  return { draftsAgain: drafts.length, billsToReview: await queueReviews(tx, eventIds, change, concerned) }
}
