import { refuse } from '../../domain/kernel/outcome.js'
import type { CsvRow } from '../../domain/imports/csv-splitter.js'
import { FINDING_RULES, type FindingCode } from '../../domain/imports/finding-codes.js'
import { type FileRow, whyNotHeader } from '../../domain/payments/payment-row.js'
import { readCsvFile } from '../imports/read-csv-file.js'

/**
 * The rows of a payments file. What concerns one row is that row's own (it will be refused); what concerns the file as a whole (its
 * encoding, its line ends, its columns) refuses the file with PAYMENT_FILE_INVALID, and nothing of it is taken.
 */
export async function readPaymentRows(name: string, bytes: AsyncIterable<Uint8Array>): Promise<FileRow[]> {
  const rows: FileRow[] = []
  let header: CsvRow | undefined
  for await (const batch of readCsvFile(name, bytes)) {
    const ofFile = batch.findings.find((finding) => FINDING_RULES[finding.code].of === 'set')
    if (ofFile !== undefined) refuseFile(ofFile.code, ofFile.sentence, ofFile.remedy)
    const ofLine = new Map(batch.findings.map((finding) => [finding.row, finding]))
    for (const row of batch.rows) {
      if (header === undefined) {
        header = row
        checkHeader(row)
        continue
      }
      const bad = batch.badLines.has(row.line) ? ofLine.get(row.line) : undefined
      if (bad !== undefined || batch.badLines.has(row.line)) {
        rows.push({
          line: row.line,
          unreadable: { code: bad?.code ?? 'NOT_UTF8', sentence: bad?.sentence ?? 'The line cannot be read.' },
        })
      } else if (row.fields === undefined) {
        rows.push({ line: row.line, unreadable: { code: row.problem, sentence: FINDING_RULES[row.problem].remedy } })
      } else {
        rows.push({ line: row.line, fields: row.fields })
      }
    }
  }
  if (header === undefined) refuseFile('FILE_EMPTY', 'The file is empty.', FINDING_RULES.FILE_EMPTY.remedy)
  return rows
}

function checkHeader(row: CsvRow): void {
  const reason = row.fields === undefined ? 'The first line cannot be read.' : whyNotHeader(row.fields)
  if (reason !== undefined) refuseFile('COLUMN_ORDER', reason, 'Export the file again with the columns of the contract.')
}

function refuseFile(finding: FindingCode, sentence: string, remedy: string): never {
  refuse('PAYMENT_FILE_INVALID', `${sentence} ${remedy}`, { finding })
}
