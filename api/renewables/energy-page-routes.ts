import { Readable } from 'node:stream'
import { hashOfSecret } from '../../activities/access/secret.js'
import { greenButton } from '../../activities/metering/green-button.js'
import { endPage, sendEnergyPage } from '../../activities/renewables/send-energy-page.js'
import { energyOfAccount, pageOfLink, sentPageOf } from '../../db/renewables/energy-page-store.js'
import { readSnapshot } from '../../db/read-snapshot.js'
import { loadUtility } from '../../db/utility/utility-store.js'
import { refuse } from '../../domain/kernel/outcome.js'
import { opensPage } from '../../domain/renewables/energy-page.js'
import { found } from '../errors.js'
import { closed, key, localDate, oneOf, optional, reason, serial } from '../fields.js'
import { checkDays, EXPORT_DAYS_MAX } from '../metering/files/asked-days.js'
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
  description:
    'As bills have made them, and of which days there is usage to download. A page that was taken back, or whose last day has passed, says so and shows nothing.',
  mostOften: { requests: 60, minutes: 1 },
  opensWith: 'energy_page',
  response: publicEnergy,
  handler: async ({ deps, secret }) =>
    readSnapshot(deps.pool, async (db) => readEnergyPage(db, found(await pageOfLink(db, hashOfSecret(secret))))),
})

const usage = publicRoute({
  public: true,
  method: 'GET',
  url: '/public/energy/green-button.xml',
  tag: 'public energy',
  summary: 'Take the intervals of one’s own account out as Green Button',
  description: `ESPI 1.1 in an Atom feed: what measured the account of the page while it took service, at most ${EXPORT_DAYS_MAX} days. Refuses ENERGY_PAGE_ENDED.`,
  mostOften: { requests: 20, minutes: 60 },
  opensWith: 'energy_page',
  query: closed({ from: localDate(), to: localDate() }),
  produces: ['application/atom+xml'],
  handler: async ({ deps, secret, query: { from, to }, reply }) => {
    const page = found(await pageOfLink(deps.pool, hashOfSecret(secret)))
    const { today } = found(await loadUtility(deps.pool))
    if (!opensPage(page, today)) refuse('ENERGY_PAGE_ENDED', 'This page has ended.')
    checkDays(from, to, EXPORT_DAYS_MAX)
    const feed = found(await greenButton(deps.pool, { accountId: page.accountId, from, to }))
    void reply.header('content-type', 'application/atom+xml; charset=utf-8')
    void reply.header('content-disposition', `attachment; filename="green-button-${page.accountId}.xml"`)
    return Readable.from(feed)
  },
})

const sent = route({
  method: 'GET',
  url: '/accounts/:id/energy-page',
  permission: 'renewables.read',
  tag: 'renewables',
  summary: 'See whether a customer has a page of their own energy',
  description: '`hasAny`: the account has a bank, a share, a programme or a channel of intervals that it would show.',
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

export const energyPageRoutes: readonly Route[] = [read, usage, sent, send, end]
