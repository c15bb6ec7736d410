import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process'
import {
  chmodSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { dirname } from 'node:path'
import { freePort, portOnceFree } from './free-port.js'
import type { Guardian } from './guardian.js'
import { findPostgresAccount, type PostgresAccount } from './postgres-account.js'
import { findPostgresBinaries, type PostgresBinaries } from './postgres-binaries.js'
import { clearLeftoverServer, readPostmasterFile } from './postgres-leftover.js'

export interface EmbeddedPostgresOptions {
  /** The cluster's own folder; made on the first start. */
  readonly clusterFolder: string
  readonly logFile: string
  /** Taken where it is free, else another is picked. */
  readonly preferredPort?: number
  /** A restart: others know the port, so no other one will do. */
  readonly onlyThisPort?: number
  /** Password of the superuser `postgres`; without one everybody on this machine is trusted (tests only). */
  readonly superuserPassword?: string
  /** `relaxed` may lose commits when the machine stops: for tests that prove nothing about crashes. */
  readonly durability?: 'full' | 'relaxed'
  readonly settings?: Readonly<Record<string, string>>
  /** Stops the server when we are killed. */
  readonly guardian?: Guardian
  readonly log?: (message: string) => void
}

export interface EmbeddedPostgres {
  readonly port: number
  readonly pid: number
  /** Under whom it runs. */
  readonly account: string
  /** Address of a database for a user; without a password where the cluster trusts. */
  connectionString(database: string, user?: string, password?: string): string
  /** Resolves when the server has ended, wanted or not. */
  readonly ended: Promise<void>
  /** Ends every session, writes everything and stops; resolves when no process is left. */
  stop(): Promise<void>
}

const GUARDIAN_ORDER = 90

const SETTINGS: Record<string, string> = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  timezone: 'UTC',
  log_timezone: 'UTC',
  max_connections: '200',
  shared_buffers: '256MB',
  work_mem: '16MB',
  maintenance_work_mem: '128MB',
  max_wal_size: '2GB',
  random_page_cost: '1.1',
  jit: 'off',
}

const RELAXED: Record<string, string> = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }

/** Starts the PostgreSQL that came with the packages, making its cluster on the first start. Resolves when it can be reached. */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const log = options.log ?? (() => {})
  const binaries = findPostgresBinaries()
  mkdirSync(dirname(options.clusterFolder), { recursive: true })
  const account = findPostgresAccount(binaries, options.clusterFolder)
  if (!existsSync(options.clusterFolder)) await makeCluster(binaries, account, options)
  await clearLeftoverServer(options.clusterFolder, log)
  const port =
    options.onlyThisPort === undefined ? await freePort(options.preferredPort) : await portOnceFree(options.onlyThisPort, 30_000)
  const child = await startServer(binaries, account, port, options)
  return serverHandle(child, port, account, options)
}

async function makeCluster(
  binaries: PostgresBinaries,
  account: PostgresAccount,
  options: EmbeddedPostgresOptions,
): Promise<void> {
  // Made beside its place and then renamed: a set-up that was interrupted leaves no half cluster behind.
  const folder = `${options.clusterFolder}.new`
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { mode: 0o700 })
  account.own(folder)
  const passwordFile = `${options.clusterFolder}.password`
  const args = ['--pgdata', folder, '--username', 'postgres', '--encoding', 'UTF8', '--no-instructions']
  if (options.durability === 'relaxed') args.push('--no-sync')
  if (options.superuserPassword === undefined) args.push('--auth', 'trust')
  else {
    writeFileSync(passwordFile, `${options.superuserPassword}\n`, { mode: 0o600 })
    account.own(passwordFile)
    args.push('--auth', 'scram-sha-256', '--pwfile', passwordFile)
  }
  try {
    let problem = ''
    for (const locale of ['C.UTF-8', 'C']) {
      const result = await runToEnd(account, binaries.initdb, [...args, '--locale', locale])
      if (result.status === 0) {
        renameSync(folder, options.clusterFolder)
        return
      }
      problem = result.output
    }
    throw new Error(`PostgreSQL's database folder ${options.clusterFolder} could not be made:\n${problem}`)
  } finally {
    rmSync(passwordFile, { force: true })
  }
}

async function startServer(
  binaries: PostgresBinaries,
  account: PostgresAccount,
  port: number,
  options: EmbeddedPostgresOptions,
): Promise<ChildProcess> {
  const settings = { ...SETTINGS, ...(options.durability === 'relaxed' ? RELAXED : {}), ...options.settings }
  const args = ['-D', options.clusterFolder, '-p', String(port)]
  for (const [name, value] of Object.entries(settings)) args.push('-c', `${name}=${value}`)
  const deadline = performance.now() + 60_000
  for (;;) {
    const logStart = existsSync(options.logFile) ? statSync(options.logFile).size : 0
    const child = spawnAs(account, binaries.postgres, args, options.logFile)
    if (child.pid !== undefined) watchOver(options.guardian, child.pid)
    if (await becomesReady(child, options.clusterFolder, deadline)) return child
    const problem = readFileSync(options.logFile).subarray(logStart).toString('utf8')
    // Sessions of a server that was killed may live on for a moment and hold its memory: then try again.
    if (problem.includes('shared memory block') && performance.now() < deadline) {
      await new Promise((resolve) => setTimeout(resolve, 250))
      continue
    }
    options.guardian?.forget('postgresql')
    child.kill('SIGQUIT')
    throw new Error(`PostgreSQL did not start. Its log ${options.logFile} ends with:\n${problem.slice(-2000)}`)
  }
}

async function becomesReady(child: ChildProcess, clusterFolder: string, deadline: number): Promise<boolean> {
  while (child.exitCode === null && child.signalCode === null && child.pid !== undefined && performance.now() < deadline) {
    const file = readPostmasterFile(clusterFolder)
    if (file !== undefined && file.pid === child.pid && file.ready) return true
    await new Promise((resolve) => setTimeout(resolve, 25))
  }
  return false
}

function serverHandle(
  child: ChildProcess,
  port: number,
  account: PostgresAccount,
  options: EmbeddedPostgresOptions,
): EmbeddedPostgres {
  const ended = new Promise<void>((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) resolve()
    else child.once('exit', () => resolve())
  })
  const hasEnded = (ms: number): Promise<boolean> =>
    Promise.race([ended.then(() => true), new Promise<boolean>((resolve) => setTimeout(() => resolve(false), ms).unref())])
  return {
    port,
    pid: child.pid ?? 0,
    account: account.name,
    ended,
    connectionString: (database, user = 'postgres', password = options.superuserPassword) => {
      const secret = password === undefined ? '' : `:${encodeURIComponent(password)}`
      return `postgres://${encodeURIComponent(user)}${secret}@127.0.0.1:${port}/${encodeURIComponent(database)}`
    },
    stop: async () => {
      // Whoever stops it waits for its end, even where nothing else keeps the process alive.
      child.ref()
      child.kill('SIGINT')
      if (!(await hasEnded(60_000))) child.kill('SIGQUIT')
      if (!(await hasEnded(10_000))) child.kill('SIGKILL')
      await ended
      options.guardian?.forget('postgresql')
    },
  }
}

function watchOver(guardian: Guardian | undefined, pid: number): void {
  guardian?.watch({ name: 'postgresql', pid, signal: 'SIGINT', order: GUARDIAN_ORDER, patienceMs: 30_000 })
}

/** In a session of its own, so that Ctrl-C reaches us and not it, and with a file for its output, so that nobody waits on a pipe. */
function spawnAs(account: PostgresAccount, program: string, args: string[], logFile: string): ChildProcess {
  const log = openSync(logFile, 'a', 0o600)
  chmodSync(logFile, 0o600)
  try {
    const command = account.command(program, args)
    const options: SpawnOptions = {
      ...command.options,
      cwd: '/',
      detached: true,
      stdio: ['ignore', log, log],
      env: cleanEnvironment(),
    }
    const child = spawn(command.program, command.args, options)
    child.on('error', () => {})
    child.unref()
    return child
  } finally {
    closeSync(log)
  }
}

function runToEnd(account: PostgresAccount, program: string, args: string[]): Promise<{ status: number; output: string }> {
  return new Promise((resolve) => {
    const command = account.command(program, args)
    const child = spawn(command.program, command.args, {
      ...command.options,
      cwd: '/',
      env: cleanEnvironment(),
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let output = ''
    child.stdout?.on('data', (part: Buffer) => {
      output += part.toString()
    })
    child.stderr?.on('data', (part: Buffer) => {
      output += part.toString()
    })
    child.on('error', (error) => resolve({ status: 1, output: error.message }))
    child.on('close', (status) => resolve({ status: status ?? 1, output }))
  })
}

/** The server gets none of our variables: `PGDATA`, `LC_ALL` and secrets of ours are not for it. */
function cleanEnvironment(): NodeJS.ProcessEnv {
  return { PATH: process.env.PATH, TZ: 'UTC', ...(process.platform === 'win32' ? { SystemRoot: process.env.SystemRoot } : {}) }
}
