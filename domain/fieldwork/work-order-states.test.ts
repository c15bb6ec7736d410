import { expect, test } from 'vitest'
import { isOrderEnded, moveOrder, WORK_ORDER_STATES } from './work-order-states.js'

test.each([
  ['created', 'scheduled', 'scheduled'],
  ['created', 'dispatched', 'dispatched'],
  ['scheduled', 'created', 'created'],
  ['dispatched', 'completed', 'completed'],
  ['on_site', 'incomplete', 'incomplete'],
  ['cancelled', 'cancelled', 'cancelled'],
  ['created', 'completed', 'completed'],
  ['created', 'on_site', 'ORDER_STATE'],
  ['on_site', 'en_route', 'ORDER_STATE'],
  ['completed', 'cancelled', 'ORDER_ENDED'],
  ['incomplete', 'created', 'ORDER_ENDED'],
  ['cancelled', 'created', 'ORDER_ENDED'],
] as const)('from %s to %s: %s', (from, to, expected) => {
  const moved = moveOrder(from, to)
  expect(moved.ok ? moved.value : moved.refusal.code).toBe(expected)
})

test('three states are ends', () => {
  expect(WORK_ORDER_STATES.filter(isOrderEnded)).toEqual(['completed', 'incomplete', 'cancelled'])
})
