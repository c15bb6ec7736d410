/** What stands in a pasted list or a file: how many places, and which stand twice. */
export interface ListSummary {
  readonly lines: number
  readonly twice: readonly string[]
}

/** Counts the first column of a list; a heading over it and blank lines do not count. The office checks every place. */
export function summaryOf(list: string): ListSummary {
  const cells = list
    .split(/\r?\n/)
    .map((line) => (line.split(/[,;\t]/)[0] ?? '').trim().replaceAll('"', ''))
    .filter((cell) => cell !== '')
  const places = /^(premise|service|point|id)/i.test(cells[0] ?? '') ? cells.slice(1) : cells
  const seen = new Set<string>()
  const twice = new Set<string>()
  for (const place of places) {
    if (seen.has(place)) twice.add(place)
    seen.add(place)
  }
  return { lines: seen.size, twice: [...twice] }
}
