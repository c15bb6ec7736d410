import { setQuietHours } from '../../activities/documents/set-quiet-hours.js'
import { hasCustomer } from '../../db/customers/customer-store.js'
import { findQuietHours } from '../../db/documents/quiet-hours-store.js'
import { found } from '../errors.js'
import { closed, key, nullable, optional, reason } from '../fields.js'
import { type Route, route } from '../route.js'
import { quietHours } from './contract.js'

const answer = closed({ hours: nullable(quietHours) })

const read = route({
  method: 'GET',
  url: '/customers/:id/quiet-hours',
  permission: 'customers.read',
  tag: 'documents',
  summary: 'Read the quiet hours of a customer',
  params: closed({ id: key() }),
  response: answer,
  handler: async ({ deps, params }) => {
    found((await hasCustomer(deps.pool, params.id)) ? params.id : undefined)
    return { hours: await findQuietHours(deps.pool, params.id) }
  },
})

const set = route({
  method: 'PUT',
  url: '/customers/:id/quiet-hours',
  permission: 'customers.write',
  tag: 'documents',
  summary: 'Set the quiet hours of a customer',
  description: 'Between them no e-mail and no text message leaves, urgent ones excepted. Null takes them back.',
  params: closed({ id: key() }),
  body: closed({ hours: nullable(quietHours), reason: optional(reason()) }),
  response: answer,
  handler: async ({ deps, params, body, command }) =>
    setQuietHours(deps.pool, command({ customerId: params.id, hours: body.hours }, body.reason)),
})

export const quietHoursRoutes: readonly Route[] = [read, set]
