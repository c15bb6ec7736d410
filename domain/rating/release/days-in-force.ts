import { addDays, type LocalDate } from '../../kernel/local-date.js'
import type { DaySpan } from './changed-days.js'

/** A version that was approved, or a revision that an import brought, with the days it changed. */
export interface ApprovedVersion {
  readonly revision: number
  /** null: it changed no day. */
  readonly days: DaySpan | null
}

export type Standing = 'past' | 'current' | 'coming' | 'replaced'

/**
 * What is left of each version's days: those that no later revision changed again, from the first to the last of them. null: nothing is
 * left of it, or it changed nothing. `versions` are those that stand, without those that were cancelled; by revision.
 */
export function daysInForce(versions: readonly ApprovedVersion[]): ReadonlyMap<number, DaySpan | null> {
  const byRevision = versions.toSorted((one, other) => one.revision - other.revision)
  return new Map(
    byRevision.map(({ revision, days }, index) => {
      let left = days === null ? [] : [days]
      for (const later of byRevision.slice(index + 1)) {
        const taken = later.days
        if (taken !== null) left = left.flatMap((piece) => without(piece, taken))
      }
      const [first] = left
      const last = left.at(-1)
      return [revision, first === undefined || last === undefined ? null : { from: first.from, to: last.to }]
    }),
  )
}

/** Where the days stand to today. */
export function standingOf(days: DaySpan | null, today: LocalDate): Standing {
  if (days === null) return 'replaced'
  if (today < days.from) return 'coming'
  return days.to !== null && days.to < today ? 'past' : 'current'
}

function without(piece: DaySpan, taken: DaySpan): DaySpan[] {
  if ((piece.to !== null && piece.to < taken.from) || (taken.to !== null && taken.to < piece.from)) return [piece]
  const left: DaySpan[] = []
  if (piece.from < taken.from) left.push({ from: piece.from, to: addDays(taken.from, -1) })
  if (taken.to !== null && (piece.to === null || taken.to < piece.to)) left.push({ from: addDays(taken.to, 1), to: piece.to })
  return left
}
