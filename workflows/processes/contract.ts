/** "Something changed": a workflow that hears it re-reads where it stands before it acts. The same name wakes every one; never rename. */
export const WAKE_SIGNAL = 'wake'

/** What an activity that took a step of a process says about the next one. */
export type EntityStep =
  /** There is more to do at once. */
  | { readonly kind: 'again' }
  /** Nothing to do for so long, or until something wakes the process. */
  | { readonly kind: 'wait'; readonly waitMs: number }
  | { readonly kind: 'end' }
