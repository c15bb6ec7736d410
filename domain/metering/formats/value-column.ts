const POINT = 46
const COMMA = 44
const MINUS = 45
const ZERO = 48
const DIGITS_MAX = 15
const SCALE_MAX = 12

/** Why a text is no value. */
export type ValueProblem = 'VALUE_FORM' | 'VALUE_TOO_LONG'

/**
 * Values of one unit as whole numbers of a common smallest part: sums are exact, and no decimal is made before the end. The scale grows
 * with the longest fraction met. `shift` moves the point: Wh read as kWh have shift 3.
 */
export class ValueColumn {
  readonly values: (number | null)[] = []
  #scale = 0
  #most = 0
  readonly #shift: number
  readonly #point: number

  constructor(shift = 0, decimalSign: '.' | ',' = '.') {
    this.#shift = shift
    this.#point = decimalSign === ',' ? COMMA : POINT
  }

  /** Decimals of the values as they are kept, never below 0. */
  get scale(): number {
    return Math.max(0, this.#scale + this.#shift)
  }

  /** Adds a plain decimal text (`-12.50`, `.5`); says why it is none. */
  add(text: string): ValueProblem | undefined {
    let digits = 0
    let scale = -1
    let value = 0
    let at = 0
    const isNegative = text.charCodeAt(0) === MINUS
    if (isNegative) at = 1
    for (; at < text.length; at += 1) {
      const code = text.charCodeAt(at)
      if (code === this.#point && scale < 0) {
        scale = 0
        continue
      }
      const digit = code - ZERO
      if (!(digit >= 0 && digit <= 9)) return 'VALUE_FORM'
      value = value * 10 + digit
      if (value > 0) digits += 1
      if (scale >= 0) scale += 1
    }
    if (at === (isNegative ? 1 : 0) || (scale >= 0 && text.length === (isNegative ? 2 : 1))) return 'VALUE_FORM'
    if (digits > DIGITS_MAX || scale > SCALE_MAX) return 'VALUE_TOO_LONG'
    return this.#take(isNegative ? -value : value, Math.max(scale, 0))
  }

  addMissing(): void {
    this.values.push(null)
  }

  /** The values as they are to be kept: a shift to the left is carried out here. */
  taken(): (number | null)[] {
    const left = -(this.#scale + this.#shift)
    if (left <= 0) return this.values
    const factor = 10 ** left
    return this.values.map((value) => (value === null ? null : value * factor))
  }

  #take(value: number, scale: number): ValueProblem | undefined {
    const common = Math.max(scale, this.#scale)
    const kept = value * 10 ** (common - scale)
    const most = Math.max(Math.abs(kept), this.#most * 10 ** (common - this.#scale))
    // What is handed over must be exact as well, after a shift to the left.
    if (most * 10 ** Math.max(0, -(common + this.#shift)) > Number.MAX_SAFE_INTEGER) return 'VALUE_TOO_LONG'
    if (common > this.#scale) {
      const factor = 10 ** (common - this.#scale)
      for (let index = 0; index < this.values.length; index += 1) {
        const before = this.values[index]
        if (before != null) this.values[index] = before * factor
      }
      this.#scale = common
    }
    this.#most = most
    // A zero with a sign would come out as "-0".
    this.values.push(kept === 0 ? 0 : kept)
    return undefined
  }
}
