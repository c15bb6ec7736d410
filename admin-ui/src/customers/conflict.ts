import { problemOf } from '../http.js'

/** Somebody else changed the record meanwhile: who, when, and both values of each field. */
export interface Conflict {
  readonly version: number
  readonly changedBy: string | undefined
  readonly changedAt: string | undefined
  readonly fields: readonly { readonly field: string; readonly yours: unknown; readonly theirs: unknown }[]
}

/** The conflict behind an error of the API, or undefined for any other error. */
export function conflictOf(error: unknown): Conflict | undefined {
  const problem = problemOf(error)
  const facts = problem?.facts
  if (problem?.code !== 'CHANGED_MEANWHILE' || facts === undefined || typeof facts.version !== 'number') return undefined
  return {
    version: facts.version,
    changedBy: typeof facts.changedBy === 'string' ? facts.changedBy : undefined,
    changedAt: typeof facts.changedAt === 'string' ? facts.changedAt : undefined,
    fields: Array.isArray(facts.conflicts) ? (facts.conflicts as Conflict['fields']) : [],
  }
}
