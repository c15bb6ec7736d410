import { type Static, Type } from 'typebox'
import { amount, closed, listOf, localDate, nullable, oneOf, serial, text } from '../fields.js'

const count = () => Type.Integer({ minimum: 0 })
export const percent = () =>
  Type.String({ maxLength: 6, pattern: '^(100(\\.00?)?|\\d{1,2}(\\.\\d{1,2})?)$', description: 'Per cent: 25.00' })

export const agencyRecord = closed({
  /** Its code: NORTH. */
  id: text(20),
  name: text(200),
  commissionPercent: percent(),
  isActive: Type.Boolean(),
  /** Debts that are with it now, and what they were when they were placed. */
  placed: count(),
  placedAmount: amount(),
  collected: amount(),
  commission: amount(),
})
export type AgencyRecordJson = Static<typeof agencyRecord>

/** What would be placed with an agency today. */
export const placementPreview = closed({ count: count(), amount: amount() })
export type PlacementPreviewJson = Static<typeof placementPreview>

export const placementRecord = closed({
  id: serial(),
  agencyCode: text(20),
  accountId: text(64),
  customerName: text(400),
  amount: amount(),
  collected: amount(),
  placedOn: localDate(),
  recalledOn: nullable(localDate()),
  recallReason: nullable(text(40)),
  isRecalled: Type.Boolean(),
})
export type PlacementRecordJson = Static<typeof placementRecord>

const file = {
  id: serial(),
  agencyCode: text(20),
  kind: oneOf(['placement', 'recall', 'payments'] as const),
  /** Counts the files of a kind of an agency. */
  number: serial(),
  name: text(255),
  rows: count(),
  total: amount(),
  commission: amount(),
  posted: count(),
  duplicates: count(),
  held: count(),
  refused: count(),
  madeOn: localDate(),
  recordedBy: text(200),
}
export const agencyFileRecord = closed(file)
export type AgencyFileRecordJson = Static<typeof agencyFileRecord>

const findings = listOf(
  closed({
    line: serial(),
    outcome: oneOf(['posted', 'duplicate', 'held', 'refused'] as const),
    code: text(100),
    placement: text(100),
    accountId: text(100),
    externalId: text(100),
    gross: text(100),
    sentence: text(500),
  }),
  1000,
)
export const agencyFilePage = closed({ ...file, findings })
export type AgencyFilePageJson = Static<typeof agencyFilePage>

export const writtenFile = closed({ fileId: serial(), name: text(255), placed: count(), amount: amount() })
export type WrittenFileJson = Static<typeof writtenFile>

export const recalledFiles = closed({
  files: listOf(closed({ fileId: serial(), name: text(255), recalled: count() }), 200),
})
export type RecalledFilesJson = Static<typeof recalledFiles>

export const importedAgencyFile = closed({ ...file, findings, unchanged: Type.Boolean() })
export type ImportedAgencyFileJson = Static<typeof importedAgencyFile>
