import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Decimal, sum } from '../kernel/decimal.js'
import { addDays } from '../kernel/local-date.js'
import { age, agingBuckets, balanceOf } from './aging.js'
import type { OpenItem } from './open-item.js'

function item(dueOn: string, open: string, original = open): OpenItem {
  return {
    itemId: 1,
    accountId: 'A1',
    agreementId: undefined,
    glCode: '1100',
    kind: 'bill',
    originalOn: dueOn,
    dueOn,
    originalAmount: new Decimal(original),
    openAmount: new Decimal(open),
  }
}

const TODAY = '2026-09-30'

describe('age', () => {
  it.each([
    // due on, open, bucket
    ['2026-10-01', '10.00', 'not_due'],
    ['2026-09-30', '10.00', 'not_due'],
    ['2026-09-29', '10.00', '1-30'],
    ['2026-08-31', '10.00', '1-30'],
    ['2026-08-30', '10.00', '31-60'],
    ['2026-08-01', '10.00', '31-60'],
    ['2026-07-31', '10.00', '61-90'],
    ['2026-07-02', '10.00', '61-90'],
    ['2026-07-01', '10.00', '91+'],
    ['2019-01-01', '10.00', '91+'],
    ['2019-01-01', '-10.00', 'credit'],
    ['2026-10-30', '-10.00', 'credit'],
  ])('due %s, open %s: %s', (dueOn, open, code) => {
    const aged = age([item(dueOn, open)], TODAY)
    expect(aged.filter(({ amount }) => !amount.isZero()).map(({ bucket, amount }) => [bucket.code, amount.toFixed(2)])).toEqual([
      [code, open],
    ])
  })

  it('takes the bounds from the utility', () => {
    expect(agingBuckets(TODAY, [15]).map(({ code }) => code)).toEqual(['not_due', '1-15', '16+', 'credit'])
    expect(agingBuckets(TODAY, []).map(({ code }) => code)).toEqual(['not_due', '1+', 'credit'])
    expect(() => agingBuckets(TODAY, [30, 30])).toThrow(/rise/)
    expect(() => agingBuckets(TODAY, [0])).toThrow(/rise/)
  })

  it('names the due dates of each bucket without gap or overlap', () => {
    const buckets = agingBuckets(TODAY).filter(({ code }) => code !== 'credit')
    expect(buckets.map(({ dueFrom, dueTo }) => [dueFrom, dueTo])).toEqual([
      ['2026-09-30', undefined],
      ['2026-08-31', '2026-09-29'],
      ['2026-08-01', '2026-08-30'],
      ['2026-07-02', '2026-07-31'],
      [undefined, '2026-07-01'],
    ])
  })

  it('puts every item in one bucket: the buckets add up to the balance (I14)', () => {
    const anyItem = fc
      .tuple(
        fc.integer({ min: -900, max: 200 }),
        fc.integer({ min: -100_000, max: 100_000 }).filter((cents) => cents !== 0),
      )
      .map(([days, cents]) => item(addDays(TODAY, days), new Decimal(cents).div(100).toFixed(2)))
    const anyBounds = fc
      .uniqueArray(fc.integer({ min: 1, max: 400 }), { maxLength: 5 })
      .map((bounds) => bounds.sort((a, b) => a - b))
    fc.assert(
      fc.property(fc.array(anyItem, { maxLength: 30 }), anyBounds, (items, bounds) => {
        const aged = age(items, TODAY, bounds)
        expect(sum(aged.map(({ amount }) => amount)).eq(balanceOf(items, TODAY).balance)).toBe(true)
        for (const each of items) expect(age([each], TODAY, bounds).filter(({ amount }) => !amount.isZero())).toHaveLength(1)
      }),
      { numRuns: 300 },
    )
  })
})

describe('balanceOf', () => {
  it.each([
    // items, balance, receivable, credit, past due
    [[], '0', '0', '0', '0'],
    [[['2026-09-29', '10.00']], '10', '10', '0', '10'],
    [[['2026-09-30', '10.00']], '10', '10', '0', '0'],
    [
      [
        ['2026-09-29', '10.00'],
        ['2026-10-20', '5.00'],
        ['2026-09-01', '-4.00'],
      ],
      '11',
      '15',
      '4',
      '6',
    ],
    [
      [
        ['2026-09-29', '10.00'],
        ['2026-09-01', '-14.00'],
      ],
      '-4',
      '10',
      '14',
      '0',
    ],
  ] as const)('%j', (items, balance, receivable, credit, pastDue) => {
    const found = balanceOf(
      items.map(([dueOn, open]) => item(dueOn, open)),
      TODAY,
    )
    expect([found.balance, found.receivable, found.credit, found.pastDue].map((amount) => amount.toFixed())).toEqual([
      balance,
      receivable,
      credit,
      pastDue,
    ])
  })
})
