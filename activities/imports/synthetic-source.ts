import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { CONTRACT_FILE_NAMES, type ContractFileName, SETTINGS_FILE_NAME } from '../../domain/imports/contract.js'
import { contractFile } from '../../domain/imports/contract-files.js'
import type { CsvRow } from '../../domain/imports/csv-splitter.js'
import type { Recipe } from '../../domain/imports/synthetic/household.js'
import { syntheticRows } from '../../domain/imports/synthetic/synthetic-rows.js'
import { invariant } from '../../domain/kernel/invariant.js'
import type { ImportSource, JsonFile } from './import-source.js'
import type { RowBatch } from './read-csv-file.js'

/** Where the sample utility lies in an installation; its rate book and settings are those of a synthetic one. */
const SAMPLE = 'demo/alder-creek'
const ROWS_PER_BATCH = 5_000

/** A synthetic utility as a set to import: rows made on the way, so that it passes the same checks as any other. */
export function syntheticSource(recipe: Recipe): ImportSource {
  let filesDone = 0
  async function* batches(file: ContractFileName): AsyncGenerator<RowBatch> {
    let rows: CsvRow[] = [{ line: 1, fields: contractFile(file).columns.map((column) => column.name) }]
    let line = 1
    for (const fields of syntheticRows(recipe, file)) {
      line += 1
      rows.push({ line, fields })
      if (rows.length < ROWS_PER_BATCH) continue
      yield { rows, ...NOTHING_WRONG }
      rows = []
    }
    yield { rows, ...NOTHING_WRONG }
    filesDone += 1
  }
  return {
    rowsOf: batches,
    share: () => filesDone / CONTRACT_FILE_NAMES.length,
    settings: async () => sampleFile(SETTINGS_FILE_NAME),
    tariffs: async () => sampleTariffNames().map((name) => sampleFile(`tariffs/${name}`)),
    accepted: async () => undefined,
  }
}

const NOTHING_WRONG = { findings: [], badLines: new Set<number>() } as const

function sampleTariffNames(): string[] {
  return readdirSync(join(sampleFolder(), 'tariffs'))
    .filter((name) => name.endsWith('.json'))
    .sort()
}

function sampleFile(name: string): JsonFile {
  return { name, text: readFileSync(join(sampleFolder(), name), 'utf8'), isNotUtf8: false }
}

/** Beside the sources, or beside the compiled files. */
function sampleFolder(): string {
  let folder = dirname(fileURLToPath(import.meta.url))
  while (!existsSync(join(folder, SAMPLE, SETTINGS_FILE_NAME))) {
    invariant(dirname(folder) !== folder, 'this installation has no sample utility to take the rate book from')
    folder = dirname(folder)
  }
  return join(folder, SAMPLE)
}
