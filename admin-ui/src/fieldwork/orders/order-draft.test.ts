import { expect, test } from 'vitest'
import type { PremisePageJson } from '../../../../api/premises/contract.js'
import { firstOrderDraft, orderBody, whatOrderLacks } from './order-draft.js'

const DRAFT = { ...firstOrderDraft, typeCode: 'READ', wantedOn: '2026-09-04', note: '  behind the shed ' }

const premise = (...accounts: readonly (readonly [accountId: string, state: string])[]) =>
  ({ occupancies: accounts.map(([accountId, state]) => ({ accountId, state })) }) as unknown as PremisePageJson

test('what is missing is said in the order of the dialog', () => {
  expect(whatOrderLacks(undefined, firstOrderDraft)).toBe('Choose the place.')
  expect(whatOrderLacks('P1', firstOrderDraft)).toBe('Choose the kind of work.')
  expect(whatOrderLacks('P1', { ...DRAFT, wantedOn: '' })).toBe('Choose the day.')
  expect(whatOrderLacks('P1', DRAFT)).toBeUndefined()
})

test.each([
  ['somebody lives there', premise(['A1', 'active'], ['A1', 'active'], ['A9', 'stopped']), 'A1'],
  ['nobody does', premise(['A9', 'stopped']), null],
  ['several do: nobody is guessed', premise(['A1', 'active'], ['A2', 'active']), null],
  ['the place is not loaded yet', undefined, null],
])('the work is for whoever takes service: %s', (_case, place, accountId) => {
  expect(orderBody('P1', DRAFT, place)).toMatchObject({ accountId, note: 'behind the shed', servicePointId: null })
})

test('an account that was named stands', () => {
  expect(orderBody('P1', { ...DRAFT, accountId: 'A7' }, premise(['A1', 'active'])).accountId).toBe('A7')
})
