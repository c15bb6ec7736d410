import { describe, expect, test } from 'vitest'
import { type ComparableLine, compareBills } from './bill-comparison.js'

function line(lineCode: string, segmentFrom: string, amount: string, more: Partial<ComparableLine> = {}): ComparableLine {
  return {
    agreementId: 'G1',
    service: 'water',
    lineCode,
    label: lineCode,
    segmentFrom,
    segmentTo: '2026-09-04',
    quantity: '1',
    unit: 'ccf',
    rate: '1',
    amount,
    ...more,
  }
}

describe('two bills side by side', () => {
  test('equal lines are equal, a changed one shows its difference', () => {
    const result = compareBills(
      [line('W-BASE', '2026-08-05', '18.57'), line('W-T1', '2026-08-05', '60.00', { quantity: '12' })],
      [line('W-BASE', '2026-08-05', '18.57'), line('W-T1', '2026-08-05', '10.00', { quantity: '2' })],
    )
    expect(result.lines.map((entry) => [entry.label, entry.difference, entry.isEqual])).toEqual([
      ['W-BASE', '0.00', true],
      ['W-T1', '-50.00', false],
    ])
    expect(result).toMatchObject({ before: '78.57', after: '28.57', difference: '-50.00' })
  })

  test('lines that moved by a day are still the same line', () => {
    const result = compareBills([line('W-T1', '2026-08-05', '5.00')], [line('W-T1', '2026-08-06', '4.00')])
    expect(result.lines).toHaveLength(1)
    expect(result.lines[0]?.difference).toBe('-1.00')
  })

  test('the pair with the same days is taken first', () => {
    const result = compareBills(
      [line('W-T1', '2026-08-05', '5.00'), line('W-T1', '2026-09-01', '7.00')],
      [line('W-T1', '2026-09-01', '8.00'), line('W-T1', '2026-08-05', '5.00')],
    )
    expect(result.lines.map((entry) => entry.difference)).toEqual(['1.00', '0.00'])
  })

  test('what one bill lacks stands alone, beside its agreement', () => {
    const result = compareBills(
      [line('W-T1', '2026-08-05', '5.00'), line('W-T2', '2026-08-05', '2.00')],
      [line('W-T1', '2026-08-05', '5.00'), line('S-USE', '2026-08-05', '3.00', { agreementId: 'G2', service: 'sewer' })],
    )
    expect(result.lines.map((entry) => [entry.label, entry.difference])).toEqual([
      ['W-T1', '0.00'],
      ['W-T2', '-2.00'],
      ['S-USE', '3.00'],
    ])
    expect(result.difference).toBe('1.00')
  })
})
