import { randomBytes } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { CommandFailed } from '../command-failed.js'
import { LOCAL_ADDRESS_FILE, SIGN_IN_FILE } from '../local-system.js'

/** The folder in which a local system keeps everything; removing it while nothing runs starts anew. */
export interface DataFolder {
  readonly root: string
  readonly cluster: string
  readonly temporalDatabase: string
  readonly mail: string
  /** What runs, as files with process numbers. */
  readonly run: string
  readonly addressFile: string
  readonly signInFile: string
  /** What the first start was told about the demo utility, and whether it is in. */
  readonly demoFile: string
  readonly portsFile: string
  readonly secretsFile: string
  /** A log file of that name; one that grew large is set aside first. */
  logFile(name: string): string
}

const LOG_BYTES_MAX = 20_000_000

/** Makes the folder where it is missing. Throws `CommandFailed` where it cannot be written. */
export function openDataFolder(root: string): DataFolder {
  const inside = (...names: string[]): string => join(root, ...names)
  try {
    // Open to others on its way only: PostgreSQL may run under another account. What is secret is closed file by file.
    mkdirSync(root, { recursive: true, mode: 0o755 })
    for (const name of ['logs', 'mail', 'run']) mkdirSync(inside(name), { recursive: true, mode: 0o700 })
    writeFileSync(inside('run', '.writable'), '')
  } catch (error) {
    throw new CommandFailed(
      'DATA_FOLDER',
      `The data folder ${root} cannot be written (${(error as Error).message}). Choose another with --data-dir.`,
    )
  }
  return {
    root,
    cluster: inside('postgresql'),
    temporalDatabase: inside('temporal.db'),
    mail: inside('mail'),
    run: inside('run'),
    addressFile: inside(LOCAL_ADDRESS_FILE),
    signInFile: inside(SIGN_IN_FILE),
    demoFile: inside('demo.json'),
    portsFile: inside('ports.json'),
    secretsFile: inside('secrets.json'),
    logFile: (name) => {
      const path = inside('logs', `${name}.log`)
      if (existsSync(path) && statSync(path).size > LOG_BYTES_MAX) renameSync(path, `${path}.1`)
      return path
    },
  }
}

/** Passwords of a local system's database logins and the key that seals numbers of documents, made once. */
export interface LocalSecrets {
  readonly superuserPassword: string
  readonly applicationPassword: string
  readonly readerPassword: string
  readonly identifierKey: string
}

export function localSecrets(folder: DataFolder): LocalSecrets {
  const known = readJsonFile<Partial<LocalSecrets>>(folder.secretsFile)
  const secret = (): string => randomBytes(24).toString('base64url')
  const made = {
    superuserPassword: secret(),
    applicationPassword: secret(),
    readerPassword: secret(),
    identifierKey: secret(),
    ...known,
  }
  // A folder of an earlier version lacks what came later.
  if (Object.keys(made).length > Object.keys(known ?? {}).length) writeJsonFile(folder.secretsFile, made)
  return made
}

/** The content of a JSON file; undefined where there is none. One that cannot be read is an error: it is never overwritten. */
export function readJsonFile<Value>(path: string): Value | undefined {
  if (!existsSync(path)) return undefined
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Value
  } catch (error) {
    throw new CommandFailed('DATA_FOLDER', `${path} cannot be read: ${(error as Error).message}`)
  }
}

/** Writes a JSON file that only its owner can read, whole or not at all. */
export function writeJsonFile(path: string, value: unknown): void {
  const draft = `${path}.new`
  writeFileSync(draft, `${JSON.stringify(value, null, 2)}\n`, { mode: 0o600 })
  chmodSync(draft, 0o600)
  renameSync(draft, path)
}
