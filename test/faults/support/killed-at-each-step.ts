import type { CommitWatch } from './crash-proxy.js'
import type { OwnSystem } from './own-system.js'
import type { Question } from './pg-question.js'

/** A blow: the steps that the worker was about to commit in one transaction, or had just committed. */
export interface Blow {
  readonly steps: readonly string[]
  readonly moment: Parameters<CommitWatch>[0]
}

/**
 * Kills the worker with SIGKILL at every kind of step that it has not yet been killed at, once before PostgreSQL has the commit and once
 * after it, and starts it again each time. Returns the blows so far; throws from `alive` what a restart threw.
 */
export function killAtEachStep(system: OwnSystem): { readonly blows: Blow[]; alive(): Promise<void> } {
  const blows: Blow[] = []
  const struck = new Set<string>()
  let restarting: Promise<void> = Promise.resolve()
  let isDead = false
  system.proxies.worker.onCommits((moment, transaction) => {
    if (isDead) return 'cut'
    const steps = stepsOf(transaction)
    if (steps.every((step) => struck.has(`${step} ${moment}`))) return 'pass'
    for (const step of steps) struck.add(`${step} ${moment}`)
    blows.push({ steps, moment })
    isDead = true
    system.kill('worker')
    restarting = system.restart('worker').then(() => {
      isDead = false
    })
    // Whoever waits for the worker hears of it; until then it is no stray failure.
    restarting.catch(() => undefined)
    return 'cut'
  })
  return { blows, alive: () => restarting }
}

/** Parts of a day's work that write no step of a process: the table in which each says how far it came. */
const ROUNDS = ['late_fee_sweeps', 'deposit_sweeps', 'write_off_sweeps', 'policy_simulations'] as const

/** The steps that a transaction takes: of processes by kind and key, of rounds by table. */
function stepsOf(transaction: readonly Question[]): string[] {
  return transaction.flatMap(({ statement, parameters }) => {
    if (statement.startsWith('insert into process_steps')) return stepOf(statement, parameters)
    const round = ROUNDS.find((table) => statement.startsWith(`update ${table} `))
    return round === undefined ? [] : [round]
  })
}

/** Either one step of one process, or the first step of many that begin together. */
function stepOf(statement: string, parameters: Question['parameters']): string[] {
  const isOne = statement.includes(' values ')
  const [processId, key, name] = isOne ? parameters : [begun(parameters), parameters[0], '']
  return [nameOfStep(processId ?? '', key ?? '', name ?? '')]
}

/** A kind of step, from the id of its process, its key and its name. */
export function nameOfStep(processId: string, key: string, name: string): string {
  const act = key.split('/')[0] ?? ''
  // Logs and events count up: what they are about says the step.
  return `${processId.split('/')[0]} ${act === 'log' || act === 'event' ? name : act}`
}

/** The kind of the processes in an array of their ids. */
function begun(parameters: Question['parameters']): string {
  return /^\{"?([^"/,}]+)/.exec(parameters[3] ?? '')?.[1] ?? ''
}
