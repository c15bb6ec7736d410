import { Type } from 'typebox'
import { PERMISSIONS, permissionsOf } from '../../domain/access/permissions.js'
import { ROLE_TITLES, ROLES } from '../../domain/access/roles.js'
import { closed, listOf, text } from '../fields.js'
import { type Route, route } from '../route.js'
import { roleField } from './access-fields.js'

const role = closed({
  id: roleField,
  title: text(60),
  describes: text(200),
  permissions: listOf(closed({ id: text(60), may: text(120), changes: Type.Boolean() }), 500),
})

const getRoles = route({
  method: 'GET',
  url: '/roles',
  permission: 'access.read_users',
  tag: 'access',
  summary: 'List roles with what they may do',
  response: listOf(role, ROLES.length),
  handler: async () =>
    ROLES.map((id) => ({
      id,
      ...ROLE_TITLES[id],
      permissions: permissionsOf([id]).map((permission) => {
        const { may, changes } = PERMISSIONS[permission]
        return { id: permission, may, changes }
      }),
    })),
})

export const roleRoutes: readonly Route[] = [getRoles]
