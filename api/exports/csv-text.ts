/** A cell: free text may begin like a formula and is defused; amounts, dates and codes of ours cannot. */
export type Cell = string | null | { readonly free: string | null }

const QUOTED = /[",\r\n]/
/** What a spreadsheet would take for a formula. */
const FORMULA = /^[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/

/** One CSV record (RFC 4180) with its line end. */
export function csvRecord(cells: readonly Cell[]): string {
  return `${cells.map(textOf).join(',')}\n`
}

function textOf(cell: Cell): string {
  const text = (typeof cell === 'object' && cell !== null ? defused(cell.free) : cell) ?? ''
  return QUOTED.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

function defused(text: string | null): string | null {
  return text !== null && FORMULA.test(text) ? `'${text}` : text
}

/** A file of records: the header, then each batch as it comes. */
export async function* csvFile(
  columns: readonly string[],
  batches: AsyncIterable<readonly (readonly Cell[])[]>,
): AsyncGenerator<string> {
  yield csvRecord(columns)
  for await (const batch of batches) yield batch.map(csvRecord).join('')
}
