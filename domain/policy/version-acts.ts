import type { LocalDate } from '../kernel/local-date.js'
import { done, type Outcome, refused } from '../kernel/outcome.js'

export const VERSION_STATES = ['draft', 'proposed', 'released', 'withdrawn'] as const
export type VersionState = (typeof VERSION_STATES)[number]

export const VERSION_ACTS = ['propose', 'return', 'release', 'withdraw'] as const
export type VersionAct = (typeof VERSION_ACTS)[number]

/** From which states an act is taken, and the state it leads to. */
const EDGES: Readonly<Record<VersionAct, { readonly from: readonly VersionState[]; readonly to: VersionState }>> = {
  propose: { from: ['draft'], to: 'proposed' },
  return: { from: ['proposed'], to: 'draft' },
  release: { from: ['proposed'], to: 'released' },
  withdraw: { from: ['draft', 'proposed', 'released'], to: 'withdrawn' },
}

/** A version of a pack as the decision about it sees it. */
export interface VersionStanding {
  readonly state: VersionState
  readonly isExample: boolean
  readonly proposedBy: string | null
  /** True where a version of the pack has been released before: decisions may rest on it. */
  readonly hasReleasedVersion: boolean
}

export interface VersionActInput {
  readonly act: VersionAct
  /** User who acts. */
  readonly by: string
  /** Of a release: the first day it governs. Of the withdrawal of a released version: the first day it no longer does. */
  readonly on?: LocalDate
  readonly today: LocalDate
}

/** The acts a version in this state allows, in the order of the table. */
export function actsOf(standing: Pick<VersionStanding, 'state' | 'isExample'>): VersionAct[] {
  return VERSION_ACTS.filter(
    (act) => EDGES[act].from.includes(standing.state) && !(standing.isExample && (act === 'propose' || act === 'release')),
  )
}

/**
 * Whether the act may be taken on a version of a policy pack, and the state that follows. The first version of a pack may govern from any
 * day, since nothing rests on the days before; a later one from today at the earliest. Refuses POLICY_STATE, POLICY_IS_EXAMPLE,
 * POLICY_OWN_RELEASE and POLICY_IN_PAST.
 */
export function decideVersionAct(standing: VersionStanding, input: VersionActInput): Outcome<VersionState> {
  const { act } = input
  if (!EDGES[act].from.includes(standing.state)) {
    return refused('POLICY_STATE', `This version is ${standing.state}; there is nothing to ${act}.`, { state: standing.state })
  }
  if (standing.isExample && (act === 'propose' || act === 'release')) {
    return refused('POLICY_IS_EXAMPLE', 'An example is for copying from. Hand it in as a pack of your own, its sources read.')
  }
  if (act === 'release' && standing.proposedBy === input.by) {
    return refused('POLICY_OWN_RELEASE', 'Whoever proposed this version does not release it; another person must.')
  }
  if (act === 'release' && standing.hasReleasedVersion && input.on !== undefined && input.on < input.today) {
    return refused('POLICY_IN_PAST', `Decisions rest on the version before. This one can govern from ${input.today} on.`, {
      today: input.today,
    })
  }
  if (act === 'withdraw' && standing.state === 'released' && input.on !== undefined && input.on < input.today) {
    return refused('POLICY_IN_PAST', `Decisions rest on this version. It can end on ${input.today} at the earliest.`, {
      today: input.today,
    })
  }
  return done(EDGES[act].to)
}
