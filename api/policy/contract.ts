import { type Static, Type } from 'typebox'
import { CHANGE_EFFECTS } from '../../domain/policy/compare-packs.js'
import { ENTITIES, MARKS, PACK_LEVELS } from '../../domain/policy/policy-pack.js'
import { VERSION_ACTS, VERSION_STATES } from '../../domain/policy/version-acts.js'
import { closed, key, listOf, localDate, nullable, oneOf, optional, serial, text, timestamp } from '../fields.js'

/** Characters of a pack file at most; a body of a request is not larger. */
export const PACK_FILE_MAX = 900_000
export const ROWS_MAX = 5000

const count = () => Type.Integer({ minimum: 0 })

export const packRecord = closed({
  /** The pack's code. */
  id: text(64),
  name: text(200),
  level: oneOf(PACK_LEVELS),
  jurisdiction: text(64),
  isExample: Type.Boolean(),
  newestVersion: serial(),
  newestState: oneOf(VERSION_STATES),
  rows: count(),
  /** Rows that rest on secondary sources and that nobody has confirmed. */
  unconfirmed: count(),
  inForceVersion: nullable(serial()),
  inForceFrom: nullable(localDate()),
})
export type PackRecordJson = Static<typeof packRecord>

const version = closed({
  version: serial(),
  state: oneOf(VERSION_STATES),
  reason: text(500),
  draftedBy: text(200),
  draftedAt: timestamp(),
  proposedBy: nullable(text(200)),
  releasedBy: nullable(text(200)),
  effectiveFrom: nullable(localDate()),
  withdrawnFrom: nullable(localDate()),
  isInForce: Type.Boolean(),
  /** What may be done to it now, by whoever has the right. */
  acts: listOf(oneOf(VERSION_ACTS), VERSION_ACTS.length),
})
export type VersionJson = Static<typeof version>

export const packPage = closed({
  id: text(64),
  name: text(200),
  level: oneOf(PACK_LEVELS),
  jurisdiction: text(64),
  isExample: Type.Boolean(),
  versions: listOf(version, 1000),
})
export type PackPageJson = Static<typeof packPage>

const confirmation = closed({ confirmedBy: text(200), confirmedOn: localDate(), source: text(1000) })

const rowFacts = {
  pack: text(64),
  version: serial(),
  /** Place in the pack, from 0. */
  row: count(),
  key: text(64),
  value: Type.Unknown(),
  valueText: text(20_000),
  scopeText: text(2000),
  from: nullable(localDate()),
  to: nullable(localDate()),
  citation: text(1000),
  mark: oneOf(MARKS),
  says: text(4000),
  weakerBecause: nullable(text(4000)),
  /** Rests on secondary sources and nobody has confirmed it. */
  isUnconfirmed: Type.Boolean(),
  confirmation: nullable(confirmation),
}
export const policyRow = closed(rowFacts)
export type PolicyRowJson = Static<typeof policyRow>

export const versionPage = closed({
  id: text(64),
  name: text(200),
  version: serial(),
  state: oneOf(VERSION_STATES),
  entity: nullable(oneOf(ENTITIES)),
  extends: listOf(text(64), 50),
  readOn: localDate(),
  note: nullable(text(20_000)),
  /** The rows by what they are about; of a row with the same key in a wider pack, what it says there. */
  subjects: listOf(
    closed({
      title: text(100),
      rows: listOf(closed({ ...rowFacts, means: text(1000), overrides: listOf(policyRow, 100) }), ROWS_MAX),
    }),
    20,
  ),
  document: Type.Unknown(),
})
export type VersionPageJson = Static<typeof versionPage>

const rowChange = closed({
  kind: oneOf(['added', 'removed', 'changed']),
  key: text(64),
  means: text(1000),
  effect: oneOf(CHANGE_EFFECTS),
  before: nullable(closed({ valueText: text(20_000), scopeText: text(2000), says: text(4000), citation: text(1000) })),
  after: nullable(closed({ valueText: text(20_000), scopeText: text(2000), says: text(4000), citation: text(1000) })),
})
export type RowChangeJson = Static<typeof rowChange>

export const comparison = closed({
  before: text(200),
  after: text(200),
  further: count(),
  less: count(),
  changes: listOf(rowChange, 2 * ROWS_MAX),
})
export type ComparisonJson = Static<typeof comparison>

export const packCheck = closed({
  isValid: Type.Boolean(),
  problems: listOf(closed({ line: count(), column: count(), code: text(64), path: text(500), message: text(4000) }), ROWS_MAX),
  pack: nullable(
    closed({
      id: text(64),
      name: text(200),
      level: oneOf(PACK_LEVELS),
      rows: count(),
      unconfirmed: count(),
      newestVersion: nullable(serial()),
    }),
  ),
})
export type PackCheckJson = Static<typeof packCheck>

export const explanation = closed({
  key: text(64),
  means: text(1000),
  day: localDate(),
  entity: oneOf(ENTITIES),
  service: text(64),
  customerClass: text(64),
  programmes: listOf(text(64), 50),
  /** The packs asked, the widest first. */
  chain: listOf(closed({ pack: text(64), name: text(200), version: serial() }), 50),
  /** The row that holds; of a gathered parameter every row that holds beside the others. */
  holds: listOf(policyRow, 200),
  /** Rows that applied too and that it won over. */
  overridden: listOf(policyRow, 200),
  /** Why no row holds. */
  refusal: nullable(closed({ code: text(64), message: text(1000) })),
})
export type ExplanationJson = Static<typeof explanation>

export const parameterGroup = closed({
  title: text(100),
  parameters: listOf(closed({ key: text(64), means: text(1000), gathers: Type.Boolean() }), 200),
})
export type ParameterGroupJson = Static<typeof parameterGroup>

export const explanationQuery = closed({
  key: key(),
  day: optional(localDate('Today where it is left out')),
  service: key(),
  customerClass: key(),
  programmes: optional(text(500, { description: 'Programmes and circumstances, separated by commas' })),
  pack: optional(key('A pack to ask instead of those that govern')),
})

export const versionAnswer = closed({ pack: text(64), version: serial(), state: oneOf(VERSION_STATES) })
