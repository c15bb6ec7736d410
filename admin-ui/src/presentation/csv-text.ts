/** One column of an export: its head, and its text for a row. */
export interface CsvColumn<Row> {
  readonly head: string
  readonly text: (row: Row) => string | number | boolean | null | undefined
}

// A cell that a spreadsheet would run as a formula is made text by an apostrophe in front; a plain negative number is none.
const FORMULA = /^[=+@\t\r]|^-(?!\d+(\.\d+)?$)/

function cell(value: string | number | boolean | null | undefined): string {
  const plain = value === null || value === undefined ? '' : String(value)
  const safe = FORMULA.test(plain) ? `'${plain}` : plain
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** RFC 4180 with a header row and `\n` line ends. */
export function csvText<Row>(columns: readonly CsvColumn<Row>[], rows: readonly Row[]): string {
  const lines = [columns.map(({ head }) => cell(head)).join(',')]
  for (const row of rows) lines.push(columns.map((column) => cell(column.text(row))).join(','))
  return `${lines.join('\n')}\n`
}

/** Hands the text to the browser as a file. */
export function downloadText(name: string, text: string, mediaType = 'text/csv;charset=utf-8'): void {
  const url = URL.createObjectURL(new Blob([text], { type: mediaType }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  URL.revokeObjectURL(url)
}
