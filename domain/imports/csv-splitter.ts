/** A row as it stands in the file: the line it begins on (the header is line 1) and its values, or why it cannot be read. */
export type CsvRow =
  | { readonly line: number; readonly fields: readonly string[]; readonly problem?: undefined }
  | { readonly line: number; readonly fields?: undefined; readonly problem: CsvProblem }

export type CsvProblem = 'QUOTE_NOT_CLOSED' | 'QUOTE_IN_FIELD' | 'TEXT_AFTER_QUOTE' | 'RECORD_TOO_LONG'

/** Longest row in characters: several times the longest that the contract's limits allow. Keeps memory flat whatever comes. */
export const RECORD_LENGTH_MAX = 65_536

/**
 * Splits CSV text (RFC 4180: commas, double quotes, `\n`) into rows, piece by piece, with the line of each. A row that cannot be
 * read costs itself only: reading goes on with the line after the one it began on. Own code rather than a library because every
 * row of a wrong file must be reported with its line, and a file of any size must pass in flat memory.
 */
export class CsvSplitter {
  #rest = ''
  #line = 1
  /** Inside a row that is too long: everything up to the next line end is passed over. */
  #skipping = false

  /** Takes the next piece of text and gives the rows that are complete. */
  push(text: string): CsvRow[] {
    return this.#drain(this.#rest === '' ? text : this.#rest + text, false)
  }

  /** The rows that are left when the text has ended, with or without a last line end. */
  end(): CsvRow[] {
    return this.#drain(this.#rest, true)
  }

  #drain(text: string, isLast: boolean): CsvRow[] {
    const rows: CsvRow[] = []
    let at = 0
    while (at < text.length) {
      const newline = text.indexOf('\n', at)
      const isOpen = newline === -1 && !isLast
      if (isOpen && text.length - at <= RECORD_LENGTH_MAX) break
      const lineEnd = newline === -1 ? text.length : newline
      if (isOpen || this.#skipping || lineEnd - at > RECORD_LENGTH_MAX) {
        if (!this.#skipping) rows.push({ line: this.#line, problem: 'RECORD_TOO_LONG' })
        this.#skipping = isOpen
        this.#line += isOpen ? 0 : 1
        at = lineEnd + 1
        continue
      }
      const next = takeRow({ text, at, lineEnd, isLast, line: this.#line })
      if (next === 'incomplete') break
      rows.push(next.row)
      this.#line += next.lines
      at = next.end
    }
    this.#rest = at >= text.length ? '' : text.slice(at)
    return rows
  }
}

interface Position {
  readonly text: string
  /** Where the row begins, and where its first line ends. */
  readonly at: number
  readonly lineEnd: number
  readonly isLast: boolean
  readonly line: number
}

function takeRow({ text, at, lineEnd, isLast, line }: Position): { row: CsvRow; end: number; lines: number } | 'incomplete' {
  const first = text.slice(at, lineEnd)
  if (!first.includes('"')) return { row: { line, fields: first.split(',') }, end: lineEnd + 1, lines: 1 }
  let record = readQuotedRecord(text, at, isLast)
  if (record === 'incomplete') {
    if (!isLast && text.length - at <= RECORD_LENGTH_MAX) return 'incomplete'
    record = 'QUOTE_NOT_CLOSED'
  } else if (typeof record !== 'string' && record.end - at > RECORD_LENGTH_MAX) record = 'QUOTE_NOT_CLOSED'
  if (typeof record === 'string') return { row: { line, problem: record }, end: lineEnd + 1, lines: 1 }
  return { row: { line, fields: record.fields }, end: record.end, lines: record.lines }
}

interface QuotedRecord {
  readonly fields: string[]
  /** Where the next row begins. */
  readonly end: number
  /** Physical lines the row takes. */
  readonly lines: number
}

/** Reads one row whose first line has a quote. `incomplete`: the text ends before it can be said where the row does. */
function readQuotedRecord(text: string, start: number, isLast: boolean): QuotedRecord | CsvProblem | 'incomplete' {
  const fields: string[] = []
  let lines = 1
  let at = start
  for (;;) {
    if (text[at] === '"') {
      const quoted = readQuotedValue(text, at + 1, isLast)
      if (quoted === undefined) return 'incomplete'
      fields.push(quoted.value)
      lines += quoted.newlines
      at = quoted.end
      const after = text[at]
      if (after !== undefined && after !== ',' && after !== '\n') return 'TEXT_AFTER_QUOTE'
    } else {
      const end = endOfPlainValue(text, at)
      const value = text.slice(at, end)
      if (value.includes('"')) return 'QUOTE_IN_FIELD'
      fields.push(value)
      at = end
    }
    if (at >= text.length && !isLast) return 'incomplete'
    if (text[at] !== ',') return { fields, end: at + 1, lines }
    at += 1
  }
}

function endOfPlainValue(text: string, at: number): number {
  for (let index = at; index < text.length; index += 1) {
    const character = text.charCodeAt(index)
    if (character === 0x2c || character === 0x0a) return index
  }
  return text.length
}

/** From behind the opening quote to behind the closing one; undefined while it cannot be told which one that is. */
function readQuotedValue(
  text: string,
  start: number,
  isLast: boolean,
): { value: string; end: number; newlines: number } | undefined {
  let value = ''
  let from = start
  for (;;) {
    const quote = text.indexOf('"', from)
    if (quote === -1 || (quote + 1 === text.length && !isLast)) return undefined
    value += text.slice(from, quote)
    if (text[quote + 1] !== '"') return { value, end: quote + 1, newlines: value.split('\n').length - 1 }
    value += '"'
    from = quote + 2
  }
}
