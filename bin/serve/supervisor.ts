import { setTimeout as sleep } from 'node:timers/promises'
import type { Guardian } from '../../scripts/guardian.js'
import type { RunRecords } from './run-records.js'

/** A process that runs now. */
export interface Running {
  readonly pid: number
  /** Resolves when it has ended, wanted or not. */
  readonly ended: Promise<void>
  stop(): Promise<void>
}

/** A process to keep running: PostgreSQL, Temporal, the API, the worker. */
export interface Service<Started extends Running = Running> {
  readonly name: string
  /** How it is called in messages. */
  readonly title: string
  /** Starts it and resolves when it can be used. `again` is true after it died. */
  start(again: boolean): Promise<Started>
  /** How it is asked to stop, and its place when everything stops (lowest first). */
  readonly signal: NodeJS.Signals
  readonly order: number
  readonly patienceMs: number
}

const FIRST_PAUSE_MS = 250
const LONGEST_PAUSE_MS = 10_000
/** What runs this long has recovered: the next death starts with the short pause again. */
const RECOVERED_MS = 60_000

/** Thrown by a start that was overtaken by the order to stop. */
export class StoppedMeanwhile extends Error {
  override readonly name = 'StoppedMeanwhile'
  constructor(title: string) {
    super(`${title} was not started: everything stops`)
  }
}

/** Keeps services running: one that dies is started again, with longer pauses while it keeps dying, and each time it is said. */
export class Supervisor {
  readonly #running = new Map<string, { service: Service; current: Running | undefined; loop: Promise<void> }>()
  readonly #records: RunRecords
  readonly #guardian: Guardian
  readonly #say: (line: string) => void
  readonly #starting = new Set<Promise<unknown>>()
  #stopping = false
  readonly #stopSignal = new AbortController()

  constructor(records: RunRecords, guardian: Guardian, say: (line: string) => void) {
    this.#records = records
    this.#guardian = guardian
    this.#say = say
  }

  /** Starts a service for the first time; a failure here is the caller's. From then on it is kept running. */
  start<Started extends Running>(service: Service<Started>): Promise<Started> {
    const started = this.#startFirst(service)
    this.#starting.add(started)
    const forget = (): void => void this.#starting.delete(started)
    started.then(forget, forget)
    return started
  }

  async #startFirst<Started extends Running>(service: Service<Started>): Promise<Started> {
    if (this.#stopping) throw new StoppedMeanwhile(service.title)
    const first = await service.start(false)
    if (this.#stopping) {
      await first.stop()
      throw new StoppedMeanwhile(service.title)
    }
    this.#note(service, first)
    const entry = { service, current: first as Running | undefined, loop: Promise.resolve() }
    this.#running.set(service.name, entry)
    entry.loop = this.#keepRunning(entry)
    return first
  }

  /** Stops everything in order, the ones that serve people first and the database last. */
  async stopAll(): Promise<void> {
    this.#stopping = true
    this.#stopSignal.abort()
    // What is just being started stops by itself; only then is the list complete.
    await Promise.allSettled(this.#starting)
    const entries = [...this.#running.values()].sort((left, right) => left.service.order - right.service.order)
    for (const entry of entries) {
      await entry.current?.stop()
      await entry.loop
      // A restart that was under way has come up in the meantime.
      await entry.current?.stop()
      this.#guardian.forget(entry.service.name)
      this.#records.forget(entry.service.name)
    }
    this.#running.clear()
  }

  async #keepRunning(entry: { service: Service; current: Running | undefined }): Promise<void> {
    let pause = FIRST_PAUSE_MS
    while (entry.current !== undefined) {
      const since = performance.now()
      await entry.current.ended
      entry.current = undefined
      if (this.#stopping) return
      if (performance.now() - since > RECOVERED_MS) pause = FIRST_PAUSE_MS
      this.#say(`${entry.service.title} ended unexpectedly; starting it again`)
      while (entry.current === undefined) {
        await this.#sleep(pause)
        pause = Math.min(pause * 2, LONGEST_PAUSE_MS)
        if (this.#stopping) return
        entry.current = await this.#startAgain(entry.service)
        if (this.#stopping) return
      }
    }
  }

  async #startAgain(service: Service): Promise<Running | undefined> {
    const begun = performance.now()
    try {
      const running = await service.start(true)
      this.#note(service, running)
      this.#say(`${service.title} is back after ${((performance.now() - begun) / 1000).toFixed(1)} s`)
      return running
    } catch (error) {
      this.#say(`${service.title} did not start: ${(error as Error).message}`)
      return undefined
    }
  }

  #note(service: Service, running: Running): void {
    this.#records.note(service.name, running.pid, service.signal, service.order)
    this.#guardian.watch({
      name: service.name,
      pid: running.pid,
      signal: service.signal,
      order: service.order,
      patienceMs: service.patienceMs,
    })
  }

  /** A pause that the order to stop cuts short. */
  async #sleep(ms: number): Promise<void> {
    await sleep(ms, undefined, { signal: this.#stopSignal.signal }).catch(() => {})
  }
}
