import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { isPartOfSet } from '../../domain/imports/contract.js'
import { CommandFailed } from '../command-failed.js'

export interface SetFile {
  /** Name within the set: `reads.csv`, `tariffs/W-RES.json`. */
  readonly name: string
  readonly path: string
  readonly sizeBytes: number
}

/** The files of a folder that belong to the import contract, and the names of those that do not. */
export function collectSet(folder: string): { files: SetFile[]; others: string[] } {
  if (!existsSync(folder) || !statSync(folder).isDirectory()) {
    throw new CommandFailed(
      'NO_FOLDER',
      `${folder} is not a folder. Give the folder that holds the files of the import contract.`,
    )
  }
  const names = [...readdirSync(folder), ...namesIn(folder, 'tariffs')].sort()
  const files: SetFile[] = []
  const others: string[] = []
  for (const name of names) {
    const path = join(folder, name)
    const stats = statSync(path)
    if (!stats.isFile()) continue
    if (isPartOfSet(name)) files.push({ name, path, sizeBytes: stats.size })
    else others.push(name)
  }
  if (files.length === 0) throw new CommandFailed('NO_FILES', `${folder} holds no file of the import contract.`)
  return { files, others }
}

function namesIn(folder: string, child: string): string[] {
  const path = join(folder, child)
  return existsSync(path) && statSync(path).isDirectory() ? readdirSync(path).map((name) => `${child}/${name}`) : []
}
