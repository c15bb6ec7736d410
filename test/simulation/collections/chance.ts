/** Numbers that look random and are the same for the same seed. */
export interface Chance {
  /** From 0 to below 1. */
  next(): number
  happens(probability: number): boolean
  /** A whole number from `low` to `high`, both included. */
  between(low: number, high: number): number
  of<Value>(values: readonly Value[]): Value
}

/** Mulberry32 by Tommy Ettinger, public domain. */
export function chance(seed: number): Chance {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const between = (low: number, high: number): number => low + Math.floor(next() * (high - low + 1))
  return {
    next,
    happens: (probability) => next() < probability,
    between,
    of: (values) => values[between(0, values.length - 1)] as (typeof values)[number],
  }
}
