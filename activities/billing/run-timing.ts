import { channel } from 'node:diagnostics_channel'

/** The parts of the work on a chunk. */
export type RunPart = 'read' | 'rate' | 'write' | 'issue'

export interface RunPartTime {
  readonly part: RunPart
  readonly milliseconds: number
}

/** Where the time of a run goes, told to whoever listens: a benchmark, the worker's metrics. Without a listener it costs nothing. */
export const RUN_TIMING = channel('penstock.bill-run.part')

/** Does a part of the work on a chunk and tells how long it took. */
export async function timed<Result>(part: RunPart, work: () => Result | Promise<Result>): Promise<Result> {
  if (!RUN_TIMING.hasSubscribers) return work()
  const started = performance.now()
  const result = await work()
  RUN_TIMING.publish({ part, milliseconds: performance.now() - started } satisfies RunPartTime)
  return result
}
