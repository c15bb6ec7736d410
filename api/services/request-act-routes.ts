import { Type } from 'typebox'
import { amendRequest } from '../../activities/services/amend-request.js'
import { cancelRequest } from '../../activities/services/cancel-request.js'
import { meetPrerequisite, overridePrerequisite } from '../../activities/services/decide-prerequisite.js'
import { giveRead } from '../../activities/services/give-read.js'
import { payRefund } from '../../activities/services/pay-refund.js'
import { rescheduleRequest } from '../../activities/services/reschedule-request.js'
import { PREREQUISITES } from '../../domain/utility/service-request-settings.js'
import { addressOf } from '../customers/new-customer.js'
import { amount, closed, key, listOf, localDate, oneOf, optional, reason, text } from '../fields.js'
import { READ_WARNINGS } from '../metering/contract.js'
import { type Route, route } from '../route.js'
import { previewBody, requestAnswer } from './request-contract.js'

const params = closed({ id: key() })
/** The version that was on the screen: somebody else's act in the meantime is told, not overwritten. */
const version = () => Type.Integer({ minimum: 1, maximum: 2_000_000_000 })

const reschedule = route({
  method: 'POST',
  url: '/service-requests/:id/reschedule',
  permission: 'services.request',
  tag: 'services',
  summary: 'Move a request to other days',
  idempotent: true,
  params,
  body: closed({ version: version(), startOn: optional(localDate()), stopOn: optional(localDate()), reason: reason() }),
  response: requestAnswer,
  handler: async ({ deps, params: { id }, body, command }) =>
    rescheduleRequest(
      deps.pool,
      command({ requestId: id, version: body.version, startOn: body.startOn ?? null, stopOn: body.stopOn ?? null }, body.reason),
    ),
})

const cancel = route({
  method: 'POST',
  url: '/service-requests/:id/cancel',
  permission: 'services.request',
  tag: 'services',
  summary: 'Take a request back',
  idempotent: true,
  params,
  body: closed({ version: version(), reason: reason() }),
  response: requestAnswer,
  handler: async ({ deps, params: { id }, body, command }) =>
    cancelRequest(deps.pool, command({ requestId: id, version: body.version }, body.reason)),
})

const amend = route({
  method: 'POST',
  url: '/service-requests/:id/amend',
  permission: 'services.request',
  tag: 'services',
  summary: 'Change a forwarding address or a tariff',
  idempotent: true,
  params,
  body: closed({
    version: version(),
    forwarding: previewBody.properties.forwarding,
    tariffs: optional(listOf(closed({ servicePointId: key(), tariffCode: key() }), 50)),
    reason: optional(reason()),
  }),
  response: requestAnswer,
  handler: async ({ deps, params: { id }, body, command }) =>
    amendRequest(
      deps.pool,
      command(
        {
          requestId: id,
          version: body.version,
          forwarding: body.forwarding === undefined ? null : addressOf(body.forwarding),
          tariffs: body.tariffs ?? [],
        },
        body.reason,
      ),
    ),
})

const meet = route({
  method: 'POST',
  url: '/service-requests/:id/meet-prerequisite',
  permission: 'services.request',
  tag: 'services',
  summary: 'Confirm a prerequisite that was seen',
  idempotent: true,
  params,
  body: closed({ version: version(), prerequisite: oneOf(PREREQUISITES), reason: reason() }),
  response: requestAnswer,
  handler: async ({ deps, params: { id }, body, command }) =>
    meetPrerequisite(deps.pool, command({ requestId: id, version: body.version, prerequisite: body.prerequisite }, body.reason)),
})

const override = route({
  method: 'POST',
  url: '/service-requests/:id/override-prerequisite',
  permission: 'services.override',
  tag: 'services',
  summary: 'Let service begin without a prerequisite',
  idempotent: true,
  params,
  body: closed({ version: version(), prerequisite: oneOf(PREREQUISITES), reason: reason() }),
  response: requestAnswer,
  handler: async ({ deps, params: { id }, body, command }) =>
    overridePrerequisite(
      deps.pool,
      command({ requestId: id, version: body.version, prerequisite: body.prerequisite }, body.reason),
    ),
})

const read = route({
  method: 'POST',
  url: '/service-requests/:id/give-read',
  permission: 'services.request',
  tag: 'services',
  summary: 'Enter the read of a start or stop',
  idempotent: true,
  params,
  body: closed({
    version: version(),
    meterId: key(),
    register: text(40, { min: 1 }),
    value: amount(),
    kind: oneOf(['actual', 'customer']),
    readOn: optional(localDate('Of a suspension, which of its two days')),
    confirmed: optional(listOf(oneOf(READ_WARNINGS), 10)),
    reason: optional(reason()),
  }),
  response: requestAnswer,
  handler: async ({ deps, params: { id }, body: { reason: why, ...input }, command }) =>
    giveRead(
      deps.pool,
      command({ ...input, requestId: id, readOn: input.readOn ?? null, confirmed: input.confirmed ?? [] }, why),
    ),
})

const refund = route({
  method: 'POST',
  url: '/service-requests/:id/pay-refund',
  permission: 'services.refund',
  tag: 'services',
  summary: 'Pay out the credit of a leaving account',
  idempotent: true,
  params,
  body: closed({ version: version(), accountId: key(), channel: key('Of the cash accounts of the chart'), reason: reason() }),
  response: requestAnswer,
  handler: async ({ deps, params: { id }, body, command }) =>
    payRefund(
      deps.pool,
      command({ requestId: id, version: body.version, accountId: body.accountId, channel: body.channel }, body.reason),
    ),
})

export const requestActRoutes: readonly Route[] = [reschedule, cancel, amend, meet, override, read, refund]
