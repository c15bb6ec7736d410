import type { ContractFile } from './contract.js'
import { type Finding, finding } from './finding.js'

/** What is wrong with the header row; none: the columns are exactly those of the contract, in their order. */
export function checkHeader(file: ContractFile, header: readonly string[]): Finding[] {
  const wanted = file.columns.map((column) => column.name)
  if (header.length === wanted.length && header.every((name, index) => name === wanted[index])) return []
  const draft = { file: file.name, row: 1 }
  if (header.some((name) => name.includes('\r'))) {
    return [finding({ ...draft, code: 'LINE_ENDS', sentence: 'The lines end with \\r instead of \\n.' })]
  }
  const delimiter = otherDelimiter(header, wanted)
  if (delimiter !== undefined) {
    return [finding({ ...draft, code: 'WRONG_DELIMITER', sentence: `The columns are separated by ${delimiter}, not by commas.` })]
  }
  const findings: Finding[] = []
  for (const name of wanted) {
    if (!header.includes(name)) {
      findings.push(finding({ ...draft, code: 'COLUMN_MISSING', column: name, sentence: `The column ${name} is missing.` }))
    }
  }
  for (const [index, name] of header.entries()) {
    if (!wanted.includes(name)) {
      const sentence = `${JSON.stringify(name.slice(0, 80))} is not a column of ${file.name}.`
      findings.push(finding({ ...draft, code: 'COLUMN_UNKNOWN', value: name, sentence }))
    } else if (header.indexOf(name) !== index) {
      findings.push(
        finding({ ...draft, code: 'COLUMN_TWICE', column: name, sentence: `The column ${name} stands twice in the header.` }),
      )
    }
  }
  if (findings.length === 0) {
    const at = wanted.findIndex((name, index) => header[index] !== name)
    const sentence = `Column ${at + 1} is ${header[at] ?? ''} where the contract has ${wanted[at] ?? ''}.`
    findings.push(finding({ ...draft, code: 'COLUMN_ORDER', column: header[at] ?? '', sentence }))
  }
  return findings
}

const DELIMITERS: readonly [string, string][] = [
  [';', 'semicolons'],
  ['\t', 'tabs'],
  ['|', 'vertical bars'],
]

function otherDelimiter(header: readonly string[], wanted: readonly string[]): string | undefined {
  if (header.length !== 1 || wanted.length === 1) return undefined
  return DELIMITERS.find(([delimiter]) => header[0]?.includes(delimiter) === true)?.[1]
}
