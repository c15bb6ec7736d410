import { addDays, type LocalDate } from '../../kernel/local-date.js'
import { done, type Outcome, refused } from '../../kernel/outcome.js'

export const TARIFF_VERSION_STATES = ['draft', 'proposed', 'approved', 'withdrawn', 'cancelled'] as const
export type TariffVersionState = (typeof TARIFF_VERSION_STATES)[number]

export const TARIFF_VERSION_ACTS = ['propose', 'return', 'approve', 'withdraw', 'cancel'] as const
export type TariffVersionAct = (typeof TARIFF_VERSION_ACTS)[number]

/** From which states an act is taken, and the state it leads to. */
const EDGES: Readonly<
  Record<TariffVersionAct, { readonly from: readonly TariffVersionState[]; readonly to: TariffVersionState }>
> = {
  propose: { from: ['draft'], to: 'proposed' },
  return: { from: ['proposed'], to: 'draft' },
  approve: { from: ['proposed'], to: 'approved' },
  withdraw: { from: ['draft', 'proposed'], to: 'withdrawn' },
  cancel: { from: ['approved'], to: 'cancelled' },
}

/** A version of a tariff as the decision about it sees it. */
export interface TariffVersionStanding {
  readonly tariff: string
  readonly version: number
  readonly state: TariffVersionState
  /** User who wrote it as it is now. */
  readonly savedBy: string
  readonly proposedBy: string | null
  /** The revision it was made from; 0: the tariff is new. */
  readonly baseRevision: number
  /** When customers may see it; null: from the day of its approval. */
  readonly publishedOn: LocalDate | null
  /** First day on which it charges otherwise; null: on none. */
  readonly effectiveFrom: LocalDate | null
}

export interface TariffVersionActInput {
  readonly act: TariffVersionAct
  /** User who acts. */
  readonly by: string
  readonly today: LocalDate
  /** The revision by which bills are made now; 0: the tariff is new. */
  readonly standingRevision: number
  /** Days that must lie between the publication and the first day; 0: the utility has no such rule. */
  readonly noticeDays: number
  /** Segments of bills that stand and were made by it. */
  readonly billedSegments: number
  /** Live agreements that would be left without a tariff. */
  readonly liveAgreements: number
  /** A later revision that stands; null: it is the last. */
  readonly builtUponBy: { readonly revision: number; readonly version: number | null } | null
}

/** The acts a version in this state allows, in the order of the table. */
export function tariffActsOf(state: TariffVersionState): TariffVersionAct[] {
  return TARIFF_VERSION_ACTS.filter((act) => EDGES[act].from.includes(state))
}

/**
 * Whether the act may be taken on a version of a tariff, and the state that follows. Whoever wrote or proposed it does not approve it. It
 * must be made from what stands, and leave customers the notice that the settings ask for. An approved one is cancelled only while it billed
 * nothing and nothing was built upon it. Refuses TARIFF_VERSION_STATE, TARIFF_OWN_APPROVAL, TARIFF_CHANGED, TARIFF_NOTICE_TOO_SHORT,
 * TARIFF_VERSION_BILLED, TARIFF_VERSION_BUILT_UPON and TARIFF_VERSION_IN_USE.
 */
export function decideTariffVersionAct(
  standing: TariffVersionStanding,
  input: TariffVersionActInput,
): Outcome<TariffVersionState> {
  const { act } = input
  const { tariff, version, state } = standing
  if (!EDGES[act].from.includes(state)) {
    return refused('TARIFF_VERSION_STATE', `Version ${version} of tariff ${tariff} is ${state}; there is nothing to ${act}.`, {
      state,
    })
  }
  if (act === 'approve' && (input.by === standing.proposedBy || input.by === standing.savedBy)) {
    return refused(
      'TARIFF_OWN_APPROVAL',
      'Whoever wrote or proposed this version does not approve it; another person must. Ask a colleague.',
    )
  }
  if (act === 'propose' || act === 'approve') return refusedAtRelease(standing, input) ?? done(EDGES[act].to)
  if (act === 'cancel') return refusedAtCancel(standing, input) ?? done(EDGES[act].to)
  return done(EDGES[act].to)
}

function refusedAtRelease(
  { tariff, baseRevision, publishedOn, effectiveFrom }: TariffVersionStanding,
  { standingRevision, noticeDays, today }: TariffVersionActInput,
): Outcome<never> | undefined {
  if (baseRevision !== standingRevision) {
    return refused(
      'TARIFF_CHANGED',
      `Tariff ${tariff} stands at revision ${standingRevision}, and this version was made from ${baseRevision}. Take up what changed since, and save the draft as made from revision ${standingRevision}.`,
      { revision: standingRevision, from: baseRevision },
    )
  }
  const published = publishedOn ?? today
  const earliest = addDays(published, noticeDays)
  if (noticeDays > 0 && effectiveFrom !== null && effectiveFrom < earliest) {
    return refused(
      'TARIFF_NOTICE_TOO_SHORT',
      `Customers are told ${noticeDays} days before rates change. Published on ${published}, this version can take effect on ${earliest} at the earliest, not on ${effectiveFrom}.`,
      { noticeDays, publishedOn: published, effectiveFrom, earliest },
    )
  }
  return undefined
}

function refusedAtCancel(
  { tariff, version }: TariffVersionStanding,
  { billedSegments, builtUponBy, liveAgreements }: TariffVersionActInput,
): Outcome<never> | undefined {
  if (builtUponBy !== null) {
    const later = builtUponBy.version === null ? `revision ${builtUponBy.revision}` : `version ${builtUponBy.version}`
    return refused(
      'TARIFF_VERSION_BUILT_UPON',
      `The later ${later} of tariff ${tariff} is built upon version ${version}. Cancel that one first.`,
      { ...builtUponBy },
    )
  }
  if (billedSegments > 0) {
    return refused(
      'TARIFF_VERSION_BILLED',
      `Version ${version} of tariff ${tariff} has billed ${billedSegments} segment(s) of bills that stand. Cancel those bills first, or hand in a version that corrects it.`,
      { billedSegments },
    )
  }
  if (liveAgreements > 0) {
    return refused(
      'TARIFF_VERSION_IN_USE',
      `Nothing stood before version ${version} of tariff ${tariff}, and ${liveAgreements} live agreement(s) are billed by it. Move them to another tariff first.`,
      { liveAgreements },
    )
  }
  return undefined
}
