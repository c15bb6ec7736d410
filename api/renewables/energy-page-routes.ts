import { hashOfSecret } from '../../activities/access/secret.js'
import { endPage, sendEnergyPage } from '../../activities/renewables/send-energy-page.js'
import { energyOfAccount, pageOfLink, sentPageOf } from '../../db/renewables/energy-page-store.js'
import { readSnapshot } from '../../db/read-snapshot.js'
import { found } from '../errors.js'
import { closed, key, localDate, oneOf, optional, reason, serial } from '../fields.js'
import { publicRoute, type Route, route } from '../route.js'
import { readEnergyPage } from './energy-page.js'
import { sentEnergyPage } from './energy-page-contract.js'
import { publicEnergy } from './public-contract.js'

const params = closed({ id: key() })
const answer = closed({ pageId: serial() })

const read = publicRoute({
  public: true,
  method: 'GET',
  url: '/public/energy',
  tag: 'public energy',
  summary: 'Read the banks, shares and programmes of one’s own account',
  description: 'As bills have made them. A page that was taken back, or whose last day has passed, says so and shows nothing.',
  mostOften: { requests: 60, minutes: 1 },
  opensWith: 'energy_page',
  response: publicEnergy,
  handler: async ({ deps, secret }) =>
    readSnapshot(deps.pool, async (db) => readEnergyPage(db, found(await pageOfLink(db, hashOfSecret(secret))))),
})

const sent = route({
  method: 'GET',
  url: '/accounts/:id/energy-page',
  permission: 'renewables.read',
  tag: 'renewables',
  summary: 'See whether a customer has a page of their own energy',
  description: '`hasAny`: the account has a bank, a share or a programme that it would show.',
  params,
  response: sentEnergyPage,
  handler: async ({ deps, params: { id } }) => {
    const { hasAny } = found(await energyOfAccount(deps.pool, id))
    return { hasAny, sent: (await sentPageOf(deps.pool, id)) ?? null }
  },
})

const send = route({
  method: 'POST',
  url: '/accounts/:id/energy-page',
  permission: 'documents.send',
  tag: 'renewables',
  summary: 'Send a customer the link to the page of their own energy',
  description: 'One page opens at a time: the link of the one before opens nothing from then on.',
  idempotent: true,
  status: 201,
  params,
  body: closed({
    validUntil: localDate('Last day on which it opens'),
    channel: optional(oneOf(['email', 'sms', 'post'])),
    reason: optional(reason()),
  }),
  response: answer,
  handler: async ({ deps, params: { id }, body: { reason: why, ...body }, command }) =>
    sendEnergyPage(
      deps.pool,
      command({ accountId: id, ...body, pageUrl: `${deps.config.publicUrl.replace(/\/$/, '')}/energy` }, why),
    ),
})

const end = route({
  method: 'POST',
  url: '/accounts/:id/energy-page/withdrawal',
  permission: 'documents.send',
  tag: 'renewables',
  summary: 'Take the page of a customer’s own energy back',
  idempotent: true,
  params,
  body: closed({ reason: reason() }),
  response: answer,
  handler: async ({ deps, params: { id }, body, command }) => endPage(deps.pool, command({ accountId: id }, body.reason)),
})

export const energyPageRoutes: readonly Route[] = [read, sent, send, end]
