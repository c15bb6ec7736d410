import { Readable } from 'node:stream'
import { stringify } from 'csv-stringify'
import type { FindingRecord } from '../../db/imports/import-reads.js'

const COLUMNS = [
  'severity',
  'file',
  'row',
  'column',
  'code',
  'value',
  'key',
  'account_id',
  'sentence',
  'remedy',
  'accepted',
] as const

/** Findings as CSV that a spreadsheet may open: a value that looks like a formula is escaped. */
export function findingsCsv(findings: AsyncIterable<FindingRecord>): Readable {
  const writer = stringify({ header: true, columns: [...COLUMNS], escape_formulas: true, record_delimiter: '\n' })
  const rows = Readable.from(findings).map((found: FindingRecord) => [
    found.severity,
    found.file,
    found.row,
    found.column,
    found.code,
    found.value,
    found.key,
    found.accountId,
    found.sentence,
    found.remedy,
    String(found.isAccepted),
  ])
  rows.on('error', (error) => writer.destroy(error))
  return rows.pipe(writer)
}
