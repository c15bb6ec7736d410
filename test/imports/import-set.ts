import { createReadStream, existsSync, readdirSync, readFileSync } from 'node:fs'
import { Readable } from 'node:stream'
import { fileURLToPath } from 'node:url'
import { randomUUID } from 'node:crypto'
import type pg from 'pg'
import { addImportFile } from '../../activities/imports/add-import-file.js'
import type { ImportCounts } from '../../activities/imports/apply-set.js'
import { beginImport } from '../../activities/imports/begin-import.js'
import { runImport } from '../../activities/imports/run-import.js'
import { startImport } from '../../activities/imports/start-import.js'
import type { ImportState } from '../../db/imports/import-store.js'
import { ACCEPT_FILE_NAME, isPartOfSet } from '../../domain/imports/contract.js'
import type { Command } from '../../domain/kernel/command.js'

/** Files of a set by name; a text, bytes, or where they lie on disk. */
export type SetFiles = ReadonlyMap<string, string | Buffer | { readonly path: string }>

export const SAMPLE_FOLDER = fileURLToPath(new URL('../../demo/alder-creek', import.meta.url))
const BASE_FOLDER = fileURLToPath(new URL('./base', import.meta.url))

/** The files of a folder that belong to the contract. */
export function folderSet(folder: string): Map<string, string | Buffer | { readonly path: string }> {
  const tariffs = `${folder}/tariffs`
  const names = [...readdirSync(folder), ...(existsSync(tariffs) ? readdirSync(tariffs).map((name) => `tariffs/${name}`) : [])]
  return new Map(names.filter(isPartOfSet).map((name) => [name, { path: `${folder}/${name}` }]))
}

/** A small set without any finding, with the rate book and settings of the sample. */
export function baseSet(): Map<string, string | Buffer | { readonly path: string }> {
  const rateBook = [...folderSet(SAMPLE_FOLDER)].filter(([name]) => name.endsWith('.json'))
  return new Map([...folderSet(BASE_FOLDER), ...rateBook])
}

/** The text of a file of the base set, to be changed. */
export function baseText(name: string): string {
  return readFileSync(`${BASE_FOLDER}/${name}`, 'utf8')
}

export function commandOf<Input>(input: Input): Command<Input> {
  return { key: randomUUID(), actor: { kind: 'user', id: 'tester', name: 'Tester' }, reason: 'a test', input }
}

export interface ImportOptions {
  readonly isDryRun?: boolean
  readonly asOf?: string
  readonly accept?: string
  readonly isProduction?: boolean
}

export interface ImportResult {
  readonly importId: number
  readonly state: ImportState
  readonly errors: number
  readonly warnings: number
  readonly counts: ImportCounts
  readonly findings: readonly FindingRow[]
}

export interface FindingRow {
  readonly severity: string
  readonly file: string
  readonly row: number | null
  readonly column: string | null
  readonly code: string
  readonly value: string | null
  readonly key: string | null
  readonly accountId: string | null
  readonly sentence: string
  readonly remedy: string
  readonly isAccepted: boolean
}

/** Uploads a set and leaves it waiting for the worker. */
export async function uploadSet(pool: pg.Pool, files: SetFiles, options: ImportOptions = {}): Promise<number> {
  const begin = {
    name: 'test',
    isDryRun: options.isDryRun ?? false,
    ...(options.asOf === undefined ? {} : { asOf: options.asOf }),
  }
  const { importId } = await beginImport(pool, commandOf(begin))
  const uploads = options.accept === undefined ? files : new Map([...files, [ACCEPT_FILE_NAME, options.accept]])
  await Promise.all([...uploads].map(([name, content]) => addImportFile(pool, commandOf({ importId, name }), streamOf(content))))
  await startImport(pool, commandOf({ importId }))
  return importId
}

/** The bytes of a file as an upload brings them. */
export function streamOf(content: string | Buffer | { readonly path: string }): Readable {
  if (typeof content === 'string') return Readable.from([Buffer.from(content)])
  return Buffer.isBuffer(content) ? Readable.from([content]) : createReadStream(content.path)
}

/** Imports a set as the worker would, without Temporal. */
export async function importSet(pool: pg.Pool, files: SetFiles, options: ImportOptions = {}): Promise<ImportResult> {
  const importId = await uploadSet(pool, files, options)
  await runImport({ pool, isProduction: options.isProduction ?? false }, { importId })
  return importResult(pool, importId)
}

/** The import's record and all its findings, in their order. */
export async function importResult(pool: pg.Pool, importId: number): Promise<ImportResult> {
  const record = await pool.query<Pick<ImportResult, 'state' | 'errors' | 'warnings' | 'counts'>>(
    'select state, errors, warnings, counts from imports where import_id = $1',
    [importId],
  )
  const findings = await pool.query<FindingRow>(
    `select severity, file, row_no as "row", column_name as "column", code, value, key, account_id as "accountId", sentence, remedy,
       is_accepted as "isAccepted" from import_findings where import_id = $1 order by finding_no`,
    [importId],
  )
  const row = record.rows[0]
  if (row === undefined) throw new Error(`no import ${importId}`)
  return { importId, ...row, findings: findings.rows }
}
