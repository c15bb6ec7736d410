import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync, existsSync, openSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { installationFolder } from '../installation.js'
import type { OpenMessage, ReadyMessage } from '../lifeline.js'
import type { Running } from './supervisor.js'

const START_PATIENCE_MS = 60_000

export interface OwnProcess extends Running {
  /** Tells it that everything else is ready too. */
  open(): void
}

/**
 * Starts `penstock <command>` as a process of its own and resolves when it says that it is ready. A channel ties it to us:
 * it ends when we do, however we end.
 */
export async function startOwnProcess(
  command: string,
  environment: NodeJS.ProcessEnv,
  logFile: string,
  stopPatienceMs: number,
): Promise<OwnProcess> {
  const logStart = existsSync(logFile) ? statSync(logFile).size : 0
  const child = spawnLogged([join(installationFolder(), 'bin', 'penstock.mjs'), command], environment, logFile)
  const ended = new Promise<void>((resolve) => {
    child.once('exit', () => resolve())
    child.once('error', () => resolve())
  })
  const isReady = await readiness(child, ended)
  if (!isReady) {
    child.kill('SIGKILL')
    await ended
    const problem = readFileSync(logFile).subarray(logStart).toString('utf8').trim()
    throw new Error(`penstock ${command} did not start. Its log ${logFile} ends with:\n${problem.slice(-2000)}`)
  }
  return {
    pid: child.pid ?? 0,
    ended,
    open: () => {
      if (child.connected) child.send({ kind: 'open' } satisfies OpenMessage)
    },
    stop: async () => {
      child.kill('SIGTERM')
      const timer = setTimeout(() => child.kill('SIGKILL'), stopPatienceMs)
      await ended
      clearTimeout(timer)
    },
  }
}

function spawnLogged(args: string[], environment: NodeJS.ProcessEnv, logFile: string): ChildProcess {
  const log = openSync(logFile, 'a', 0o600)
  try {
    // In a session of its own: Ctrl-C at the terminal reaches us, and we stop the processes in their order.
    return spawn(process.execPath, args, {
      env: { ...environment, TZ: 'UTC' },
      detached: true,
      stdio: ['ignore', log, log, 'ipc'],
    })
  } finally {
    closeSync(log)
  }
}

async function readiness(child: ChildProcess, ended: Promise<void>): Promise<boolean> {
  const ready = new Promise<boolean>((resolve) => {
    child.on('message', (message) => {
      if ((message as ReadyMessage).kind === 'ready') resolve(true)
    })
  })
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), START_PATIENCE_MS)
  })
  const result = await Promise.race([ready, ended.then(() => false), late])
  clearTimeout(timer)
  return result
}
