/**
 * Random numbers that depend on nothing but their seed: the same on every machine and in every order of asking, because each thing
 * that is invented has a stream of its own, named by what it is and its index.
 */
export class SeededRandom {
  #state: number

  constructor(seed: number, section: string, index: number) {
    let state = mix(seed ^ 0x9e37_79b9)
    for (let at = 0; at < section.length; at += 1) state = mix(state ^ Math.imul(section.charCodeAt(at) + at, 0x85eb_ca6b))
    // Indexes beyond 2^32 do not occur: a utility has a million accounts at most.
    this.#state = mix(state ^ Math.imul(index + 1, 0xc2b2_ae35))
  }

  /** A whole number from `least` to `most`, both included. */
  int(least: number, most: number): number {
    return least + Math.floor((this.#next() / 0x1_0000_0000) * (most - least + 1))
  }

  /** True in `perMille` of a thousand cases. */
  chance(perMille: number): boolean {
    return this.int(0, 999) < perMille
  }

  pick<Value>(values: readonly Value[]): Value {
    return values[this.int(0, values.length - 1)] as Value
  }

  /** Mulberry32: one addition and a few multiplications, all bits used. */
  #next(): number {
    this.#state = (this.#state + 0x6d2b_79f5) | 0
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return (mixed ^ (mixed >>> 14)) >>> 0
  }
}

function mix(value: number): number {
  let mixed = value | 0
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85eb_ca6b)
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2_ae35)
  return mixed ^ (mixed >>> 16)
}
