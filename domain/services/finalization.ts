/** What is known of an agreement when it stops. */
export interface StoppingAgreement {
  readonly isLastOfAccount: boolean
  readonly nextCycle: string | null
  readonly finalBill: 'at_once' | 'next_run'
  readonly isSuspended: boolean
}

/** What follows when an agreement stops, each once and all in the transaction of the stop. */
export type FinalizationEffect =
  /** pending stop → stopped. */
  | { readonly kind: 'stop' }
  /** Processes that collect from the account read it again: what they held against the agreement ends with it. */
  | { readonly kind: 'tell_processes' }
  /** The account moves to the cycle that is billed next, so that its final bill does not wait for its own. */
  | { readonly kind: 'move_to_cycle'; readonly billCycle: string }

/**
 * The effects of a stop. The last bill's own charges are a matter of the tariff (its final-bill rules), and budgets and collections are
 * processes of their own that read the agreement again when they are told.
 */
export function finalizationEffects(agreement: StoppingAgreement): FinalizationEffect[] {
  const effects: FinalizationEffect[] = [{ kind: 'stop' }, { kind: 'tell_processes' }]
  const waitsForRun = agreement.isLastOfAccount && agreement.finalBill === 'next_run' && !agreement.isSuspended
  if (waitsForRun && agreement.nextCycle !== null) effects.push({ kind: 'move_to_cycle', billCycle: agreement.nextCycle })
  return effects
}
