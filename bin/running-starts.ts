import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { isRunning, startMarkOf } from '../scripts/process-identity.mjs'

/** A local start of this user, wherever it keeps its data: how commands find it. */
export interface RunningStart {
  readonly url: string
  readonly dataFolder: string
  readonly pid: number
  readonly mark: string | undefined
}

/** Tells this user's commands of a start, until `withdrawStart` or the death of this process. */
export function announceStart(userFolder: string, url: string, dataFolder: string): void {
  const start: RunningStart = { url, dataFolder, pid: process.pid, mark: startMarkOf(process.pid) }
  try {
    mkdirSync(folderIn(userFolder), { recursive: true, mode: 0o700 })
    writeFileSync(fileOf(userFolder, process.pid), JSON.stringify(start), { mode: 0o600 })
  } catch {
    // A user without a home of his own: commands find the start through its data folder alone.
  }
}

export function withdrawStart(userFolder: string): void {
  rmSync(fileOf(userFolder, process.pid), { force: true })
}

/** The starts of this user that run now; what the dead left is cleared away. */
export function runningStarts(userFolder: string): RunningStart[] {
  if (!existsSync(folderIn(userFolder))) return []
  return readdirSync(folderIn(userFolder)).flatMap((name) => {
    const path = join(folderIn(userFolder), name)
    try {
      const start = JSON.parse(readFileSync(path, 'utf8')) as RunningStart
      if (isRunning(start.pid, start.mark)) return [start]
    } catch {
      // Cut short while it was written: the next look finds it whole, or its writer dead.
      return []
    }
    rmSync(path, { force: true })
    return []
  })
}

function folderIn(userFolder: string): string {
  return join(userFolder, 'running')
}

function fileOf(userFolder: string, pid: number): string {
  return join(folderIn(userFolder), `${pid}.json`)
}
