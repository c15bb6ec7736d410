import { execFile, spawn } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { promisify } from 'node:util'
import { isRunning, startMarkOf } from './process-identity.mjs'
import { temporalIn } from './temporal-binary.js'

/** The last release of the command-line tool whose module `go install` accepts; it carries server 1.29.1. */
export const TEMPORAL_CLI_VERSION = 'v1.5.1'
const MODULE = `github.com/temporalio/cli/cmd/temporal@${TEMPORAL_CLI_VERSION}`
/** Packages that `go install -v` names for this module, for a share of the work done; only the display rests on it. */
const PACKAGES_IN_ALL = 1300
const SECONDS_BETWEEN_LINES = 15

/** Version of the Go toolchain, or undefined where there is none. */
export function goVersion(env: NodeJS.ProcessEnv): Promise<string | undefined> {
  return askGo('GOVERSION', env)
}

/** Go's own folder for installed programs. */
export async function goProgramFolder(env: NodeJS.ProcessEnv): Promise<string | undefined> {
  const folder = await askGo('GOPATH', env)
  return folder === undefined ? undefined : join(folder, 'bin')
}

async function askGo(name: string, env: NodeJS.ProcessEnv): Promise<string | undefined> {
  try {
    const { stdout } = await promisify(execFile)('go', ['env', name], { timeout: 30_000, env, cwd: '/' })
    return stdout.trim() === '' ? undefined : stdout.trim()
  } catch {
    return undefined
  }
}

/**
 * Builds Temporal from its Go module into `folder` and returns the program's path; some minutes on two cores, said while
 * it goes. Two starts at once build once: the second waits for the first.
 */
export async function buildTemporal(
  folder: string,
  log: (message: string) => void,
  env: NodeJS.ProcessEnv = process.env,
): Promise<string> {
  mkdirSync(folder, { recursive: true })
  const target = temporalIn(folder)
  const lock = join(folder, 'build.lock')
  await takeLock(lock, log)
  const workFolder = join(folder, 'building')
  try {
    if (existsSync(target)) return target
    log(`building Temporal ${TEMPORAL_CLI_VERSION} with Go; this takes some minutes, once`)
    rmSync(workFolder, { recursive: true, force: true })
    await runGoInstall(workFolder, log, env)
    renameSync(temporalIn(workFolder), target)
    return target
  } finally {
    rmSync(workFolder, { recursive: true, force: true })
    rmSync(lock, { force: true })
  }
}

async function takeLock(lock: string, log: (message: string) => void): Promise<void> {
  const own = JSON.stringify({ pid: process.pid, mark: startMarkOf(process.pid) })
  for (let said = false; ; ) {
    try {
      writeFileSync(lock, own, { flag: 'wx' })
      return
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    }
    const holder = holderOf(lock)
    if (holder !== undefined && !isRunning(holder.pid, holder.mark)) rmSync(lock, { force: true })
    else {
      if (!said) log('another start is building Temporal; waiting for it')
      said = true
      await new Promise((resolve) => setTimeout(resolve, 500))
    }
  }
}

function holderOf(lock: string): { pid: number; mark?: string } | undefined {
  try {
    return JSON.parse(readFileSync(lock, 'utf8')) as { pid: number; mark?: string }
  } catch {
    return undefined
  }
}

function runGoInstall(binFolder: string, log: (message: string) => void, givenEnv: NodeJS.ProcessEnv): Promise<void> {
  return new Promise((resolve, reject) => {
    const started = performance.now()
    const env = { ...givenEnv, CGO_ENABLED: '0', GOBIN: binFolder }
    const child = spawn('go', ['install', '-v', '-trimpath', '-ldflags=-s -w', MODULE], {
      env,
      stdio: ['ignore', 'ignore', 'pipe'],
    })
    let packages = 0
    let lastLines: string[] = []
    const seconds = (): number => Math.round((performance.now() - started) / 1000)
    const timer = setInterval(() => {
      const share =
        packages === 0 ? 'downloading modules' : `${Math.min(99, Math.round((100 * packages) / PACKAGES_IN_ALL))} % compiled`
      log(`building Temporal: ${share}, ${seconds()} s`)
    }, SECONDS_BETWEEN_LINES * 1000)
    createInterface({ input: child.stderr }).on('line', (line) => {
      if (!line.startsWith('go: ')) packages += 1
      lastLines = [...lastLines.slice(-19), line]
    })
    const stopWithUs = (): void => void child.kill('SIGTERM')
    process.once('exit', stopWithUs)
    const settle = (): void => {
      clearInterval(timer)
      process.off('exit', stopWithUs)
    }
    child.on('error', (error) => {
      settle()
      reject(error)
    })
    child.on('close', (status) => {
      settle()
      if (status === 0) {
        log(`Temporal built in ${seconds()} s (${packages} packages)`)
        resolve()
      } else reject(new Error(`go install ${MODULE} ended with status ${status}:\n${lastLines.join('\n')}`))
    })
  })
}
