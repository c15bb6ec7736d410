import { Type } from 'typebox'
import { acceptQuote } from '../../activities/connections/accept-quote.js'
import { changeScope } from '../../activities/connections/change-scope.js'
import { declineQuote } from '../../activities/connections/decline-quote.js'
import { draftQuote } from '../../activities/connections/draft-quote.js'
import { loadConnectionService } from '../../activities/connections/load-connection-service.js'
import { priceScope } from '../../activities/connections/price-scope.js'
import { sendQuote } from '../../activities/connections/send-quote.js'
import { findConnection } from '../../db/connections/connection-store.js'
import { acceptedQuote } from '../../db/connections/quote-store.js'
import { differenceOf } from '../../domain/connections/charge-difference.js'
import { amountText } from '../../domain/kernel/money.js'
import { found } from '../errors.js'
import { amount, closed, key, localDate, optional, reason, serial, text } from '../fields.js'
import { type Route, route } from '../route.js'
import { pricedQuote, quoteScope } from './contract.js'
import { pricedJson } from './quote-json.js'

const params = closed({ id: key() })

const preview = route({
  method: 'POST',
  url: '/connections/:id/quote-preview',
  permission: 'connections.read',
  tag: 'connections',
  summary: 'See what a scope would cost',
  changesNothing: true,
  params,
  body: quoteScope,
  response: pricedQuote,
  handler: async ({ deps, params: { id }, body }) => {
    const order = found(await findConnection(deps.pool, id))
    const service = await loadConnectionService(deps.pool)
    const priced = await priceScope(deps.pool, order, body, service)
    const { total } = differenceOf(priced, await acceptedQuote(deps.pool, id))
    return { ...pricedJson(priced, service.currency), difference: amountText(total, service.currency) }
  },
})

const draft = route({
  method: 'POST',
  url: '/connections/:id/quotes',
  permission: 'connections.work',
  tag: 'connections',
  summary: 'Draft a quote',
  idempotent: true,
  params,
  body: closed({ ...quoteScope.properties, reason: optional(reason()) }),
  response: closed({ id: text(64), version: serial(), total: amount() }),
  handler: async ({ deps, params: { id }, body: { reason: why, ...scope }, command }) =>
    draftQuote(deps.pool, command({ connectionOrderId: id, scope }, why)),
})

const send = route({
  method: 'POST',
  url: '/connections/:id/quotes/:version/send',
  permission: 'connections.work',
  tag: 'connections',
  summary: 'Send a quote to the customer',
  idempotent: true,
  params: closed({ id: key(), version: serial() }),
  body: closed({ reason: optional(reason()) }),
  response: closed({ id: text(64), validUntil: localDate() }),
  handler: async ({ deps, params: { id, version }, body, command }) =>
    sendQuote(deps.pool, command({ connectionOrderId: id, version }, body.reason)),
})

const accept = route({
  method: 'POST',
  url: '/connections/:id/quotes/:version/accept',
  permission: 'connections.work',
  tag: 'connections',
  summary: 'Write down that the customer accepts a quote',
  description: 'The quote is charged to the account, or its difference to the quote accepted before.',
  idempotent: true,
  params: closed({ id: key(), version: serial() }),
  body: closed({ instalments: Type.Integer({ minimum: 1, maximum: 60 }), reason: optional(reason()) }),
  response: closed({ id: text(64), charged: amount() }),
  handler: async ({ deps, params: { id, version }, body, command }) =>
    acceptQuote(deps.pool, command({ connectionOrderId: id, version, instalments: body.instalments }, body.reason)),
})

const decline = route({
  method: 'POST',
  url: '/connections/:id/quotes/:version/decline',
  permission: 'connections.work',
  tag: 'connections',
  summary: 'Write down that the customer declines a quote',
  idempotent: true,
  params: closed({ id: key(), version: serial() }),
  body: closed({ reason: reason() }),
  response: closed({ id: text(64) }),
  handler: async ({ deps, params: { id, version }, body, command }) =>
    declineQuote(deps.pool, command({ connectionOrderId: id, version }, body.reason)),
})

const scope = route({
  method: 'POST',
  url: '/connections/:id/scope',
  permission: 'connections.work',
  tag: 'connections',
  summary: 'Change the scope of a connection',
  description:
    'Drafts a new version of the quote; what was done counts, and the difference is charged or credited once it is accepted.',
  idempotent: true,
  params,
  body: closed({ ...quoteScope.properties, reason: reason() }),
  response: closed({ id: text(64), version: serial() }),
  handler: async ({ deps, params: { id }, body: { reason: why, ...wanted }, command }) =>
    changeScope(deps.pool, command({ connectionOrderId: id, scope: wanted }, why)),
})

export const quoteRoutes: readonly Route[] = [preview, draft, send, accept, decline, scope]
