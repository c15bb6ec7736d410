import type { LocalDate } from '../kernel/local-date.js'
import { done, type Outcome, refused } from '../kernel/outcome.js'

/** An agreement that is to be billed together with others. */
export interface Candidate {
  readonly agreementId: string
  readonly accountId: string
  readonly service: string
  /** Its first day that nobody was billed for. */
  readonly nextDay: LocalDate
  /** The aggregation it is in already; null: none. */
  readonly isIn: string | null
}

/**
 * The day from which an agreement is billed together with the first one: the first that neither of them was billed for, so that no bill is
 * divided. Codes: AGGREGATION_ACCOUNT, AGGREGATION_SERVICE, AGGREGATION_TAKEN, AGGREGATION_DAYS.
 */
export function firstDayTogether(
  lead: Candidate,
  other: Candidate,
): Outcome<LocalDate, 'AGGREGATION_ACCOUNT' | 'AGGREGATION_SERVICE' | 'AGGREGATION_TAKEN' | 'AGGREGATION_DAYS'> {
  if (other.accountId !== lead.accountId)
    return refused(
      'AGGREGATION_ACCOUNT',
      `${other.agreementId} is on account ${other.accountId}, not on ${lead.accountId}: one bill is one account's.`,
    )
  if (lead.service !== 'electric' || other.service !== 'electric')
    return refused('AGGREGATION_SERVICE', 'Only electric agreements are billed together.')
  if (other.agreementId === lead.agreementId || other.isIn !== null)
    return refused('AGGREGATION_TAKEN', `${other.agreementId} is in ${other.isIn ?? 'it as the first'} already.`)
  if (other.nextDay !== lead.nextDay)
    return refused(
      'AGGREGATION_DAYS',
      `${lead.agreementId} is next billed from ${lead.nextDay} and ${other.agreementId} from ${other.nextDay}: bill both to the same day first.`,
    )
  return done(lead.nextDay)
}
