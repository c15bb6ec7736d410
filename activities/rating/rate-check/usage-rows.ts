import type { RateRefusal } from './contract.js'

export interface CsvRow {
  readonly line: number
  readonly fields: readonly string[]
}

/** A reading that is refused for one reason. */
export function refuse(code: string, field: string, message: string): { ok: false; refusals: RateRefusal[] } {
  return { ok: false, refusals: [{ code, field, message }] }
}

/** The fields of the first line, and everything after it. */
export function headerOf(text: string): { header: string[] | undefined; body: string } {
  const clean = text.startsWith('\uFEFF') ? text.slice(1) : text
  const end = clean.indexOf('\n')
  const first = (end === -1 ? clean : clean.slice(0, end)).trim()
  if (first === '') return { header: undefined, body: '' }
  return { header: fieldsOf(first), body: end === -1 ? '' : clean.slice(end + 1) }
}

/** The fields of a row; figures and dates hold neither commas nor quotes, so quotes around a field are simply taken off. */
export function fieldsOf(row: string): string[] {
  return row.split(',').map((field) => {
    const trimmed = field.trim()
    return trimmed.startsWith('"') && trimmed.endsWith('"') && trimmed.length > 1 ? trimmed.slice(1, -1).trim() : trimmed
  })
}

/** Rows with something in them, with their line in the file (the header is line 1). */
export function* rowsOf(body: string): Generator<CsvRow> {
  let from = 0
  for (let line = 2; from < body.length; line++) {
    const end = body.indexOf('\n', from)
    const row = (end === -1 ? body.slice(from) : body.slice(from, end)).trim()
    from = end === -1 ? body.length : end + 1
    if (row !== '') yield { line, fields: fieldsOf(row) }
  }
}
