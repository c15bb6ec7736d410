import { eraseCustomer, previewErasure } from '../../activities/customers/erase-customer.js'
import { exportPerson } from '../../activities/customers/export-person.js'
import { closed, key, listOf, nullable, oneOf, reason, text } from '../fields.js'
import { type Route, route } from '../route.js'

const exportData = route({
  method: 'POST',
  url: '/customers/:id/export',
  permission: 'customers.export',
  tag: 'customers',
  summary: 'Give a person what is on record about them',
  description: 'As JSON or as text to read. Who took it and why goes into the audit.',
  params: closed({ id: key() }),
  body: closed({ form: oneOf(['json', 'text']), reason: reason() }),
  response: closed({ name: text(100), content: text(50_000_000) }),
  handler: async ({ deps, params, body, command }) =>
    exportPerson(deps.pool, command({ customerId: params.id, form: body.form }, body.reason)),
})

const preview = route({
  method: 'GET',
  url: '/customers/:id/erasure',
  permission: 'customers.read',
  tag: 'customers',
  summary: 'Show what erasing a person would leave, or why it cannot be done',
  params: closed({ id: key() }),
  response: closed({ refusedBecause: nullable(text(1000)), stays: listOf(text(1000), 20) }),
  handler: async ({ deps, params }) => {
    const outcome = await previewErasure(deps.pool, params.id)
    return outcome.ok
      ? { refusedBecause: null, stays: [...outcome.value] }
      : { refusedBecause: outcome.refusal.message, stays: [] }
  },
})

const erase = route({
  method: 'POST',
  url: '/customers/:id/erasure',
  permission: 'customers.erase',
  tag: 'customers',
  summary: 'Erase a person',
  description: 'Refused while an account, money or a case is open, and within the years of `retention`. It cannot be undone.',
  idempotent: true,
  params: closed({ id: key() }),
  body: closed({ reason: reason() }),
  response: closed({ customerId: key(), stays: listOf(text(1000), 20) }),
  handler: async ({ deps, params, body, command }) => {
    const { customerId, stays } = await eraseCustomer(deps.pool, command({ customerId: params.id }, body.reason))
    return { customerId, stays: [...stays] }
  },
})

export const privacyRoutes: readonly Route[] = [exportData, preview, erase]
