import { type AgencyPayment, readAgencyRow, whyNotPaymentHeader } from '../../domain/agencies/agency-files.js'
import { FINDING_RULES } from '../../domain/imports/finding-codes.js'
import { type Outcome, refuse, refused } from '../../domain/kernel/outcome.js'
import { readCsvFile } from '../imports/read-csv-file.js'

/** A row of a payments file of an agency: what it says, and what can be read of it. */
export interface AgencyFileRow {
  readonly line: number
  readonly fields: readonly string[]
  readonly read: Outcome<AgencyPayment>
}

/** The rows of a payments file. What concerns the file as a whole refuses it with AGENCY_FILE_INVALID; a bad row is that row's own. */
export async function readAgencyRows(name: string, bytes: AsyncIterable<Uint8Array>): Promise<AgencyFileRow[]> {
  const rows: AgencyFileRow[] = []
  let hasHeader = false
  for await (const batch of readCsvFile(name, bytes)) {
    const ofFile = batch.findings.find((finding) => FINDING_RULES[finding.code].of === 'set')
    if (ofFile !== undefined) refuse('AGENCY_FILE_INVALID', `${ofFile.sentence} ${ofFile.remedy}`, { finding: ofFile.code })
    for (const row of batch.rows) {
      if (!hasHeader) {
        const reason = row.fields === undefined ? 'The first line cannot be read.' : whyNotPaymentHeader(row.fields)
        if (reason !== undefined) refuse('AGENCY_FILE_INVALID', reason, { finding: 'COLUMN_ORDER' })
        hasHeader = true
      } else if (row.fields === undefined || batch.badLines.has(row.line)) {
        rows.push({ line: row.line, fields: [], read: refused('AGENCY_ROW_UNREADABLE', 'The line cannot be read.') })
      } else {
        rows.push({ line: row.line, fields: row.fields, read: readAgencyRow(row.fields) })
      }
    }
  }
  if (!hasHeader) refuse('AGENCY_FILE_INVALID', 'The file is empty.', { finding: 'FILE_EMPTY' })
  return rows
}
