import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decimal } from '../kernel/decimal.js'
import { countOf, daysToMint, heldOf, mintOf, serialText, stillToRetire, takeFirst } from './certificates.js'

describe('one certificate for each whole MWh', () => {
  test.each<[string, string, string, number, ReturnType<typeof mintOf>]>([
    ['2,400 kWh', '2400', '0', 1, { certificates: 2, firstSerial: 1, lastSerial: 2, carriedOutKwh: '400' }],
    ['what was carried counts', '2600.5', '400', 3, { certificates: 3, firstSerial: 3, lastSerial: 5, carriedOutKwh: '0.5' }],
    ['just a MWh', '1000', '0', 1, { certificates: 1, firstSerial: 1, lastSerial: 1, carriedOutKwh: '0' }],
    ['less than one', '999.999', '0', 7, { certificates: 0, firstSerial: null, lastSerial: null, carriedOutKwh: '999.999' }],
    [
      'a month without sun',
      '0',
      '999.999',
      7,
      { certificates: 0, firstSerial: null, lastSerial: null, carriedOutKwh: '999.999' },
    ],
  ])('%s', (_name, generated, carried, next, expected) => expect(mintOf(decimal(generated), carried, next)).toEqual(expected))

  test('over any months certificates and the last rest are all that was generated', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 9_999_999 }), { minLength: 1, maxLength: 24 }), (wh) => {
        let [carried, serial] = ['0', 0]
        for (const each of wh) {
          const minted = mintOf(decimal(each).div(1000), carried, serial + 1)
          carried = minted.carriedOutKwh
          serial += minted.certificates
        }
        const all = decimal(wh.reduce((sum, each) => sum + each, 0)).div(1000)
        expect(decimal(serial).times(1000).plus(carried).eq(all)).toBe(true)
      }),
    )
  })
})

describe('months are minted in their order, when they are over', () => {
  const generator = { beganOn: '2026-03-10', endedOn: '2026-09-20' }
  test.each<[string, string | null, string, string]>([
    ['2026-03', null, '2026-04-01', '2026-03-10 2026-03-31'],
    ['2026-04', '2026-03', '2026-05-01', '2026-04-01 2026-04-30'],
    ['2026-09', '2026-08', '2026-10-01', '2026-09-01 2026-09-20'],
    ['2026-05', '2026-03', '2026-06-01', 'MINT_ORDER'],
    ['2026-04', '2026-03', '2026-04-30', 'MINT_MONTH'],
    ['2026-02', null, '2026-04-01', 'MINT_MONTH'],
    ['2026-10', '2026-09', '2026-11-01', 'MINT_MONTH'],
  ])('%s after %s on %s: %s', (vintage, last, today, expected) => {
    const outcome = daysToMint(vintage, generator, last, today)
    expect(outcome.ok ? `${outcome.value.from} ${outcome.value.to}` : outcome.refusal.code).toBe(expected)
  })
})

test('what is held is what was minted less what left, and leaves from the front', () => {
  const held = heldOf({ first: 1, last: 12 }, [
    { first: 5, last: 6 },
    { first: 1, last: 2 },
  ])
  expect(held).toEqual([
    { first: 3, last: 4 },
    { first: 7, last: 12 },
  ])
  expect(countOf(held)).toBe(8)
  expect(takeFirst(held, 3)).toEqual({
    ok: true,
    value: [
      { first: 3, last: 4 },
      { first: 7, last: 7 },
    ],
  })
  expect(takeFirst(held, 9)).toMatchObject({ ok: false, refusal: { code: 'CERTIFICATES_SHORT', facts: { held: 8 } } })
  expect(heldOf({ first: 1, last: 2 }, [{ first: 1, last: 2 }])).toEqual([])
})

test('green power is covered in whole MWh, the rest when it is one', () => {
  expect([stillToRetire('2999', 0), stillToRetire('2999', 2), stillToRetire('3000', 2), stillToRetire('500', 2)]).toEqual([
    2, 0, 1, 0,
  ])
  expect(serialText('SUN-1', '2026-06', 12)).toBe('SUN-1-2026-06-000012')
})
