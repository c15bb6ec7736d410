import { done, type Outcome, refused } from '../kernel/outcome.js'

export const COLLECTION_ACTS = ['release_cut', 'refuse_cut', 'skip', 'stop', 'order_reconnection'] as const
export type CollectionAct = (typeof COLLECTION_ACTS)[number]

/** What an act on a case depends on. */
export interface ActedCase {
  readonly state: 'dunning' | 'cut_ordered' | 'cut' | 'reconnecting' | 'closed'
  readonly steps: readonly { readonly act: string }[]
  readonly nextStep: number
  readonly isApprovalAsked: boolean
}

/** Whether a person may act so on a case as it stands. A notice that the law asks for may be skipped; the cut is then not lawful. */
export function mayActOnCollection(act: CollectionAct, entry: ActedCase): Outcome<true, 'COLLECTION_ACT'> {
  const no = (sentence: string) => refused('COLLECTION_ACT', sentence, { state: entry.state })
  if (entry.state === 'closed') return no('The case is closed.')
  const step = entry.steps[entry.nextStep]
  switch (act) {
    case 'release_cut':
    case 'refuse_cut':
      return entry.state === 'dunning' && entry.isApprovalAsked
        ? done(true)
        : no('No disconnection of this case waits for a release.')
    case 'skip':
      if (entry.state !== 'dunning' || step === undefined) return no('The case stands at no step that could be skipped.')
      return step.act === 'disconnect' ? no('The disconnection is not skipped; stop the case instead.') : done(true)
    case 'stop':
      return entry.state === 'dunning' || entry.state === 'cut_ordered'
        ? done(true)
        : no('Service is off: order the reconnection, and the case ends with it.')
    case 'order_reconnection':
      return entry.state === 'cut' ? done(true) : no('Only service that is cut is reconnected.')
  }
}
