/** Long work as the top bar shows it: a bill run, an import, another process. */
export interface RunningWorkItem {
  readonly id: string
  readonly title: string
  readonly state: string
  /** In words: "Computing", "Waiting for review". */
  readonly step: string
  /** Advances by itself, as opposed to waiting for a person or a date. */
  readonly isMoving: boolean
  readonly done: number | null
  readonly total: number | null
  readonly noun: string | null
  /** Page of the console. */
  readonly path: string
  readonly startedAt: string
}
