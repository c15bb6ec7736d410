import { randomUUID } from 'node:crypto'
import { isRunning, startMarkOf } from '../../../scripts/process-identity.mjs'
import type { CrashPoint } from './crash-proxy.js'
import { type ObservedRun, observeRun, untilRunIs } from './observed-run.js'
import { ONE_CYCLE } from './one-cycle.js'
import type { OwnSystem } from './own-system.js'

const NOT_REACHED_MS = 60_000

/** The moment of a fault, as the database had it right after. */
export interface Fault {
  readonly run: ObservedRun
}

/** Opens the run of the one cycle over HTTP. */
export async function startRun(system: OwnSystem, key: string = randomUUID()): Promise<number> {
  const { billCycle, readDate } = ONE_CYCLE
  const answer = await system.client.call<{ runId: number }>('/bill-runs', { method: 'POST', key, body: { billCycle, readDate } })
  return answer.runId
}

export async function approveRun(system: OwnSystem, runId: number, key: string = randomUUID()): Promise<void> {
  await system.client.call(`/bill-runs/${runId}/approve`, { method: 'POST', key, body: { reason: 'looked at' } })
}

/** Moves the business date beyond the window, whereupon the run closes itself. */
export async function endWindow(system: OwnSystem): Promise<ObservedRun> {
  await system.client.call('/clock/advance', { method: 'POST', body: { to: ONE_CYCLE.afterWindow } })
  return untilRunIs(system.pool, 'closed')
}

/** Brings the sandbox to the day of the read. */
export async function reachReadDay(system: OwnSystem): Promise<void> {
  await system.client.call('/clock/advance', { method: 'POST', body: { to: ONE_CYCLE.readDate } })
}

/** From review to the end, with nothing happening to it. */
export async function approveAndEnd(system: OwnSystem): Promise<ObservedRun> {
  const { runId } = await untilRunIs(system.pool, 'review')
  await approveRun(system, runId)
  await untilRunIs(system.pool, 'open')
  return endWindow(system)
}

/**
 * Waits until the worker's conversation with PostgreSQL reaches the point and kills its victim in that very moment. `victim` does the
 * killing, synchronously where it is the worker itself, which must not send another byte.
 */
export async function strikeAt(system: OwnSystem, point: CrashPoint, victim: () => void, isCut = true): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new Error(`the fault was never seen: ${JSON.stringify({ ...point, statement: String(point.statement) })}`)),
      NOT_REACHED_MS,
    )
  })
  const struck = system.proxies.worker.at(point, () => {
    victim()
    return isCut ? 'cut' : 'pass'
  })
  await Promise.race([struck, late])
  clearTimeout(timer)
}

/** Asserts in words: the fault came in the middle of computing, or of issuing, and something was done and something left. */
export function isMidway(run: ObservedRun | undefined, what: 'computing' | 'issuing'): boolean {
  if (run === undefined || run.state !== what) return false
  return what === 'computing' ? run.pending > 0 && run.pending < run.accounts : run.drafts > 0 && run.issued > 0
}

/** The run as it stands; throws where there is none. */
export async function seenRun(system: OwnSystem): Promise<ObservedRun> {
  const run = await observeRun(system.pool)
  if (run === undefined) throw new Error('there is no run')
  return run
}

/** Whether the same processes still run: what was not the victim must have lived on. */
export function survivors(system: OwnSystem): () => Record<'api' | 'worker', boolean> {
  const marks = (['api', 'worker'] as const).map((part) => [part, system.pid(part), startMarkOf(system.pid(part))] as const)
  return () =>
    Object.fromEntries(marks.map(([part, pid, mark]) => [part, system.pid(part) === pid && isRunning(pid, mark)])) as Record<
      'api' | 'worker',
      boolean
    >
}
