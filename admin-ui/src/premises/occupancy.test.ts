import { expect, test } from 'vitest'
import { stays } from './occupancy.js'

const row = (accountId: string, service: string, startOn: string, stopOn: string | null, state: string) => ({
  agreementId: `G-${accountId}-${service}`,
  service,
  accountId,
  customerId: `C-${accountId}`,
  customerName: accountId,
  startOn,
  stopOn,
  state,
})

test('agreements of one account are one stay; who is there now comes first', () => {
  const found = stays([
    row('A1', 'water', '2020-01-01', '2024-06-30', 'stopped'),
    row('A1', 'electric', '2020-02-01', '2024-06-15', 'stopped'),
    row('A2', 'water', '2024-07-01', null, 'active'),
    row('A2', 'electric', '2024-07-01', '2026-01-01', 'stopped'),
    row('A3', 'water', '2026-10-01', null, 'pending_start'),
    row('A4', 'water', '2024-07-01', null, 'cancelled'),
  ])
  expect(found.map(({ accountId, startOn, stopOn, isNow, services }) => [accountId, startOn, stopOn, isNow, services])).toEqual([
    ['A2', '2024-07-01', null, true, ['water', 'electric']],
    ['A3', '2026-10-01', null, false, ['water']],
    ['A1', '2020-01-01', '2024-06-30', false, ['water', 'electric']],
  ])
})
