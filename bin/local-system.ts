import { existsSync, readFileSync } from 'node:fs'
import { isAbsolute, join } from 'node:path'
import type { ClientConfiguration } from './config.js'
import { installationFolder } from './installation.js'

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

/** The data folder as an absolute path; a relative one is inside the installation, wherever the command was typed. */
export function dataFolderOf(dataDirectory: string): string {
  return isAbsolute(dataDirectory) ? dataDirectory : join(installationFolder(), dataDirectory)
}

/**
 * The system at `asked`, or the one started here. The local sign-in is offered to the local system only: an address
 * elsewhere needs PENSTOCK_TOKEN.
 */
export function findRunningSystem(asked: string | undefined, configuration: ClientConfiguration): RunningSystem {
  const folder = dataFolderOf(configuration.dataDirectory)
  const local = readJson<{ url: string }>(join(folder, LOCAL_ADDRESS_FILE))?.url
  const url = (asked ?? local ?? 'http://localhost:4080').replace(/\/+$/, '')
  const isLocal = sameOrigin(url, local)
  const signIn = configuration.token === undefined && isLocal ? readJson<SignIn>(join(folder, SIGN_IN_FILE)) : undefined
  return { url, token: configuration.token, signIn }
}

function sameOrigin(url: string, local: string | undefined): boolean {
  if (local === undefined || !URL.canParse(url)) return false
  const [left, right] = [new URL(url), new URL(local)]
  const onThisMachine = (host: string): boolean => host === 'localhost' || host === '127.0.0.1' || host === '[::1]'
  return (
    left.port === right.port &&
    (left.hostname === right.hostname || (onThisMachine(left.hostname) && onThisMachine(right.hostname)))
  )
}

function readJson<Value>(path: string): Value | undefined {
  if (!existsSync(path)) return undefined
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Value
  } catch {
    return undefined
  }
}
