import { execFile } from 'node:child_process'
import { accessSync, constants, statSync } from 'node:fs'
import { homedir } from 'node:os'
import { delimiter, join } from 'node:path'
import { promisify } from 'node:util'

/** A `temporal` program that answers, and the version of the server inside it. */
export interface TemporalBinary {
  readonly path: string
  readonly serverVersion: string
}

/** The oldest server that has all we use: updates with validators and update-with-start. */
const OLDEST_SERVER = [1, 28] as const
const PROGRAM = process.platform === 'win32' ? 'temporal.exe' : 'temporal'

/** What came of looking at a path: a program of use, one that is too old, or none. */
export type BinaryCheck =
  | { readonly kind: 'usable'; readonly binary: TemporalBinary }
  | { readonly kind: 'too old' | 'none'; readonly found?: string }

/** Runs `temporal --version` and judges the answer. */
export async function checkTemporalBinary(path: string): Promise<BinaryCheck> {
  if (!isProgram(path)) return { kind: 'none' }
  try {
    const { stdout } = await promisify(execFile)(path, ['--version'], { timeout: 30_000 })
    const match = /Server (\d+)\.(\d+)\.(\d+)/.exec(stdout)
    if (match === null) return { kind: 'none', found: stdout.trim() }
    const serverVersion = `${match[1]}.${match[2]}.${match[3]}`
    const [major, minor] = [Number(match[1]), Number(match[2])]
    const usable = major === OLDEST_SERVER[0] && minor >= OLDEST_SERVER[1]
    return usable ? { kind: 'usable', binary: { path, serverVersion } } : { kind: 'too old', found: serverVersion }
  } catch {
    return { kind: 'none' }
  }
}

/** Every `temporal` of the search path, in its order. */
export function temporalsOnPath(searchPath: string | undefined): string[] {
  return (searchPath ?? '')
    .split(delimiter)
    .filter((folder) => folder !== '')
    .map((folder) => join(folder, PROGRAM))
    .filter(isProgram)
}

/** Where earlier starts keep what they downloaded or built, per user. */
export function temporalCacheFolder(env: NodeJS.ProcessEnv): string {
  const base = env.XDG_CACHE_HOME !== undefined && env.XDG_CACHE_HOME !== '' ? env.XDG_CACHE_HOME : join(homedir(), '.cache')
  return join(base, 'penstock')
}

/** The program's file name on this system. */
export function temporalIn(folder: string): string {
  return join(folder, PROGRAM)
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return statSync(path).isFile()
  } catch {
    return false
  }
}
