import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

/**
 * What tells a process from a later one that was given the same number: when it started, as the system states it.
 * Undefined where no such process runs; one that ended and was not collected yet counts as gone.
 */
export function startMarkOf(pid) {
  if (!Number.isInteger(pid) || pid <= 0) return undefined
  return process.platform === 'linux' ? linuxMark(pid) : portableMark(pid)
}

/** True while exactly the process with this start mark runs. */
export function isRunning(pid, mark) {
  const current = startMarkOf(pid)
  return current !== undefined && (mark === undefined || mark === current)
}

/**
 * Sends the signal to that very process and waits until it is gone; after `patienceMs` it is killed.
 * Returns how it went: it was gone already, it stopped, or it had to be killed.
 */
export async function stopProcess(pid, mark, signal, patienceMs) {
  if (!isRunning(pid, mark)) return 'gone'
  send(pid, signal)
  if (await goneWithin(pid, mark, patienceMs)) return 'stopped'
  send(pid, 'SIGKILL')
  await goneWithin(pid, mark, 10_000)
  return 'killed'
}

/** Waits until the process is gone; false where it still runs after `patienceMs`. */
export async function goneWithin(pid, mark, patienceMs) {
  const end = performance.now() + patienceMs
  for (;;) {
    if (!isRunning(pid, mark)) return true
    if (performance.now() >= end) return false
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

/** The number of a process's parent; undefined where there is no such process. */
export function parentOf(pid) {
  try {
    if (process.platform === 'linux') {
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
      return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1])
    }
    if (process.platform === 'win32') return undefined
    return Number(execFileSync('ps', ['-o', 'ppid=', '-p', String(pid)], { encoding: 'utf8' }).trim())
  } catch {
    return undefined
  }
}

function send(pid, signal) {
  try {
    process.kill(pid, signal)
  } catch {
    // It ended between the look and the signal.
  }
}

let bootId
function linuxMark(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // The name in brackets may hold blanks and brackets: count from the last one. Field 3 is the state, field 22 the start.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    if (fields[0] === 'Z' || fields[0] === 'X') return undefined
    bootId ??= readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()
    return `${bootId}:${fields[19]}`
  } catch {
    return undefined
  }
}

function portableMark(pid) {
  try {
    process.kill(pid, 0)
  } catch (error) {
    if (error.code !== 'EPERM') return undefined
  }
  if (process.platform === 'win32') return 'unknown'
  try {
    const text = execFileSync('ps', ['-o', 'state=,lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim()
    return text === '' || text.startsWith('Z') ? undefined : text.replace(/^\S+\s+/, '')
  } catch {
    return undefined
  }
}
