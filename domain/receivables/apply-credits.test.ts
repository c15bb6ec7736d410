import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Decimal, sum } from '../kernel/decimal.js'
import { afterApplications, applyCredits } from './apply-credits.js'
import { isDebit, OPEN_ITEM_KINDS, type OpenItem, type OpenItemKind } from './open-item.js'

const POLICY = { kindPriority: ['late_fee', 'bill'] as const }

/** `bill 08-20 50` or `payment 09-01 -30`; the position is the item id. */
function itemsOf(lines: readonly string[]): OpenItem[] {
  return lines.map((line, index) => {
    const [kind = '', day = '', amount = ''] = line.split(' ')
    const date = `2026-${day}`
    return {
      itemId: index + 1,
      accountId: 'A1',
      agreementId: undefined,
      glCode: '1100',
      kind: kind as OpenItemKind,
      originalOn: date,
      dueOn: date,
      originalAmount: new Decimal(amount),
      openAmount: new Decimal(amount),
    }
  })
}

describe('applyCredits', () => {
  it.each([
    // items; applications as credit>debit amount
    ['nothing', [], []],
    ['no credit', ['bill 08-20 50'], []],
    ['no debit', ['payment 09-01 -50'], []],
    ['exact', ['bill 08-20 50', 'payment 09-01 -50'], ['2>1 50']],
    ['part payment', ['bill 08-20 50', 'payment 09-01 -20'], ['2>1 20']],
    ['over', ['bill 08-20 50', 'payment 09-01 -70'], ['2>1 50']],
    ['oldest due first', ['bill 08-20 50', 'bill 07-20 40', 'payment 09-01 -60'], ['3>2 40', '3>1 20']],
    ['same day: lower id first', ['bill 08-20 50', 'bill 08-20 40', 'payment 09-01 -60'], ['3>1 50', '3>2 10']],
    ['kind before age', ['bill 07-20 50', 'late_fee 08-20 10', 'payment 09-01 -30'], ['3>2 10', '3>1 20']],
    ['a kind not named comes last', ['fee 07-20 5', 'bill 08-20 50', 'payment 09-01 -52'], ['3>2 50', '3>1 2']],
    ['oldest credit first', ['bill 08-20 50', 'payment 09-02 -30', 'credit 09-01 -30'], ['3>1 30', '2>1 20']],
    ['many to many', ['bill 08-20 10', 'bill 08-21 10', 'credit 08-01 -5', 'credit 08-02 -12'], ['3>1 5', '4>1 5', '4>2 7']],
  ])('%s', (_name, items, expected) => {
    const applied = applyCredits(itemsOf(items), POLICY)
    expect(applied.map((each) => `${each.creditItemId}>${each.debitItemId} ${each.amount.toFixed()}`)).toEqual(expected)
  })

  const anyItems = fc
    .array(
      fc.tuple(
        fc.constantFrom(...OPEN_ITEM_KINDS),
        fc.integer({ min: 1, max: 28 }),
        fc.integer({ min: -500, max: 500 }).filter((cents) => cents !== 0),
      ),
      { maxLength: 12 },
    )
    .map((rows) =>
      itemsOf(
        rows.map(([kind, day, cents]) => `${kind} 08-${String(day).padStart(2, '0')} ${new Decimal(cents).div(100).toFixed(2)}`),
      ),
    )

  it('never goes beyond what is open, and leaves either no credit or no debit (I12)', () => {
    fc.assert(
      fc.property(anyItems, (items) => {
        const after = afterApplications(items, applyCredits(items, POLICY))
        const left = after.filter((item) => !item.openAmount.isZero())
        expect(left.every(isDebit) || left.every((item) => !isDebit(item))).toBe(true)
        const before = sum(items.map((item) => item.openAmount))
        expect(sum(after.map((item) => item.openAmount)).eq(before)).toBe(true)
      }),
      { numRuns: 1000 },
    )
  })

  it('does not depend on the order in which items are read', () => {
    fc.assert(
      fc.property(anyItems, fc.infiniteStream(fc.nat()), (items, order) => {
        const shuffled = items.map((item) => ({ item, at: order.next().value as number })).sort((a, b) => a.at - b.at)
        expect(
          applyCredits(
            shuffled.map(({ item }) => item),
            POLICY,
          ),
        ).toEqual(applyCredits(items, POLICY))
      }),
      { numRuns: 300 },
    )
  })
})

describe('afterApplications', () => {
  const items = itemsOf(['bill 08-20 50', 'payment 09-01 -20'])
  it.each([
    ['more than the credit has', { creditItemId: 2, debitItemId: 1, amount: '20.01' }],
    ['an item that is not there', { creditItemId: 3, debitItemId: 1, amount: '1' }],
    ['nothing', { creditItemId: 2, debitItemId: 1, amount: '0' }],
    ['sides swapped', { creditItemId: 1, debitItemId: 2, amount: '1' }],
  ])('refuses %s', (_name, application) => {
    expect(() => afterApplications(items, [{ ...application, amount: new Decimal(application.amount) }])).toThrow()
  })
})
