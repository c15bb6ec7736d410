import { createReadStream } from 'node:fs'
import { Readable } from 'node:stream'
import type { ReadableStream } from 'node:stream/web'
import { parse } from 'csv-parse'
import type { Row } from '../../domain/comparison/section.js'
import type { ApiClient } from '../api-client.js'
import { CommandFailed } from '../command-failed.js'

/** The rows of a CSV file, by the names in its header. */
export function rowsOfFile(path: string): Promise<Row[]> {
  return parsed(createReadStream(path), path)
}

/** The rows of a CSV file that the running system gives out. */
export async function rowsOfExport(client: ApiClient, path: string, query: Record<string, string | number>): Promise<Row[]> {
  const response = await client.send(path, { query })
  if (response.body === null) return []
  return parsed(Readable.fromWeb(response.body as ReadableStream<Uint8Array>), path)
}

async function parsed(bytes: Readable, name: string): Promise<Row[]> {
  const rows: Row[] = []
  const parser = parse({ columns: true, bom: true })
  bytes.on('error', (error) => parser.destroy(error))
  try {
    for await (const row of bytes.pipe(parser) as AsyncIterable<Row>) rows.push(row)
  } catch (error) {
    throw new CommandFailed('CSV_UNREADABLE', `${name} cannot be read: ${(error as Error).message}`)
  }
  return rows
}
