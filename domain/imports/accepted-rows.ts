import { CsvSplitter } from './csv-splitter.js'
import { type Finding, finding } from './finding.js'
import { FINDING_RULES } from './finding-codes.js'
import { ACCEPT_FILE_NAME, isContractFileName } from './contract.js'

/** One rejected row that the operator leaves out by name. `row` is a line number or the row's key. */
export interface AcceptedRow {
  readonly file: string
  readonly row: string
  readonly code: string
  /** Line of the accept file. */
  readonly line: number
}

const ACCEPTED_MAX = 100_000

/**
 * Reads an accept file: CSV without quotes needed, `file,row,code` per line, where row is the line number or the key shown in the
 * finding. A header line `file,row,code`, empty lines and lines that begin with # are passed over.
 */
export function parseAcceptedRows(text: string): { rows: AcceptedRow[]; findings: Finding[] } {
  const splitter = new CsvSplitter()
  const rows: AcceptedRow[] = []
  const findings: Finding[] = []
  const refuse = (line: number, sentence: string): void => {
    findings.push(finding({ file: ACCEPT_FILE_NAME, row: line, code: 'ACCEPT_LINE', sentence }))
  }
  for (const entry of [...splitter.push(text.replaceAll('\r\n', '\n')), ...splitter.end()]) {
    const fields = entry.fields?.map((field) => field.trim())
    if (fields === undefined) {
      refuse(entry.line, 'The line cannot be read as CSV.')
      continue
    }
    const [file = '', row = '', code = ''] = fields
    const isPassedOver = fields.every((field) => field === '') || file.startsWith('#') || (file === 'file' && code === 'code')
    if (isPassedOver) continue
    if (fields.length !== 3 || file === '' || row === '' || code === '') refuse(entry.line, 'The line is not file,row,code.')
    else if (!isContractFileName(file))
      refuse(entry.line, `${JSON.stringify(file.slice(0, 80))} is no file whose rows can be left out.`)
    else if (!isRowError(code)) refuse(entry.line, `${JSON.stringify(code.slice(0, 80))} is no error of a row.`)
    else if (rows.length === ACCEPTED_MAX) refuse(entry.line, `More than ${ACCEPTED_MAX} rows cannot be left out by name.`)
    else rows.push({ file, row, code, line: entry.line })
  }
  return { rows, findings }
}

function isRowError(code: string): boolean {
  const rules: Readonly<Record<string, { severity: string; of: string } | undefined>> = FINDING_RULES
  const rule = Object.hasOwn(rules, code) ? rules[code] : undefined
  return rule?.severity === 'error' && rule.of === 'row'
}
