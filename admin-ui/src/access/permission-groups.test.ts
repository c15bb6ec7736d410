import { expect, test } from 'vitest'
import { PERMISSIONS } from '../../../domain/access/permissions.js'
import { permissionGroups } from './permission-groups.js'

test('every right stands in exactly one group, that of its slice', () => {
  const groups = permissionGroups()
  expect(groups.flatMap((group) => group.permissions)).toEqual(expect.arrayContaining(Object.keys(PERMISSIONS)))
  expect(groups.flatMap((group) => group.permissions)).toHaveLength(Object.keys(PERMISSIONS).length)
  expect(groups.find((group) => group.slice === 'billing')?.permissions).toContain('billing.approve')
})
