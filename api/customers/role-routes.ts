import { endRole } from '../../activities/customers/end-role.js'
import { giveRole } from '../../activities/customers/give-role.js'
import { GIVEN_ROLES } from '../../domain/customers/person-kinds.js'
import { closed, key, localDate, nullable, oneOf, optional } from '../fields.js'
import { type Route, route } from '../route.js'

const give = route({
  method: 'PUT',
  url: '/accounts/:id/people/:customerId/:role',
  permission: 'customers.write',
  tag: 'customers',
  summary: 'Give a person a part in an account',
  params: closed({ id: key(), customerId: key(), role: oneOf(GIVEN_ROLES) }),
  body: closed({
    fromOn: optional(nullable(localDate())),
    toOn: optional(nullable(localDate('The last day it holds'))),
  }),
  response: closed({ accountId: key() }),
  handler: async ({ deps, params, body, command }) =>
    giveRole(
      deps.pool,
      command({
        accountId: params.id,
        customerId: params.customerId,
        role: params.role,
        fromOn: body.fromOn ?? null,
        toOn: body.toOn ?? null,
      }),
    ),
})

const end = route({
  method: 'DELETE',
  url: '/accounts/:id/people/:customerId/:role',
  permission: 'customers.write',
  tag: 'customers',
  summary: 'Take a person’s part in an account away',
  params: closed({ id: key(), customerId: key(), role: oneOf(GIVEN_ROLES) }),
  response: closed({ accountId: key() }),
  handler: async ({ deps, params, command }) =>
    endRole(deps.pool, command({ accountId: params.id, customerId: params.customerId, role: params.role })),
})

export const roleRoutes: readonly Route[] = [give, end]
