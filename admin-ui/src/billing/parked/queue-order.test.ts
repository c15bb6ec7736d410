import { expect, test } from 'vitest'
import { afterLeaving, neighbour, reasonCounts } from './queue-order.js'

const ROWS = [
  { id: '1:A', reasonCode: 'HIGH_USE' },
  { id: '1:B', reasonCode: 'MISSING_READ' },
  { id: '1:C', reasonCode: 'HIGH_USE' },
]

test('reasons are counted, most first', () => {
  expect(reasonCounts(ROWS)).toEqual([
    { code: 'HIGH_USE', accounts: 2 },
    { code: 'MISSING_READ', accounts: 1 },
  ])
})

test.each([
  ['1:A', 1, '1:B'],
  ['1:C', 1, '1:C'],
  ['1:A', -1, '1:A'],
  [undefined, 1, '1:A'],
  ['gone', -1, '1:A'],
] as const)('from %s by %s', (id, step, next) => {
  expect(neighbour(ROWS, id, step)).toBe(next)
})

test('after a mended account comes the one behind it, or the last that is left', () => {
  expect(afterLeaving(ROWS, '1:B')).toBe('1:C')
  expect(afterLeaving(ROWS, '1:C')).toBe('1:B')
  expect(afterLeaving([ROWS[0] as never], '1:A')).toBeUndefined()
})
