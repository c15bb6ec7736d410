import { problemOf } from '../../http.js'

/** A check that holds a bill which was to be made by hand. */
export interface Held {
  readonly code: string
  readonly sentence: string
}

/** The check behind a refusal to make the bill; undefined for any other error. */
export function heldBy(error: unknown): Held | undefined {
  const problem = problemOf(error)
  if (problem?.code !== 'REBILL_HELD' && problem?.code !== 'ACCOUNT_HELD') return undefined
  const code = problem.facts?.['code']
  return typeof code === 'string' ? { code, sentence: problem.detail ?? problem.title } : undefined
}
