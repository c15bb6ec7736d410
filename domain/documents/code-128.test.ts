import { describe, expect, it } from 'vitest'
import { code128, code128Symbols } from './code-128.js'

describe('Code 128', () => {
  it.each([
    // Start B, P J J 1 2 3 C: the worked example of the standard's set A, with set B's start.
    ['PJJ123C', [104, 48, 42, 42, 17, 18, 19, 35, 55, 106]],
    ['1234', [105, 12, 34, 82, 106]],
    ['A1234B', [104, 33, 99, 12, 34, 100, 34, 78, 106]],
    ['A123', [104, 33, 17, 18, 19, 95, 106]],
  ])('%s', (text, symbols) => expect(code128Symbols(text)).toEqual(symbols))

  it('odd digits of a run stand alone in set B', () => {
    expect(code128Symbols('12345').slice(0, 5)).toEqual([105, 12, 34, 100, 21])
  })

  it('every symbol is 11 modules of three bars with an even number of dark ones, the stop 13', () => {
    for (const text of ['A000004<202609000004<27133<7', '!"#$%&\'()*+,-./:;<=>?@[]^_`{|}~ abcxyz', '0001020304959697989900']) {
      const { modules, bars } = code128(text)
      expect(modules).toBe((code128Symbols(text).length - 1) * 11 + 13)
      expect(bars).toHaveLength((code128Symbols(text).length - 1) * 3 + 4)
      expect(bars.reduce((total, bar) => total + bar.width, 0) % 2).toBe(0)
      expect(bars.at(-1)).toEqual({ at: modules - 2, width: 2 })
    }
  })

  it('all symbols differ', () => {
    const patterns = new Set<string>()
    for (let pair = 0; pair < 100; pair++) {
      const symbol = code128(String(pair).padStart(2, '0').repeat(2)).bars.slice(3, 6)
      patterns.add(symbol.map((bar) => `${bar.at - 11}.${bar.width}`).join(' '))
    }
    expect(patterns.size).toBe(100)
  })
})
