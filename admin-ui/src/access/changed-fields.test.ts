import { expect, test } from 'vitest'
import { changedFields } from './changed-fields.js'

test('a changed, an added, a removed and an untouched field', () => {
  expect(
    changedFields({ name: 'Mill Lane', phone: '1', city: 'Alder' }, { name: 'Mill Road', city: 'Alder', email: 'a@b.c' }),
  ).toEqual([
    { path: 'name', before: 'Mill Lane', after: 'Mill Road', change: 'changed' },
    { path: 'phone', before: '1', change: 'removed' },
    { path: 'email', after: 'a@b.c', change: 'added' },
    { path: 'city', before: 'Alder', after: 'Alder', change: 'same' },
  ])
})

test('null and absent are the same nothing', () => {
  expect(changedFields({ phone: null }, { phone: '1' })).toEqual([{ path: 'phone', after: '1', change: 'added' }])
})

test('a list of words is one field, a list of things is many', () => {
  expect(changedFields({ roles: ['cashier'] }, { roles: ['cashier', 'finance'] })).toEqual([
    { path: 'roles', before: 'cashier', after: 'cashier, finance', change: 'changed' },
  ])
  expect(changedFields({ lines: [{ amount: '1.00' }] }, { lines: [{ amount: '2.00' }] })).toEqual([
    { path: 'lines[0].amount', before: '1.00', after: '2.00', change: 'changed' },
  ])
})

test('a new thing has only added fields', () => {
  expect(changedFields(undefined, { active: true, limit: 3 })).toEqual([
    { path: 'active', after: 'true', change: 'added' },
    { path: 'limit', after: '3', change: 'added' },
  ])
})
