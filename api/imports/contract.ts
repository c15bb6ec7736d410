import { type Static, Type } from 'typebox'
import { CONTRACT_FILE_NAMES } from '../../domain/imports/contract.js'
import { FINDING_RULES, type FindingCode } from '../../domain/imports/finding-codes.js'
import { amount, closed, listOf, localDate, nullable, oneOf, optional, serial, text, timestamp } from '../fields.js'

const FINDING_CODES = Object.keys(FINDING_RULES) as FindingCode[]
export const IMPORT_STATES = [
  'uploading',
  'queued',
  'validating',
  'refused',
  'writing',
  'completed',
  'validated',
  'unchanged',
  'failed',
] as const

const whole = () => Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER })

const counts = closed({
  asOf: optional(localDate('Business date the import counts from')),
  files: optional(
    listOf(
      closed({
        file: oneOf(CONTRACT_FILE_NAMES),
        rows: whole(),
        written: whole(),
        leftOut: whole(),
      }),
      CONTRACT_FILE_NAMES.length,
    ),
  ),
  findings: optional(
    listOf(closed({ code: oneOf(FINDING_CODES), severity: oneOf(['error', 'warning']), file: text(200), count: whole() }), 2_000),
  ),
  tariffs: optional(whole()),
  bills: optional(whole()),
  openAmount: optional(amount('Sum of the open items written')),
  depositAmount: optional(amount('Sum of the deposits written')),
  sameAs: optional(serial('The earlier import that had the same set')),
})

export const importRecord = closed({
  id: serial(),
  kind: oneOf(['files', 'synthetic']),
  name: text(200),
  isDryRun: Type.Boolean(),
  asOf: nullable(localDate()),
  state: oneOf(IMPORT_STATES),
  step: nullable(text(200, { description: 'What is being done' })),
  percent: Type.Integer({ minimum: 0, maximum: 100 }),
  rows: whole(),
  errors: whole(),
  warnings: whole(),
  counts,
  failure: nullable(text(500)),
  reason: text(500),
  startedBy: text(100),
  startedByName: nullable(text(200)),
  startedAt: timestamp(),
  endedAt: nullable(timestamp()),
})
export type ImportRecordJson = Static<typeof importRecord>

export const importFile = closed({ name: text(200), sha256: text(64), sizeBytes: whole() })
export type ImportFileJson = Static<typeof importFile>

/** One import with its files. */
export const importPage = closed({ ...importRecord.properties, files: listOf(importFile, 2_000) })
export type ImportPageJson = Static<typeof importPage>

export const findingRecord = closed({
  id: serial('Number within the import'),
  severity: oneOf(['error', 'warning']),
  file: text(200),
  row: nullable(whole()),
  column: nullable(text(500)),
  code: oneOf(FINDING_CODES),
  value: nullable(text(300)),
  key: nullable(text(500)),
  accountId: nullable(text(100)),
  sentence: text(2_000),
  remedy: text(500),
  isAccepted: Type.Boolean(),
})
export type FindingRecordJson = Static<typeof findingRecord>
