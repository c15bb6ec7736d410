import { cancelConnection } from '../../activities/connections/cancel-connection.js'
import { decidePermit } from '../../activities/connections/decide-permit.js'
import { energiseConnection } from '../../activities/connections/energise-connection.js'
import { goBack } from '../../activities/connections/go-back.js'
import { overrideWait } from '../../activities/connections/override-wait.js'
import { recordAsBuilt } from '../../activities/connections/record-as-built.js'
import { recordSurvey } from '../../activities/connections/record-survey.js'
import { BACK_STAGES } from '../../domain/connections/stages.js'
import { PERMIT_STATES } from '../../domain/connections/permit-states.js'
import { amount, closed, key, localDate, oneOf, optional, reason, text } from '../fields.js'
import { type Route, route } from '../route.js'
import { surveyBody } from './contract.js'

const params = closed({ id: key() })
const changed = closed({ id: text(64) })

const survey = route({
  method: 'POST',
  url: '/connections/:id/survey',
  permission: 'connections.record',
  tag: 'connections',
  summary: 'Record what the site survey found',
  idempotent: true,
  params,
  body: surveyBody,
  response: changed,
  handler: async ({ deps, params: { id }, body: { reason: why, ...found }, command }) =>
    recordSurvey(deps.pool, command({ connectionOrderId: id, ...found }, why)),
})

const permitParams = closed({ id: key(), code: key() })
const permitChanged = closed({ id: text(64), state: oneOf(PERMIT_STATES) })

function permit(act: 'request' | 'grant', summary: string): Route {
  return route({
    method: 'POST',
    url: `/connections/:id/permits/:code/${act}`,
    permission: 'connections.work',
    tag: 'connections',
    summary,
    idempotent: true,
    params: permitParams,
    body: closed({ reference: optional(text(100, { min: 1 })), reason: optional(reason()) }),
    response: permitChanged,
    handler: async ({ deps, params: { id, code }, body, command }) =>
      decidePermit(deps.pool, command({ connectionOrderId: id, code, act, reference: body.reference ?? null }, body.reason)),
  })
}

function permitNo(act: 'refuse' | 'waive', permission: 'connections.work' | 'connections.override', summary: string): Route {
  return route({
    method: 'POST',
    url: `/connections/:id/permits/:code/${act}`,
    permission,
    tag: 'connections',
    summary,
    idempotent: true,
    params: permitParams,
    body: closed({ reason: reason() }),
    response: permitChanged,
    handler: async ({ deps, params: { id, code }, body, command }) =>
      decidePermit(deps.pool, command({ connectionOrderId: id, code, act, reference: null }, body.reason)),
  })
}

const energise = route({
  method: 'POST',
  url: '/connections/:id/energise',
  permission: 'connections.record',
  tag: 'connections',
  summary: 'Write down that service was switched on from the office',
  idempotent: true,
  params,
  body: closed({ reason: optional(reason()) }),
  response: closed({ id: text(64), energisedOn: localDate() }),
  handler: async ({ deps, params: { id }, body, command }) =>
    energiseConnection(deps.pool, command({ connectionOrderId: id }, body.reason)),
})

const asBuilt = route({
  method: 'POST',
  url: '/connections/:id/as-built',
  permission: 'connections.record',
  tag: 'connections',
  summary: 'Record what was built',
  idempotent: true,
  params,
  body: closed({ builtOn: localDate(), description: text(4000, { min: 3 }), reason: optional(reason()) }),
  response: changed,
  handler: async ({ deps, params: { id }, body: { reason: why, ...record }, command }) =>
    recordAsBuilt(deps.pool, command({ connectionOrderId: id, ...record }, why)),
})

const back = route({
  method: 'POST',
  url: '/connections/:id/back',
  permission: 'connections.work',
  tag: 'connections',
  summary: 'Take a connection back to an earlier stage',
  idempotent: true,
  params,
  body: closed({ to: oneOf(BACK_STAGES), reason: reason() }),
  response: closed({ id: text(64), stage: oneOf(BACK_STAGES) }),
  handler: async ({ deps, params: { id }, body, command }) =>
    goBack(deps.pool, command({ connectionOrderId: id, to: body.to }, body.reason)),
})

const override = route({
  method: 'POST',
  url: '/connections/:id/override',
  permission: 'connections.override',
  tag: 'connections',
  summary: 'Let a connection go on without what it waits for',
  idempotent: true,
  params,
  body: closed({ reason: reason() }),
  response: changed,
  handler: async ({ deps, params: { id }, body, command }) =>
    overrideWait(deps.pool, command({ connectionOrderId: id }, body.reason)),
})

const cancel = route({
  method: 'POST',
  url: '/connections/:id/cancel',
  permission: 'connections.cancel',
  tag: 'connections',
  summary: 'Cancel a connection',
  description: 'What was charged is taken back but for what the rules keep in its stage.',
  idempotent: true,
  params,
  body: closed({ reason: reason() }),
  response: closed({ id: text(64), refunded: amount(), kept: amount() }),
  handler: async ({ deps, params: { id }, body, command }) =>
    cancelConnection(deps.pool, command({ connectionOrderId: id }, body.reason)),
})

export const connectionActRoutes: readonly Route[] = [
  survey,
  permit('request', 'Write down that a permit or inspection was requested'),
  permit('grant', 'Write down that a permit was granted or an inspection passed'),
  permitNo('refuse', 'connections.work', 'Write down that a permit or inspection was refused'),
  permitNo('waive', 'connections.override', 'Let a connection go on without a permit or inspection'),
  energise,
  asBuilt,
  back,
  override,
  cancel,
]
