import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { promisify } from 'node:util'
import { freePort, portOnceFree } from './free-port.js'
import type { Guardian } from './guardian.js'
import type { TemporalBinary } from './temporal-binary.js'
import { temporalServesWithin } from './temporal-health.js'

export interface TemporalServerOptions {
  readonly binary: TemporalBinary
  /** Where workflows live on over restarts; without one they end with the server. */
  readonly databaseFile?: string
  readonly logFile: string
  /** Taken where it is free, else another is picked. */
  readonly preferredPort?: number
  /** A restart: others know the port, so no other one will do. */
  readonly onlyThisPort?: number
  /** The server's own web pages: a preferred port, or none of them. */
  readonly ui?: { readonly preferredPort?: number }
  /** Namespaces beside `default`, for tests whose workflows have the ids of others. */
  readonly namespaces?: readonly string[]
  /** Limits of the server other than its own, for tests that must reach them. */
  readonly dynamicConfig?: Readonly<Record<string, string>>
  /** Stops the server when we are killed. */
  readonly guardian?: Guardian
}

export interface TemporalServer {
  readonly address: string
  readonly port: number
  readonly pid: number
  readonly uiUrl: string | undefined
  readonly uiPort: number | undefined
  /** Resolves when the server has ended, wanted or not. */
  readonly ended: Promise<void>
  stop(): Promise<void>
}

const GUARDIAN_ORDER = 50
const START_PATIENCE_MS = 60_000
const STOP_PATIENCE_MS = 15_000

/** Starts Temporal's development server over SQLite and resolves when it serves. Namespace `default` is there. */
export async function startTemporalServer(options: TemporalServerOptions): Promise<TemporalServer> {
  mkdirSync(dirname(options.logFile), { recursive: true })
  const port =
    options.onlyThisPort === undefined ? await freePort(options.preferredPort) : await portOnceFree(options.onlyThisPort, 30_000)
  const uiPort = options.ui === undefined ? undefined : await freePort(options.ui.preferredPort)
  const logStart = existsSync(options.logFile) ? statSync(options.logFile).size : 0
  const child = spawnServer(options, port, uiPort)
  let gone = false
  const ended = new Promise<void>((resolve) => {
    const settle = (): void => {
      gone = true
      resolve()
    }
    child.once('exit', settle)
    child.once('error', settle)
  })
  if (child.pid !== undefined) {
    options.guardian?.watch({
      name: 'temporal',
      pid: child.pid,
      signal: 'SIGINT',
      order: GUARDIAN_ORDER,
      patienceMs: STOP_PATIENCE_MS,
    })
  }
  const address = `127.0.0.1:${port}`
  if (!(await temporalServesWithin(address, START_PATIENCE_MS, () => gone))) {
    child.kill('SIGKILL')
    const problem = readFileSync(options.logFile).subarray(logStart).toString('utf8')
    throw new Error(`Temporal did not start. Its log ${options.logFile} ends with:\n${problem.slice(-2000)}`)
  }
  return {
    address,
    port,
    pid: child.pid ?? 0,
    uiUrl: uiPort === undefined ? undefined : `http://127.0.0.1:${uiPort}`,
    uiPort,
    ended,
    stop: async () => {
      child.kill('SIGINT')
      const timer = setTimeout(() => child.kill('SIGKILL'), STOP_PATIENCE_MS)
      await ended
      clearTimeout(timer)
      options.guardian?.forget('temporal')
    },
  }
}

/** Sets how long the server keeps what ended; a development server forgets after a day. */
export async function keepHistoryFor(binary: TemporalBinary, address: string, days: number): Promise<void> {
  const args = ['operator', 'namespace', 'update', '--namespace', 'default', '--retention', `${days}d`, '--address', address]
  await promisify(execFile)(binary.path, args, { timeout: 30_000, env: { PATH: process.env.PATH, HOME: process.env.HOME } })
}

function spawnServer(options: TemporalServerOptions, port: number, uiPort: number | undefined): ChildProcess {
  const args = ['server', 'start-dev', '--ip', '127.0.0.1', '--port', String(port), '--log-level', 'error']
  // Three times the throughput of the defaults; what a power cut may take from the file is rebuilt from PostgreSQL.
  args.push('--sqlite-pragma', 'journal_mode=wal', '--sqlite-pragma', 'synchronous=normal')
  args.push('--disable-config-file', '--disable-config-env')
  if (options.databaseFile !== undefined) args.push('--db-filename', options.databaseFile)
  for (const [name, value] of Object.entries(options.dynamicConfig ?? {})) args.push('--dynamic-config-value', `${name}=${value}`)
  for (const namespace of options.namespaces ?? []) args.push('--namespace', namespace)
  if (uiPort === undefined) args.push('--headless')
  else args.push('--ui-port', String(uiPort))
  const log = openSync(options.logFile, 'a', 0o600)
  try {
    // In a session of its own, so that Ctrl-C reaches us and not it, and with a file for its output, so that nobody waits on a pipe.
    const child = spawn(options.binary.path, args, {
      cwd: '/',
      detached: true,
      stdio: ['ignore', log, log],
      env: { PATH: process.env.PATH, HOME: process.env.HOME, TZ: 'UTC' },
    })
    child.unref()
    return child
  } finally {
    closeSync(log)
  }
}
