import type pg from 'pg'
import { showProgress } from '../../db/imports/import-store.js'

/** Once a second is often enough for people. */
const EVERY_MS = 1_000

/** Tells how far an import is, outside its transaction, so that everybody sees it while it runs. */
export class ProgressTeller {
  readonly #pool: pg.Pool
  readonly #importId: number
  #lastAt = 0
  #lastStep = ''
  #rows = 0

  constructor(pool: pg.Pool, importId: number) {
    this.#pool = pool
    this.#importId = importId
  }

  /** A new step; always told. */
  async step(state: 'validating' | 'writing', step: string, percent: number): Promise<void> {
    this.#lastAt = performance.now()
    this.#lastStep = step
    await showProgress(this.#pool, this.#importId, state, { step, percent: Math.floor(percent), rows: this.#rows })
  }

  /** More rows of a step; told when the step is new, then once a second. */
  async rows(state: 'validating' | 'writing', step: string, percent: number, rows: number): Promise<void> {
    this.#rows = rows
    if (step !== this.#lastStep || performance.now() - this.#lastAt >= EVERY_MS) await this.step(state, step, percent)
  }
}
