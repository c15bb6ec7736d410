import { addMonths, type LocalDate } from '../kernel/local-date.js'
import type { CreditPoints } from '../policy/collection-parameters.js'

/** What counts against the credit of an account. */
export const CREDIT_EVENTS = ['late_payment', 'returned_payment', 'disconnection', 'broken_plan', 'written_off'] as const
export type CreditEventKind = (typeof CREDIT_EVENTS)[number]

/** Something that happened on a day, with the record that shows it (a collection case, a payment, a plan, a write-off). */
export interface CreditEvent {
  readonly kind: CreditEventKind
  readonly on: LocalDate
  readonly subject: string
}

/** An event with what it counts by the rule of a day. */
export interface CreditEntry extends CreditEvent {
  /** Points when it happened. */
  readonly points: number
  /** Points on the day asked for. */
  readonly counts: number
  /** The first day on which it counts half; null where the rule halves nothing. */
  readonly halvedFrom: LocalDate | null
  /** The first day on which it counts nothing any more. */
  readonly forgottenFrom: LocalDate
}

export interface CreditHistory {
  readonly points: number
  /** The newest first; what is forgotten stays to be seen, with no points. */
  readonly entries: readonly CreditEntry[]
}

/**
 * The credit history of an account on a day: each event has its points whole until it is halved, half (rounded down) until it is forgotten,
 * and none from then on. An event of a later day takes no part. Without a rule nothing has points.
 */
export function creditHistory(events: readonly CreditEvent[], rule: CreditPoints | null, today: LocalDate): CreditHistory {
  if (rule === null) return { points: 0, entries: [] }
  const entries = events
    .filter(({ on }) => on <= today)
    .toSorted((left, right) => (left.on < right.on ? 1 : left.on > right.on ? -1 : left.subject < right.subject ? -1 : 1))
    .map((event): CreditEntry => {
      const points = rule[event.kind] ?? 0
      const halvedFrom = rule.halved_after_months === undefined ? null : addMonths(event.on, rule.halved_after_months)
      const forgottenFrom = addMonths(event.on, rule.decay_months)
      const isHalved = halvedFrom !== null && today >= halvedFrom
      return {
        ...event,
        points,
        counts: today >= forgottenFrom ? 0 : isHalved ? Math.floor(points / 2) : points,
        halvedFrom,
        forgottenFrom,
      }
    })
  return { points: entries.reduce((total, { counts }) => total + counts, 0), entries }
}
