import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, realpathSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { isRunning, startMarkOf, stopProcess } from './process-identity.mjs'

/** What a cluster folder's `postmaster.pid` says; its last line is written when the server can be reached. */
export interface PostmasterFile {
  readonly pid: number
  readonly port: number
  readonly ready: boolean
}

/** Reads `postmaster.pid`; undefined where there is none or it is not complete yet. */
export function readPostmasterFile(clusterFolder: string): PostmasterFile | undefined {
  const path = join(clusterFolder, 'postmaster.pid')
  if (!existsSync(path)) return undefined
  const lines = readFileSync(path, 'utf8').split('\n')
  const pid = Number(lines[0])
  if (!Number.isInteger(pid) || pid <= 0) return undefined
  return { pid, port: Number(lines[3]), ready: lines[7]?.trim() === 'ready' }
}

/**
 * Clears what an earlier server left: one of this folder that still runs is stopped in its regular way; a file whose
 * number now belongs to some other program is removed, since PostgreSQL would take that program for itself and refuse.
 */
export async function clearLeftoverServer(clusterFolder: string, log: (message: string) => void): Promise<void> {
  const file = readPostmasterFile(clusterFolder)
  if (file === undefined) return
  if (!isRunning(file.pid)) {
    log('PostgreSQL was not shut down last time; it recovers from its journal')
    // A dead process that nobody has collected yet looks alive to PostgreSQL, which would refuse to start.
    rmSync(join(clusterFolder, 'postmaster.pid'), { force: true })
    return
  }
  if (!servesFolder(file.pid, clusterFolder)) {
    log(`PostgreSQL was not shut down last time, and its number ${file.pid} belongs to another program now: stale lock removed`)
    rmSync(join(clusterFolder, 'postmaster.pid'), { force: true })
    return
  }
  log(`a PostgreSQL of an earlier start still runs (process ${file.pid}); stopping it`)
  await stopProcess(file.pid, startMarkOf(file.pid), 'SIGINT', 30_000)
}

function servesFolder(pid: number, clusterFolder: string): boolean {
  try {
    if (process.platform === 'linux') return realpathSync(`/proc/${pid}/cwd`) === realpathSync(clusterFolder)
    return execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).includes(clusterFolder)
  } catch {
    return false
  }
}
