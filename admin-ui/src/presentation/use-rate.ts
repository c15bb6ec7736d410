import { useRef } from 'react'

export interface Sample {
  readonly done: number
  /** Milliseconds. */
  readonly at: number
}

const SAMPLES_MAX = 6

/** The samples with a new one; samples of an earlier round (something was taken back) are dropped. */
export function withSample(samples: readonly Sample[], sample: Sample): readonly Sample[] {
  const last = samples.at(-1)
  if (last !== undefined && sample.at <= last.at) return samples
  return last !== undefined && sample.done < last.done ? [sample] : [...samples, sample].slice(-SAMPLES_MAX)
}

/** Per second over the samples; 0 where they say nothing. */
export function rateOf(samples: readonly Sample[]): number {
  const [first, last] = [samples[0], samples.at(-1)]
  if (first === undefined || last === undefined || last.at === first.at) return 0
  return ((last.done - first.done) * 1000) / (last.at - first.at)
}

/** How fast something moves, from what successive answers said; `at` is when the answer came. */
export function useRate(done: number, at: number): number {
  const samples = useRef<readonly Sample[]>([])
  samples.current = withSample(samples.current, { done, at })
  return rateOf(samples.current)
}

/** For how long nothing moved, in milliseconds. */
export function useStandstill(done: number, at: number): number {
  const moved = useRef({ done, at })
  if (moved.current.done !== done) moved.current = { done, at }
  return at - moved.current.at
}
