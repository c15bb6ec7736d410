import { type ChildProcess, spawn } from 'node:child_process'
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { findTemporal } from '../../scripts/find-temporal.js'
import { freePort } from '../../scripts/free-port.js'

/** The processes of a local start that can be killed one by one. */
export const PARTS = ['postgresql', 'temporal', 'api', 'worker'] as const
export type Part = (typeof PARTS)[number]

/** One `penstock serve` of a test, with databases that lose nothing when they are killed. */
export interface LocalStart {
  readonly child: ChildProcess
  /** What it has printed so far. */
  output(): string
  /** Its exit status, null where a signal ended it. */
  readonly ended: Promise<number | null>
}

export interface CommandResult {
  readonly status: number | null
  readonly stdout: string
  readonly stderr: string
}

/** A place for local starts: folder, home and port of its own, kept from start to start. */
export interface LocalPlace {
  readonly port: number
  readonly url: string
  readonly dataFolder: string
  /** Starts `penstock serve` here, empty unless `--demo` is among the arguments. */
  start(...more: string[]): LocalStart
  /** Runs `penstock <args>` against the start here, which signs itself in. */
  penstock(...args: string[]): Promise<CommandResult>
  /** True where `/health` answers 200. */
  isHealthy(): Promise<boolean>
  /** Number and start mark of a running part. */
  part(name: Part): { readonly pid: number; readonly mark: string }
  /** Kills a part without warning; the start brings it back. */
  kill(name: Part): void
  /** Address of its database as the owner, to look at what was written. */
  ownerDatabaseUrl(): string
  /** Ends what was started last, and removes the folder. */
  close(): Promise<void>
}

const PENSTOCK = fileURLToPath(new URL('../../bin/penstock.mjs', import.meta.url))

/** Prepares a place; nothing runs yet. Needs none of the run's own servers. */
export async function localPlace(): Promise<LocalPlace> {
  const folder = mkdtempSync(join(tmpdir(), 'penstock-start-'))
  // Where we are root, another account runs PostgreSQL and must reach its folder.
  chmodSync(folder, 0o755)
  const dataFolder = join(folder, 'data')
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const temporal = await findTemporal()
  const searchPath = temporal.kind === 'binary' ? dirname(temporal.binary.path) + delimiter + process.env.PATH : process.env.PATH
  // A home of its own: neither caches nor starts of whoever runs the tests are seen.
  const environment: NodeJS.ProcessEnv = { PATH: searchPath, HOME: folder, LANG: 'C.UTF-8', DATA_DIR: dataFolder }
  let last: LocalStart | undefined
  let isDisturbed = false
  const inRun = (name: string): string => readFileSync(join(dataFolder, name), 'utf8')
  const part = (name: Part): { pid: number; mark: string } =>
    JSON.parse(inRun(`run/${name}.json`)) as { pid: number; mark: string }
  return {
    port,
    url,
    dataFolder,
    start: (...more) => {
      const demo = more.includes('--demo') ? [] : ['--no-demo']
      const rest = more.filter((each) => each !== '--demo')
      last = launch(['serve', '--data-dir', dataFolder, '--port', String(port), ...demo, ...rest], environment)
      return last
    },
    penstock: async (...args) => {
      const run = launch(args, { ...environment, PENSTOCK_URL: url })
      const status = await run.ended
      return { status, stdout: run.stdout(), stderr: run.stderr() }
    },
    isHealthy: () =>
      fetch(`${url}/health`).then(
        (response) => response.ok,
        () => false,
      ),
    part,
    kill: (name) => {
      isDisturbed = true
      process.kill(part(name).pid, 'SIGKILL')
    },
    ownerDatabaseUrl: () => {
      const ports = JSON.parse(inRun('ports.json')) as { postgresql: number }
      const secrets = JSON.parse(inRun('secrets.json')) as { superuserPassword: string }
      return `postgres://postgres:${secrets.superuserPassword}@127.0.0.1:${ports.postgresql}/penstock`
    },
    close: async () => {
      last?.child.kill('SIGTERM')
      await last?.ended
      // What nobody killed and ended all the same is a defect, whatever the test made of it: with the folder its log would go.
      if (!isDisturbed && last?.output().includes('ended unexpectedly') === true) {
        const logs = PARTS.map((name) => `${name}.log ends with:\n${inRun(`logs/${name}.log`).slice(-4_000)}`)
        console.error([last.output(), ...logs].join('\n'))
      }
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Waits until something holds, and shows what the start printed where it does not. */
export async function until(
  what: string,
  start: LocalStart,
  holds: () => boolean | Promise<boolean>,
  seconds = 180,
): Promise<void> {
  const end = performance.now() + seconds * 1000
  let hasEnded = false
  void start.ended.then(() => {
    hasEnded = true
  })
  while (!(await holds())) {
    if (hasEnded) throw new Error(`the start has ended before: ${what}\n${start.output()}`)
    if (performance.now() > end) throw new Error(`not within ${seconds} s: ${what}\n${start.output()}`)
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}

/** Waits until a start has said that everything is ready. */
export function untilReady(start: LocalStart, seconds = 180): Promise<void> {
  return until('ready', start, () => start.output().includes('Penstock is ready after'), seconds)
}

function launch(args: string[], env: NodeJS.ProcessEnv): LocalStart & { stdout(): string; stderr(): string } {
  const child = spawn(process.execPath, [PENSTOCK, ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] })
  const said = { both: '', stdout: '', stderr: '' }
  for (const name of ['stdout', 'stderr'] as const) {
    child[name].on('data', (part: Buffer) => {
      said[name] += part.toString()
      said.both += part.toString()
    })
  }
  return {
    child,
    output: () => said.both,
    stdout: () => said.stdout,
    stderr: () => said.stderr,
    ended: new Promise((resolve) => child.once('close', resolve)),
  }
}
