import { Type } from 'typebox'
import { askRead, changeReach } from '../../activities/remote-commands/ask-read.js'
import { remoteStandingOf } from '../../db/remote-commands/command-reads.js'
import { found } from '../errors.js'
import { closed, key, optional, reason } from '../fields.js'
import { type Route, route } from '../route.js'
import { remoteStanding } from './contract.js'

const params = closed({ id: key() })

const standing = route({
  method: 'GET',
  url: '/meters/:id/remote',
  permission: 'metering.read',
  tag: 'metering',
  summary: 'Read how a meter is reached from afar, and what it was told',
  params,
  response: remoteStanding,
  handler: async ({ deps, params: { id } }) => found(await remoteStandingOf(deps.pool, id)),
})

const read = route({
  method: 'POST',
  url: '/meters/:id/remote-reads',
  permission: 'metering.write',
  tag: 'metering',
  summary: 'Ask a meter for its switch and registers now',
  idempotent: true,
  status: 202,
  params,
  body: closed({ reason: optional(reason()) }),
  response: closed({ commandId: key() }),
  handler: async ({ deps, params: { id }, body, command }) => askRead(deps.pool, command({ meterId: id }, body.reason)),
})

const reach = route({
  method: 'PUT',
  url: '/meters/:id/reach',
  permission: 'fieldwork.configure',
  tag: 'metering',
  summary: 'Say whether a meter can be reached and switched from afar',
  idempotent: true,
  params,
  body: closed({ isRemoteCapable: Type.Boolean(), hasSwitch: Type.Boolean(), reason: reason() }),
  response: closed({ meterId: key(), isRemoteCapable: Type.Boolean(), hasSwitch: Type.Boolean() }),
  handler: async ({ deps, params: { id }, body: { reason: why, ...body }, command }) =>
    changeReach(deps.pool, command({ meterId: id, ...body }, why)),
})

export const remoteCommandRoutes: readonly Route[] = [standing, read, reach]
