import type { AlertToReadJson } from '../../../api/customers/alert-contract.js'
import { problemOf } from '../http.js'

/** An act that was refused until its alerts are read, and how it is sent again. */
export interface HeldAct {
  readonly alerts: readonly AlertToReadJson[]
  readonly again: () => void
}

let held: HeldAct | undefined
const listeners = new Set<() => void>()

/** The alerts that a refusal asks to be read first; undefined for a refusal that is about something else. */
export function unreadAlertsOf(error: unknown): readonly AlertToReadJson[] | undefined {
  const problem = problemOf(error)
  const alerts = problem?.code === 'ALERTS_UNREAD' ? problem.facts?.alerts : undefined
  return Array.isArray(alerts) ? (alerts as AlertToReadJson[]) : undefined
}

/** Holds an act until its alerts are read; undefined lets go of it. */
export function holdAct(act: HeldAct | undefined): void {
  held = act
  for (const listener of listeners) listener()
}

export function heldAct(): HeldAct | undefined {
  return held
}

/** For `useSyncExternalStore`. */
export function onHeldAct(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
