import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { from as copyFrom } from 'pg-copy-streams'
import type pg from 'pg'

/** A value as COPY takes it. Objects go in as JSON; arrays as PostgreSQL arrays of text; undefined and null as NULL. */
export type CopyValue = string | number | boolean | null | undefined | readonly string[] | { readonly json: unknown }

const SPECIAL = /[\\\t\n\r]/g
const ESCAPED: Record<string, string> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' }

function escapeText(text: string): string {
  return SPECIAL.test(text) ? text.replace(SPECIAL, (character) => ESCAPED[character] ?? character) : text
}

function fieldOf(value: CopyValue): string {
  if (value === null || value === undefined) return '\\N'
  switch (typeof value) {
    case 'string':
      return escapeText(value)
    case 'number':
      return String(value)
    case 'boolean':
      return value ? 't' : 'f'
    default:
      if ('json' in value) return escapeText(JSON.stringify(value.json))
      return escapeText(`{${value.map((entry) => `"${entry.replace(/(["\\])/g, '\\$1')}"`).join(',')}}`)
  }
}

/** One row as COPY takes it, with its line end. */
export function copyLine(row: readonly CopyValue[]): string {
  // Joined rather than added up: the text is written at once, and a chain of thousands of short pieces costs more than they do.
  return `${row.map(fieldOf).join('\t')}\n`
}

const CHUNK_CHARACTERS = 1 << 16

function* chunksOf(rows: Iterable<readonly CopyValue[]>): Generator<string> {
  let chunk = ''
  for (const row of rows) {
    chunk += copyLine(row)
    if (chunk.length >= CHUNK_CHARACTERS) {
      yield chunk
      chunk = ''
    }
  }
  if (chunk !== '') yield chunk
}

/**
 * Writes rows by COPY on the connection of a transaction: one statement, one firing of the statement triggers, whatever the
 * number of rows. `columns` are names of the table in the order of each row. No rows: nothing is sent.
 */
export async function copyRows(
  client: pg.PoolClient,
  table: string,
  columns: readonly string[],
  rows: Iterable<readonly CopyValue[]>,
): Promise<number> {
  const stream = client.query(copyFrom(`copy ${table} (${columns.join(', ')}) from stdin`))
  await pipeline(Readable.from(chunksOf(rows)), stream)
  return stream.rowCount
}

/** As `copyRows`, for rows that are lines of COPY already (`copyLine`): holds no more than the text. */
export async function copyText(client: pg.PoolClient, table: string, columns: readonly string[], text: string): Promise<number> {
  const stream = client.query(copyFrom(`copy ${table} (${columns.join(', ')}) from stdin`))
  await pipeline(Readable.from([text]), stream)
  return stream.rowCount
}
