import type pg from 'pg'
import { readStoredFile } from '../../db/documents/stored-file-store.js'
import { type ImportFile, listImportFiles } from '../../db/imports/file-store.js'
import { ACCEPT_FILE_NAME, type ContractFileName, isTariffFileName, SETTINGS_FILE_NAME } from '../../domain/imports/contract.js'
import { readCsvFile, type RowBatch } from './read-csv-file.js'

/** Where the rows of a set come from: uploaded files, or a generator. */
export interface ImportSource {
  /** Rows of one file in batches; undefined where the set has no such file. */
  rowsOf(file: ContractFileName): AsyncIterable<RowBatch> | undefined
  /** How much of the set is read so far, 0 to 1. */
  share(): number
  settings(): Promise<JsonFile | undefined>
  tariffs(): Promise<JsonFile[]>
  /** The operator's accept file. */
  accepted(): Promise<string | undefined>
}

export interface JsonFile {
  readonly name: string
  readonly text: string
  /** The bytes are no UTF-8. */
  readonly isNotUtf8: boolean
}

/** A JSON file or an accept file is read whole; more is no settings and no tariff. */
const WHOLE_BYTES_MAX = 16 << 20

/** The uploaded files of an import. */
export async function storedSource(pool: pg.Pool, importId: number): Promise<ImportSource> {
  const files = await listImportFiles(pool, importId)
  const byName = new Map(files.map((file) => [file.name, file]))
  const total = files.reduce((bytes, file) => bytes + file.sizeBytes, 0)
  let done = 0
  async function* counted(file: ImportFile): AsyncGenerator<Buffer> {
    for await (const bytes of readStoredFile(pool, file.fileId)) {
      done += bytes.length
      yield bytes
    }
  }
  const whole = async (file: ImportFile): Promise<JsonFile> => {
    const parts: Buffer[] = []
    if (file.sizeBytes <= WHOLE_BYTES_MAX) for await (const bytes of counted(file)) parts.push(bytes)
    const bytes = Buffer.concat(parts)
    const text = bytes.toString('utf8')
    return { name: file.name, text, isNotUtf8: file.sizeBytes > WHOLE_BYTES_MAX || !Buffer.from(text, 'utf8').equals(bytes) }
  }
  const settings = byName.get(SETTINGS_FILE_NAME)
  const accepted = byName.get(ACCEPT_FILE_NAME)
  return {
    rowsOf: (name) => {
      const file = byName.get(name)
      return file === undefined ? undefined : readCsvFile(name, counted(file))
    },
    share: () => (total === 0 ? 1 : done / total),
    settings: async () => (settings === undefined ? undefined : whole(settings)),
    tariffs: () => Promise.all(files.filter((file) => isTariffFileName(file.name)).map(whole)),
    accepted: async () => (accepted === undefined ? undefined : (await whole(accepted)).text),
  }
}
