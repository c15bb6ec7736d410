/** A line of a file that is not what it should be. */
export interface LineProblem {
  readonly line: number
  readonly message: string
}

export interface CsvLines<Entry> {
  readonly entries: readonly Entry[]
  readonly problems: readonly LineProblem[]
}

const PROBLEMS_SHOWN = 50

/**
 * Reads a small file of lines: CSV with exactly these columns, in any order; fields hold no comma. `entryOf` makes an entry of the fields in
 * the order of `columns`, or says what is wrong with them. Everything wrong names its line; a file without an entry is wrong as well.
 */
export function readCsvLines<Entry>(
  text: string,
  columns: readonly string[],
  entryOf: (fields: readonly string[], line: number) => Entry | string,
): CsvLines<Entry> {
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/)
  const header = fieldsOf(lines[0] ?? '').map((name) => name.toLowerCase())
  const places = columns.map((name) => header.indexOf(name))
  if (places.includes(-1) || header.length !== columns.length)
    return { entries: [], problems: [{ line: 1, message: `the first line must have the columns ${columns.join(', ')}` }] }
  const entries: Entry[] = []
  const problems: LineProblem[] = []
  lines.slice(1).forEach((row, index) => {
    if (row.trim() === '' || problems.length >= PROBLEMS_SHOWN) return
    const fields = fieldsOf(row)
    const entry =
      fields.length === header.length
        ? entryOf(
            places.map((place) => fields[place] ?? ''),
            index + 2,
          )
        : `${fields.length} fields, the first line has ${header.length}`
    if (typeof entry === 'string') problems.push({ line: index + 2, message: entry })
    else entries.push(entry)
  })
  if (entries.length === 0 && problems.length === 0) problems.push({ line: 1, message: 'the file has no line below its first' })
  return { entries, problems }
}

function fieldsOf(row: string): string[] {
  return row.split(',').map((field) =>
    field
      .trim()
      .replace(/^"(.*)"$/, '$1')
      .trim(),
  )
}
