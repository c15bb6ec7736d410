import { done, type Outcome, refused } from '../kernel/outcome.js'

/** More points than this are several outages: each is written in one transaction. */
export const OUTAGE_LINES_MAX = 5_000

const HEADERS = new Set(['id', 'premise_id', 'service_point_id', 'premise', 'service_point'])

/** The premises and service points of an outage list: the first column of each line, a heading left out, each once. */
export function parseOutageList(text: string): Outcome<string[], 'OUTAGE_LIST'> {
  const ids = text
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\n|\r/)
    .map((line) => firstColumn(line))
    .filter((id) => id !== '')
  if (HEADERS.has(ids[0]?.toLowerCase() ?? '')) ids.shift()
  const once = [...new Set(ids)]
  if (once.length === 0) return refused('OUTAGE_LIST', 'The list names no premise and no service point.')
  if (once.length > OUTAGE_LINES_MAX) {
    return refused('OUTAGE_LIST', `The list names ${once.length} places; split it into lists of ${OUTAGE_LINES_MAX}.`)
  }
  return done(once)
}

function firstColumn(line: string): string {
  const column = line.split(/[,;\t]/)[0] ?? ''
  return column.trim().replaceAll(/^"|"$/g, '').trim()
}
