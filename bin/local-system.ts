import { existsSync, readFileSync } from 'node:fs'
import { isAbsolute, join } from 'node:path'
import { CommandFailed } from './command-failed.js'
import type { ClientConfiguration } from './config.js'
import { installationFolder } from './installation.js'
import { runningStarts } from './running-starts.js'

/** Where a command finds the system it drives, and how it may sign in there. */
export interface RunningSystem {
  readonly url: string
  readonly token: string | undefined
  /** Of a start on this machine: the first administrator's, from the file only its owner can read. */
  readonly signIn: SignIn | undefined
}

export interface SignIn {
  readonly email: string
  readonly password: string
}

/** What a start leaves in its data folder for commands: its address, and the first administrator's sign-in. */
export const LOCAL_ADDRESS_FILE = 'address.json'
export const SIGN_IN_FILE = 'sign-in.json'

const USUAL_URL = 'http://localhost:4080'

/** The data folder as an absolute path; a relative one is inside the installation, wherever the command was typed. */
export function dataFolderOf(dataDirectory: string): string {
  return isAbsolute(dataDirectory) ? dataDirectory : join(installationFolder(), dataDirectory)
}

/**
 * The system at `asked`, or the one started here: with DATA_DIR, or wherever one start of this user keeps its data. The
 * local sign-in is offered to a local system only: an address elsewhere needs PENSTOCK_TOKEN.
 */
export function findRunningSystem(asked: string | undefined, configuration: ClientConfiguration): RunningSystem {
  const folder = dataFolderOf(configuration.dataDirectory)
  const own = readJson<{ url: string }>(join(folder, LOCAL_ADDRESS_FILE))
  const starts = runningStarts(configuration.userFolder).map((start) => ({ url: start.url, folder: start.dataFolder }))
  const local = own === undefined ? starts : [{ url: own.url, folder }, ...starts.filter((start) => start.folder !== folder)]
  const chosen = asked === undefined ? onlyOne(local, own !== undefined) : local.find((start) => isSameOrigin(asked, start.url))
  const url = (asked ?? chosen?.url ?? USUAL_URL).replace(/\/+$/, '')
  if (configuration.token !== undefined || chosen === undefined) return { url, token: configuration.token, signIn: undefined }
  return { url, token: undefined, signIn: readJson<SignIn>(join(chosen.folder, SIGN_IN_FILE)) }
}

function onlyOne<Start extends { url: string; folder: string }>(starts: readonly Start[], hasOwn: boolean): Start | undefined {
  if (hasOwn || starts.length <= 1) return starts[0]
  const list = starts.map((start) => `\n  ${start.url}  (${start.folder})`).join('')
  throw new CommandFailed('SEVERAL_RUN', `Several systems run here; say which with --url:${list}`)
}

const THIS_MACHINE = new Set(['localhost', '127.0.0.1', '[::1]'])

function isSameOrigin(asked: string, local: string): boolean {
  if (!URL.canParse(asked)) return false
  const [left, right] = [new URL(asked), new URL(local)]
  const isSameHost = left.hostname === right.hostname || (THIS_MACHINE.has(left.hostname) && THIS_MACHINE.has(right.hostname))
  return left.port === right.port && isSameHost
}

function readJson<Value>(path: string): Value | undefined {
  if (!existsSync(path)) return undefined
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Value
  } catch {
    return undefined
  }
}
