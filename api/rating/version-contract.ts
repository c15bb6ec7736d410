import { type Static, Type } from 'typebox'
import { TARIFF_VERSION_ACTS, TARIFF_VERSION_STATES } from '../../domain/rating/release/version-acts.js'
import { closed, listOf, localDate, nullable, oneOf, serial, text, timestamp } from '../fields.js'

const count = (description?: string) => Type.Integer({ minimum: 0, ...(description === undefined ? {} : { description }) })
const person = nullable(text(200))

const versionFacts = {
  /** `W-RES/3`. */
  id: text(80),
  tariff: text(64),
  version: serial(),
  name: text(1000),
  state: oneOf(TARIFF_VERSION_STATES),
  /** Counts how often the draft was saved. */
  edition: serial(),
  /** The revision it was made from; 0: the tariff was new. */
  baseRevision: count(),
  publishedOn: nullable(localDate('From when on customers may see it; null: from the day of its approval')),
  reason: text(500),
  draftedBy: text(200),
  draftedAt: timestamp(),
  savedBy: text(200),
  savedAt: timestamp(),
  proposedBy: person,
  proposedAt: nullable(timestamp()),
  approvedBy: person,
  approvedAt: nullable(timestamp()),
  effectiveFrom: nullable(localDate('First day on which it charges otherwise; null: on none, or not known yet')),
  effectiveTo: nullable(localDate('Last such day; null: without an end')),
  revision: nullable(count('The revision its approval made')),
  cancelledBy: person,
  cancelledAt: nullable(timestamp()),
}

export const tariffVersionRecord = closed(versionFacts)
export type TariffVersionRecordJson = Static<typeof tariffVersionRecord>

const STANDINGS = ['past', 'current', 'coming', 'replaced'] as const
const users = closed({ agreements: count(), accounts: count() })

/** A line of a tariff's time line: a version, or what an import brought. */
const timelineEntry = closed({
  ...versionFacts,
  /** null: an import brought it. */
  version: nullable(serial()),
  state: oneOf([...TARIFF_VERSION_STATES, 'imported']),
  standing: nullable(oneOf(STANDINGS)),
  /** Days of it that no later version changed again; null where nothing is left, or it never was in force. */
  inForceFrom: nullable(localDate()),
  inForceTo: nullable(localDate()),
  /** With service on those days. */
  users: nullable(users),
})
export type TimelineEntryJson = Static<typeof timelineEntry>

export const tariffTimeline = closed({
  tariff: text(64),
  /** The revision by which bills are made; 0: the tariff has none yet. */
  revision: count(),
  /** Waiting ones first, then by their days, the latest first. */
  entries: listOf(timelineEntry, 2000),
})
export type TariffTimelineJson = Static<typeof tariffTimeline>

const versionEvent = closed({
  event: oneOf(['draft', 'save', ...TARIFF_VERSION_ACTS]),
  onDate: localDate(),
  reason: text(500),
  recordedAt: timestamp(),
  recordedBy: text(200),
})

const assumption = closed({ option: text(200), value: text(4000), why: text(1000) })
/** What was taken for granted, as it is handed in. */
export const assumptions = listOf(assumption, 1000)

export const tariffVersionPage = closed({
  ...versionFacts,
  /** As it was written. */
  file: text(1_000_000),
  assumptions,
  events: listOf(versionEvent, 1000),
  acts: listOf(oneOf(TARIFF_VERSION_ACTS), 5),
  /** The caller wrote or proposed it, so another person approves it. */
  isOwn: Type.Boolean(),
  /** The revision by which bills are made now; 0: the tariff is new. */
  standingRevision: count(),
  /** Segments of bills that stand, drafts too, with days that it changes; of an approved one those that it billed. */
  billedSegments: count(),
  users: nullable(users),
  /** Days between publication and the first day that the settings ask for; 0: none. */
  noticeDays: count(),
})
export type TariffVersionPageJson = Static<typeof tariffVersionPage>

export const versionDecision = closed({
  id: text(64),
  version: serial(),
  state: oneOf(TARIFF_VERSION_STATES),
  revision: nullable(count()),
  effectiveFrom: nullable(localDate()),
})

export const tariffUserRecord = closed({
  id: text(64),
  accountId: text(64),
  customerName: text(400),
  customerClass: text(40),
  address: text(1000),
  tariffCode: text(64),
  startOn: localDate(),
  stopOn: nullable(localDate()),
  state: text(40),
  billedTo: nullable(localDate('Last day that is billed')),
})
export type TariffUserRecordJson = Static<typeof tariffUserRecord>
