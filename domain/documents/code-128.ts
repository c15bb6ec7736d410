import { invariant } from '../kernel/invariant.js'

/** Code 128 (ISO/IEC 15417): widths of bar, space, bar, space, bar, space of the symbols 0 to 105, then the stop symbol. */
const PATTERNS = (
  '212222 222122 222221 121223 121322 131222 122213 122312 132212 221213 221312 231212 112232 122132 122231 113222 123122 123221 ' +
  '223211 221132 221231 213212 223112 312131 311222 321122 321221 312212 322112 322211 212123 212321 232121 111323 131123 131321 ' +
  '112313 132113 132311 211313 231113 231311 112133 112331 132131 113123 113321 133121 313121 211331 231131 213113 213311 213131 ' +
  '311123 311321 331121 312113 312311 332111 314111 221411 431111 111224 111422 121124 121421 141122 141221 112214 112412 122114 ' +
  '122411 142112 142211 241211 221114 413111 241112 134111 111242 121142 121241 114212 124112 124211 411212 421112 421211 212141 ' +
  '214121 412121 111143 111341 131141 114113 114311 411113 411311 113141 114131 311141 411131 211412 211214 211232 2331112'
).split(' ')

const START_B = 104
const START_C = 105
const TO_C = 99
const TO_B = 100
const STOP = 106

/** The symbol values of a text, check symbol and stop included. Runs of four and more digits are packed two to a symbol. */
export function code128Symbols(text: string): number[] {
  invariant(/^[ -~]+$/.test(text), 'Code 128 set B carries printable ASCII only', { text })
  const symbols: number[] = []
  let set: 'B' | 'C' | undefined
  for (const part of text.match(/(?:\d\d){2,}|[^]/g) ?? []) {
    const packed = part.length > 1
    const wanted = packed ? 'C' : 'B'
    if (set !== wanted) {
      symbols.push(set === undefined ? (packed ? START_C : START_B) : packed ? TO_C : TO_B)
      set = wanted
    }
    if (packed) for (let at = 0; at < part.length; at += 2) symbols.push(Number(part.slice(at, at + 2)))
    else symbols.push(part.charCodeAt(0) - 32)
  }
  const check = symbols.reduce((total, symbol, index) => total + symbol * Math.max(index, 1), 0) % 103
  return [...symbols, check, STOP]
}

export interface Barcode {
  /** Width of the whole symbol in modules, without the quiet zones (10 modules each side) the caller leaves. */
  readonly modules: number
  /** Dark bars: first module and width in modules. */
  readonly bars: readonly { readonly at: number; readonly width: number }[]
}

/** The bars of a text in Code 128. */
export function code128(text: string): Barcode {
  const bars: { at: number; width: number }[] = []
  let at = 0
  for (const symbol of code128Symbols(text)) {
    for (const [index, digit] of [...(PATTERNS[symbol] ?? '')].entries()) {
      const width = Number(digit)
      if (index % 2 === 0) bars.push({ at, width })
      at += width
    }
  }
  return { modules: at, bars }
}
