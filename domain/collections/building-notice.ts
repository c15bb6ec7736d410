import { later, type LocalDate } from '../kernel/local-date.js'
import { lastDayOf } from '../policy/value-schemas.js'
import type { NoticeChannel, NoticeRule } from '../policy/disconnection-parameters.js'
import type { DisconnectionFacts, NoticeFact } from './disconnection-facts.js'

/** Notices where one account serves several dwellings: to the building, to each unit, and to the parties named. */
export interface BuildingNoticeRule {
  readonly building: NoticeRule
  readonly each_unit: NoticeRule
  readonly parties: readonly string[]
}

/** Somebody who must be told before an entire building is cut, by which channels, and how they were. */
export interface BuildingParty {
  readonly recipient: 'building' | 'unit' | 'party'
  /** The number of a unit, or the party as the rule names it; null for the building itself. */
  readonly party: string | null
  readonly name: string
  /** Channels by which a notice counts, with the days each must lie before the cut. */
  readonly channels: NoticeRule['channels']
  readonly count: NoticeRule['count']
  /** The first notice that counts, and the day from which it lets the cut happen; null: not told yet. */
  readonly told: { readonly channel: NoticeChannel; readonly issuedOn: LocalDate; readonly from: LocalDate } | null
}

/** Everybody the rule names for a building of so many dwellings, told or not, in the rule's order. */
export function buildingParties(
  rule: BuildingNoticeRule,
  facts: Pick<DisconnectionFacts, 'dwellings' | 'notices' | 'calendar'>,
): BuildingParty[] {
  const partyOf = (
    recipient: BuildingParty['recipient'],
    party: string | null,
    name: string,
    { channels, count }: NoticeRule,
  ): BuildingParty => ({
    recipient,
    party,
    name,
    channels,
    count,
    told: firstTold(
      { channels, count },
      facts,
      (notice) => notice.recipient === recipient && (party === null || notice.party === party),
    ),
  })
  return [
    partyOf('building', null, 'the building', rule.building),
    ...Array.from({ length: facts.dwellings }, (_, index) =>
      partyOf('unit', String(index + 1), `unit ${index + 1}`, rule.each_unit),
    ),
    ...rule.parties.map((party) => partyOf('party', party, party, rule.building)),
  ]
}

/** The day on which everybody has had their days; null where somebody is not told yet. */
export function toldFrom(parties: readonly BuildingParty[]): LocalDate | null {
  return parties.reduce<LocalDate | null>(
    (latest, { told }, index) =>
      told === null || (index > 0 && latest === null) ? null : latest === null ? told.from : later(latest, told.from),
    null,
  )
}

function firstTold(
  rule: NoticeRule,
  facts: Pick<DisconnectionFacts, 'notices' | 'calendar'>,
  isTo: (notice: NoticeFact) => boolean,
): BuildingParty['told'] {
  const counting = facts.notices.flatMap((notice) => {
    const days = rule.channels[notice.channel]
    if (!isTo(notice) || notice.delivery === 'failed' || notice.issuedOn === null || days === undefined) return []
    const from = lastDayOf({ days, count: rule.count }, notice.issuedOn, facts.calendar)
    return [{ channel: notice.channel, issuedOn: notice.issuedOn, from }]
  })
  return counting.toSorted((left, right) => (left.from < right.from ? -1 : left.from > right.from ? 1 : 0))[0] ?? null
}
