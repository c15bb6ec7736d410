import { createReadStream, existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type pg from 'pg'
import { addImportFile } from '../../activities/imports/add-import-file.js'
import { beginImport } from '../../activities/imports/begin-import.js'
import { startImport } from '../../activities/imports/start-import.js'
import { CONTRACT_FILE_NAMES } from '../../domain/imports/contract.js'
import type { Actor } from '../../domain/kernel/command.js'

export const TESTER: Actor = { kind: 'user', id: 'U-TEST', name: 'Test operator' }

/** Uploads a set's folder and starts its import, as `penstock import` does over HTTP; returns the import's id. */
export async function importFolder(pool: pg.Pool, folder: string, asOf: string): Promise<number> {
  const command = <Input>(key: string, input: Input) => ({ key, actor: TESTER, reason: 'test', input })
  const { importId } = await beginImport(pool, command('begin', { name: folder, isDryRun: false, asOf }))
  const names = [...CONTRACT_FILE_NAMES.filter((name) => existsSync(join(folder, name))), 'settings.json']
  const tariffs = readdirSync(join(folder, 'tariffs')).map((name) => `tariffs/${name}`)
  for (const name of [...names, ...tariffs])
    await addImportFile(pool, command(name, { importId, name }), createReadStream(join(folder, name)))
  await startImport(pool, command('start', { importId }))
  return importId
}
