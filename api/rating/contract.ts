import { type Static, Type } from 'typebox'
import { closed, listOf, localDate, nullable, oneOf, serial, text, timestamp } from '../fields.js'

const STANDINGS = ['past', 'current', 'coming'] as const

const versionSpan = closed({
  from: localDate('First day in force'),
  to: nullable(localDate('Last day in force')),
  standing: oneOf(STANDINGS),
  /** Days within it on which a price changes. */
  changes: listOf(localDate(), 1000),
})

const tariffFacts = {
  /** The tariff's code. */
  id: text(64),
  service: text(64),
  name: text(200),
  revision: serial(),
  updatedAt: timestamp(),
  /** Live agreements billed by it. */
  agreements: Type.Integer({ minimum: 0 }),
  /** Oldest first. */
  timeline: listOf(versionSpan, 1000),
}

export const tariffRecord = closed(tariffFacts)
export type TariffRecordJson = Static<typeof tariffRecord>
export type VersionSpanJson = Static<typeof versionSpan>

const sentence = text(4000)

// A column for each day from which a value changed; null: what holds from the version's first day. A cell is null where its row
// is not there yet, or no longer.
const priceTable = closed({
  caption: text(500),
  columns: listOf(nullable(localDate()), 500),
  rows: listOf(closed({ label: text(1000), cells: listOf(nullable(text(1000)), 500) }), 5000),
})
export type PriceTableJson = Static<typeof priceTable>

const readableRule = closed({
  rule: text(200),
  label: text(500),
  kind: text(20),
  as: text(20),
  lineCodes: listOf(text(100), 200),
  sentences: listOf(sentence, 200),
  tables: listOf(priceTable, 20),
  from: nullable(localDate()),
  to: nullable(localDate()),
  note: nullable(text(4000)),
})
export type ReadableRuleJson = Static<typeof readableRule>

const readableVersion = closed({
  from: localDate(),
  to: nullable(localDate()),
  standing: oneOf(STANDINGS),
  note: nullable(text(4000)),
  quantities: listOf(closed({ name: text(200), sentence, tables: listOf(priceTable, 5) }), 200),
  conventions: listOf(sentence, 100),
  rules: listOf(readableRule, 500),
})
export type ReadableVersionJson = Static<typeof readableVersion>

const revision = closed({ revision: serial(), recordedAt: timestamp(), recordedBy: text(200), reason: text(500) })
export type TariffRevisionJson = Static<typeof revision>

/** One tariff, its versions in sentences and tables, and its document as it was written. */
export const tariffPage = closed({
  ...tariffFacts,
  note: nullable(text(4000)),
  appliesTo: oneOf(['agreement', 'bill']),
  unit: nullable(text(40)),
  billedQuantity: nullable(sentence),
  conventions: listOf(sentence, 100),
  versions: listOf(readableVersion, 1000),
  revisions: listOf(revision, 10_000),
  document: Type.Unknown({ description: 'The tariff file, docs/tariffs.md' }),
})
export type TariffPageJson = Static<typeof tariffPage>

const changes = {
  /** Sentences of the former that the other does not have, and the other way round. */
  was: listOf(sentence, 500),
  now: listOf(sentence, 500),
  prices: listOf(closed({ of: text(1500), was: nullable(text(1000)), now: nullable(text(1000)) }), 5000),
}

/** What is different between two versions of a tariff. */
export const tariffComparison = closed({
  added: listOf(readableRule, 500),
  removed: listOf(readableRule, 500),
  changed: listOf(closed({ rule: text(200), label: text(500), ...changes }), 500),
  about: closed(changes),
})
export type TariffComparisonJson = Static<typeof tariffComparison>

/** What a version changes on one of the days from which on it changes something. */
export const versionComparison = closed({
  on: nullable(localDate('null: it changes no day')),
  days: listOf(localDate(), 2_000),
  comparison: tariffComparison,
})
export type VersionComparisonJson = Static<typeof versionComparison>

const fileProblem = closed({
  line: Type.Integer({ minimum: 1 }),
  column: Type.Integer({ minimum: 1 }),
  code: text(64),
  /** Path in the document: `versions[0].rules[2].price`. */
  path: text(500),
  message: text(4000),
})
export type FileProblemJson = Static<typeof fileProblem>

/** What the check of a tariff file found, and what saving it would do. */
export const tariffCheck = closed({
  isValid: Type.Boolean(),
  problems: listOf(fileProblem, 10_000),
  /** Codes of its lines that no account of the chart is credited by: each may be given one. */
  linesWithoutAccount: listOf(text(200), 10_000),
  tariff: nullable(
    closed({
      id: text(64),
      name: text(200),
      service: text(64),
      versions: Type.Integer({ minimum: 0 }),
      /** The revision that stands; 0: the tariff is new. */
      revision: Type.Integer({ minimum: 0 }),
      isChanged: Type.Boolean(),
      /** The first day on which it charges otherwise than what stands; null where no day is charged otherwise. */
      changedFrom: nullable(localDate()),
      timeline: listOf(versionSpan, 1000),
    }),
  ),
})
export type TariffCheckJson = Static<typeof tariffCheck>

const settingsSection = closed({
  title: text(200),
  sentences: listOf(sentence, 200),
  table: nullable(closed({ columns: listOf(text(100), 20), rows: listOf(listOf(text(2000), 20), 2000) })),
})
export type SettingsSectionJson = Static<typeof settingsSection>

/** The utility's rules for reading; `/settings` has them as they were written. */
export const settingsPage = closed({
  version: serial(),
  name: text(400),
  addressLines: listOf(text(400), 20),
  phone: nullable(text(100)),
  email: nullable(text(254)),
  website: nullable(text(400)),
  currency: text(3),
  timeZone: text(100),
  isSandbox: Type.Boolean(),
  note: nullable(text(4000)),
  sections: listOf(settingsSection, 20),
})
export type SettingsPageJson = Static<typeof settingsPage>
