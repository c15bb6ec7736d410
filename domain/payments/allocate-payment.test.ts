import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Decimal, sum } from '../kernel/decimal.js'
import { addDays } from '../kernel/local-date.js'
import { afterApplications, applyCredits } from '../receivables/apply-credits.js'
import { isDebit, OPEN_ITEM_KINDS, type OpenItem, type OpenItemKind } from '../receivables/open-item.js'
import { allocatePayment, type Direction } from './allocate-payment.js'

const POLICY = { kindPriority: ['deposit_installment', 'late_fee', 'bill'] as const }

function itemOf(itemId: number, kind: OpenItemKind, dueOn: string, amount: string, open = amount): OpenItem {
  return {
    itemId,
    accountId: 'A1',
    agreementId: undefined,
    glCode: kind === 'payment' || kind === 'credit' ? '2100' : '1100',
    kind,
    originalOn: dueOn,
    dueOn,
    originalAmount: new Decimal(amount),
    openAmount: new Decimal(open),
  }
}

const ITEMS = [
  itemOf(1, 'bill', '2026-07-20', '80.00', '30.00'),
  itemOf(2, 'bill', '2026-08-20', '50.00'),
  itemOf(3, 'late_fee', '2026-08-25', '5.00'),
  itemOf(4, 'bill', '2026-06-20', '60.00', '0.00'),
  itemOf(5, 'credit', '2026-06-20', '-7.00'),
]

describe('allocatePayment', () => {
  it.each([
    // amount, directions, allocations, unapplied
    ['3.00', '', '3:3', '0'],
    ['35.00', '', '3:5 1:30', '0'],
    ['85.00', '', '3:5 1:30 2:50', '0'],
    ['100.00', '', '3:5 1:30 2:50', '15'],
    ['20.00', '2', '2:20', '0'],
    ['60.00', '2', '2:50 3:5 1:5', '0'],
    ['60.00', '2=10', '2:25 3:5 1:30', '0'],
    ['60.00', '2=10 1=1', '2:25 1:30 3:5', '0'],
    ['50.00', '2 1', '2:50', '0'],
    ['100.00', '1=30 2=50 3=5', '1:30 2:50 3:5', '15'],
  ])('%s directed "%s": %s, %s left', (amount, directions, expected, unapplied) => {
    const outcome = allocatePayment(new Decimal(amount), ITEMS, POLICY, directionsOf(directions))
    if (!outcome.ok) throw new Error(outcome.refusal.message)
    const { allocations } = outcome.value
    expect(allocations.map((each) => `${each.itemId}:${each.amount.toFixed()}`).join(' ')).toBe(expected)
    expect(outcome.value.unapplied.toFixed()).toBe(unapplied)
  })

  it.each([
    ['9', 'DIRECTED_ITEM_UNKNOWN'],
    ['4', 'DIRECTED_ITEM_NOT_OPEN'],
    ['5', 'DIRECTED_ITEM_NOT_OPEN'],
    ['2 2', 'DIRECTED_TWICE'],
    ['2=50.01', 'DIRECTED_BEYOND_OPEN'],
    ['2=0', 'DIRECTED_AMOUNT_INVALID'],
    ['2=-1', 'DIRECTED_AMOUNT_INVALID'],
    ['2=50 1=15', 'DIRECTED_BEYOND_PAYMENT'],
  ])('refuses "%s": %s', (directions, code) => {
    const outcome = allocatePayment(new Decimal('60.00'), ITEMS, POLICY, directionsOf(directions))
    expect(outcome.ok ? 'ok' : outcome.refusal.code).toBe(code)
  })

  it('divides the whole payment and nothing else, never beyond what is open (I12)', () => {
    fc.assert(
      fc.property(anyItems, fc.integer({ min: 1, max: 300_000 }), (items, cents) => {
        const amount = new Decimal(cents).div(100)
        const outcome = allocatePayment(amount, items, POLICY)
        if (!outcome.ok) throw new Error(outcome.refusal.message)
        const { allocations, unapplied } = outcome.value
        expect(
          sum(allocations.map((each) => each.amount))
            .plus(unapplied)
            .eq(amount),
        ).toBe(true)
        for (const each of allocations) {
          const item = items.find(({ itemId }) => itemId === each.itemId)
          expect(item !== undefined && each.amount.gt(0) && each.amount.lte(item.openAmount)).toBe(true)
        }
        // Something is left over only where everything is paid.
        const open = sum(items.filter(isDebit).map((item) => item.openAmount))
        expect(unapplied.eq(Decimal.max(0, amount.minus(open)))).toBe(true)
      }),
      { numRuns: 1000 },
    )
  })
})

describe('payments in any order of arrival (I13)', () => {
  it('leave the same charges open and the same credit in sum', () => {
    const anyPayments = fc.array(fc.integer({ min: 1, max: 60_000 }), { minLength: 1, maxLength: 6 })
    fc.assert(
      fc.property(anyItems, anyPayments, fc.nat(), (items, payments, seed) => {
        const arrive = (order: readonly number[]) =>
          order.reduce((open, index) => {
            const id = 1000 + index
            const payment = itemOf(
              id,
              'payment',
              addDays('2026-09-01', index),
              new Decimal(payments[index] ?? 0).div(-100).toFixed(2),
            )
            const now = [...open, payment]
            return afterApplications(now, applyCredits(now, POLICY))
          }, items)
        const inOrder = payments.map((_, index) => index)
        const rotated = [...inOrder.slice(seed % payments.length), ...inOrder.slice(0, seed % payments.length)].reverse()
        const [left, right] = [arrive(inOrder), arrive(rotated)]
        const debits = (all: readonly OpenItem[]) =>
          all
            .filter(isDebit)
            .map((item) => `${item.itemId} ${item.openAmount.toFixed()}`)
            .sort()
        const credit = (all: readonly OpenItem[]) =>
          sum(all.filter((item) => !isDebit(item)).map((item) => item.openAmount)).toFixed()
        expect(debits(left)).toEqual(debits(right))
        expect(credit(left)).toBe(credit(right))
      }),
      { numRuns: 500 },
    )
  })
})

const anyItems = fc
  .array(fc.tuple(fc.constantFrom(...OPEN_ITEM_KINDS), fc.integer({ min: 0, max: 300 }), fc.integer({ min: 1, max: 50_000 })), {
    maxLength: 10,
  })
  .map((rows) =>
    rows.map(([kind, days, cents], index) =>
      itemOf(index + 1, kind, addDays('2026-01-01', days), new Decimal(cents).div(100).toFixed(2)),
    ),
  )

function directionsOf(text: string): Direction[] {
  return text
    .split(' ')
    .filter((word) => word !== '')
    .map((word) => {
      const [itemId, amount] = word.split('=')
      return { itemId: Number(itemId), ...(amount === undefined ? {} : { amount: new Decimal(amount) }) }
    })
}
