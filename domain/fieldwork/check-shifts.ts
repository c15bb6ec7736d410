import { done, type Outcome, refused } from '../kernel/outcome.js'
import type { Crew } from './crew.js'

/** Refuses shifts without length, two on one weekday, and a day off that stands twice. */
export function checkShifts(crew: {
  readonly shifts: Crew['shifts']
  readonly daysOff: readonly { readonly on: string }[]
  readonly memberIds: readonly string[]
}): Outcome<true, 'CREW_SHIFTS'> {
  const empty = crew.shifts.find(({ from, to }) => from >= to)
  if (empty !== undefined) return refused('CREW_SHIFTS', `A shift from ${empty.from} to ${empty.to} has no length.`)
  const twice = [crew.shifts.map(({ weekday }) => weekday), crew.daysOff.map(({ on }) => on), crew.memberIds].find(
    (values) => new Set<unknown>(values).size < values.length,
  )
  if (twice !== undefined) return refused('CREW_SHIFTS', 'A weekday, a day off and a member each stand once.')
  return done(true)
}
