import { describe, expect, it } from 'vitest'
import { checkDigit, readScanLine, scanLine } from './scan-line.js'

describe('the check digit', () => {
  // ICAO 9303 part 3: the examples of section 4.9 and of the specimen passport.
  it.each([
    ['520727', '3'],
    ['AB2134<<<', '5'],
    ['L898902C3', '6'],
    ['740812', '2'],
    ['120415', '9'],
  ])('of %s is %s', (text, digit) => expect(checkDigit(text)).toBe(digit))
})

describe('a scan line', () => {
  it.each([
    ['A000001', '2026-09-000001', '221.06', 'USD', 'A000001<202609000001<22106<0'],
    ['a-17', 'b/9', '0.05', 'USD', 'A17<B9<5<'],
    ['A1', 'B1', '-12.00', 'USD', 'A1<B1<0<'],
    ['A1', 'B1', '999', 'JPY', 'A1<B1<999<'],
  ])('of %s, %s, %s %s', (account, bill, due, currency, line) => {
    expect(scanLine(account, bill, due, currency)).toContain(line)
  })

  it('reads back what it says', () => {
    const read = readScanLine(` ${scanLine('A000025', '2026-09-000025', '9908.59', 'USD')} `)
    expect(read).toEqual({ ok: true, value: { accountId: 'A000025', billNumber: '202609000025', amountMinor: '990859' } })
  })

  it('is refused when a digit was misread', () => {
    const line = scanLine('A000025', '2026-09-000025', '9908.59', 'USD')
    for (let at = 0; at < line.length - 1; at++) {
      const char = line.charAt(at)
      if (!/\d/.test(char)) continue
      const wrong = line.slice(0, at) + ((Number(char) + 1) % 10) + line.slice(at + 1)
      expect(readScanLine(wrong)).toMatchObject({ ok: false, refusal: { code: 'SCAN_LINE_CHECK_DIGIT' } })
    }
  })

  it.each(['', 'A000025', 'A000025<B<12', 'A000025<B<12<3<4', 'A 25<B<12<3'])('"%s" is no scan line', (text) => {
    expect(readScanLine(text)).toMatchObject({ ok: false, refusal: { code: 'SCAN_LINE_FORM' } })
  })
})
