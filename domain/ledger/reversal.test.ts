import { describe, expect, it } from 'vitest'
import { Decimal } from '../kernel/decimal.js'
import { journalEntry, periodOf } from './journal-entry.js'
import { reversalOf } from './reversal.js'

const ENTRY = {
  eventKind: 'payment_received',
  sourceKind: 'payment',
  sourceId: '7',
  effectiveOn: '2026-09-10',
  currency: 'USD',
  description: 'Payment received',
  lines: [
    { glCode: '1010', amount: new Decimal('40.00') },
    { glCode: '2100', amount: new Decimal('-40.00'), accountId: 'A1' },
  ],
}

describe('reversalOf', () => {
  it('mirrors the entry, names it, and stands in its own period', () => {
    const reversal = reversalOf(
      { ...ENTRY, entryId: 12 },
      { effectiveOn: '2026-10-02', eventKind: 'payment_reversed', description: 'Returned cheque' },
    )
    expect(reversal).toEqual({
      eventKind: 'payment_reversed',
      sourceKind: 'entry',
      sourceId: '12',
      effectiveOn: '2026-10-02',
      currency: 'USD',
      description: 'Returned cheque',
      reversesEntryId: 12,
      lines: [
        { glCode: '1010', amount: new Decimal('-40.00') },
        { glCode: '2100', amount: new Decimal('40.00'), accountId: 'A1' },
      ],
    })
    expect(periodOf(reversal)).toBe('2026-10')
  })

  it('twice gives the lines back', () => {
    const how = { effectiveOn: '2026-10-02', eventKind: 'x', description: 'x' }
    const twice = reversalOf({ ...reversalOf({ ...ENTRY, entryId: 12 }, how), entryId: 13 }, how)
    expect(twice.lines).toEqual(ENTRY.lines)
  })
})

describe('journalEntry', () => {
  const lines = (...amounts: string[]) =>
    amounts.map((amount, index) => ({ glCode: String(1000 + index), amount: new Decimal(amount) }))
  it.each([
    ['balanced', ['5', '-5'], 2],
    ['zero lines left out', ['5', '0', '-5'], 2],
    ['all zero: nothing happened', ['0', '0'], undefined],
    ['none', [], undefined],
  ])('%s', (_name, amounts, count) => {
    expect(journalEntry({ ...ENTRY, lines: lines(...amounts) })?.lines.length).toBe(count)
  })
  it.each([
    ['off by a cent', ['5', '-4.99'], /balance/],
    ['one line', ['5'], /balance/],
  ])('refuses %s', (_name, amounts, message) => {
    expect(() => journalEntry({ ...ENTRY, lines: lines(...amounts) })).toThrow(message)
  })
})
