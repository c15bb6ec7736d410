import { endGenerator, endShare } from '../../activities/renewables/end-share.js'
import { giveShare } from '../../activities/renewables/give-share.js'
import { registerGenerator } from '../../activities/renewables/register-generator.js'
import { hasAccount } from '../../db/customers/customer-store.js'
import { findGenerator, listGenerators, listShares } from '../../db/renewables/generator-reads.js'
import { TECHNOLOGIES } from '../../db/renewables/generator-store.js'
import { found } from '../errors.js'
import { closed, key, listOf, localDate, nullable, oneOf, reason, serial, text } from '../fields.js'
import { type Route, route } from '../route.js'
import { generatorPage, generatorRecord, positiveDecimal, SHARES_SHOWN, shareRecord } from './generator-contract.js'

const TAG = 'renewables'
const GENERATORS_SHOWN = 1_000
const ofGenerator = closed({ id: key() })

const list = route({
  method: 'GET',
  url: '/generators',
  permission: 'renewables.read',
  tag: TAG,
  summary: 'List generators with what of them is given away today',
  response: listOf(generatorRecord, GENERATORS_SHOWN),
  handler: async ({ deps }) => listGenerators(deps.pool, GENERATORS_SHOWN),
})

const read = route({
  method: 'GET',
  url: '/generators/:id',
  permission: 'renewables.read',
  tag: TAG,
  summary: 'Read a generator with its shares',
  params: ofGenerator,
  response: generatorPage,
  handler: async ({ deps, params }) => ({
    generator: found(await findGenerator(deps.pool, params.id)),
    shares: await listShares(deps.pool, { generatorId: params.id }, SHARES_SHOWN),
  }),
})

const register = route({
  method: 'POST',
  url: '/generators',
  permission: 'renewables.write',
  tag: TAG,
  summary: 'Register a generator at an electric service point',
  idempotent: true,
  status: 201,
  body: closed({
    id: key('Its number: SUN-1'),
    name: text(200, { min: 1 }),
    servicePointId: key('Where its meters are'),
    counts: oneOf(['received', 'delivered'], 'Which way the meters there count generation'),
    technology: oneOf(TECHNOLOGIES),
    capacityKw: positiveDecimal('Nameplate capacity, kW'),
    beganOn: localDate('First day on which its generation counts'),
    reason: reason(),
  }),
  response: closed({ generatorId: key() }),
  handler: async ({ deps, body: { reason: why, id, ...generator }, command }) =>
    registerGenerator(deps.pool, command({ generatorId: id, ...generator }, why)),
})

const end = route({
  method: 'POST',
  url: '/generators/:id/end',
  permission: 'renewables.write',
  tag: TAG,
  summary: 'End a generator after its last day, and its shares with it',
  idempotent: true,
  params: ofGenerator,
  body: closed({ lastDay: localDate('Last day, included'), reason: reason() }),
  response: closed({ generatorId: key() }),
  handler: async ({ deps, params, body, command }) =>
    endGenerator(deps.pool, command({ generatorId: params.id, lastDay: body.lastDay }, body.reason)),
})

const give = route({
  method: 'POST',
  url: '/generators/:id/shares',
  permission: 'renewables.write',
  tag: TAG,
  summary: 'Give an agreement a share of what a generator gives',
  description: 'All shares together are at most 100 % on every day; what is left stays with the place of the generator.',
  idempotent: true,
  status: 201,
  params: ofGenerator,
  body: closed({
    agreementId: key(),
    percent: positiveDecimal('Of what it gives, in percent; at most 100'),
    from: localDate('First day, included'),
    to: nullable(localDate('Last day, included; null: goes on')),
    reason: reason(),
  }),
  response: closed({ shareId: serial() }),
  handler: async ({ deps, params, body: { reason: why, ...share }, command }) =>
    giveShare(deps.pool, command({ generatorId: params.id, ...share }, why)),
})

const endOfShare = route({
  method: 'POST',
  url: '/generator-shares/:id/end',
  permission: 'renewables.write',
  tag: TAG,
  summary: 'End a share after its last day; the day before it began takes it back',
  idempotent: true,
  params: closed({ id: serial() }),
  body: closed({ lastDay: localDate('Last day, included'), reason: reason() }),
  response: closed({ shareId: serial() }),
  handler: async ({ deps, params, body, command }) =>
    endShare(deps.pool, command({ shareId: params.id, lastDay: body.lastDay }, body.reason)),
})

const ofAccount = route({
  method: 'GET',
  url: '/accounts/:id/shares',
  permission: 'renewables.read',
  tag: TAG,
  summary: 'List the shares of generators of all agreements of an account',
  params: closed({ id: key() }),
  response: listOf(shareRecord, SHARES_SHOWN),
  handler: async ({ deps, params }) => {
    found((await hasAccount(deps.pool, params.id)) ? params.id : undefined)
    return listShares(deps.pool, { accountId: params.id }, SHARES_SHOWN)
  },
})

export const generatorRoutes: readonly Route[] = [list, read, register, end, give, endOfShare, ofAccount]
