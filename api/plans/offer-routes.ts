import { letterOf } from '../../activities/documents/letter-of.js'
import { renderLetters } from '../../activities/documents/render-letters.js'
import { sendOffer, withdrawOffer } from '../../activities/plans/send-offer.js'
import { findAgreement } from '../../db/plans/agreement-store.js'
import { offersOfAccount } from '../../db/plans/offer-store.js'
import { findPlan } from '../../db/plans/plan-reads.js'
import { loadUtility } from '../../db/utility/utility-store.js'
import { found } from '../errors.js'
import { amount, closed, key, localDate, nullable, oneOf, optional, reason, serial } from '../fields.js'
import { type Route, route } from '../route.js'
import { sentOffers } from './contract.js'
import { offerJson } from './plan-json.js'

const LAST_OFFERS = 5
const params = closed({ id: key() })
const answer = closed({ offerId: serial() })

const send = route({
  method: 'POST',
  url: '/accounts/:id/sent-plan-offers',
  permission: 'plans.make',
  tag: 'plans',
  summary: 'Send an offer of payment plans to be signed online',
  description: 'One offer is good at a time: one that is still open is taken back.',
  idempotent: true,
  status: 201,
  params,
  body: closed({
    firstDueOn: optional(nullable(localDate('When the first monthly instalment should fall due'))),
    monthlyIncome: optional(nullable(amount('Where the policy looks at a stated income'))),
    validUntil: localDate('Last day on which it can be signed'),
    channel: optional(oneOf(['email', 'sms', 'post'])),
  }),
  response: answer,
  handler: async ({ deps, params: { id }, body, command, may }) =>
    sendOffer(
      deps.pool,
      command({
        accountId: id,
        firstDueOn: body.firstDueOn ?? null,
        monthlyIncome: body.monthlyIncome ?? null,
        validUntil: body.validUntil,
        channel: body.channel,
        pageUrl: `${deps.config.publicUrl.replace(/\/$/, '')}/plan`,
        isSupervisor: may('plans.override'),
      }),
    ),
})

const sent = route({
  method: 'GET',
  url: '/accounts/:id/sent-plan-offers',
  permission: 'plans.read',
  tag: 'plans',
  summary: 'See the last offers of payment plans that were sent',
  params,
  response: sentOffers,
  handler: async ({ deps, params: { id } }) => {
    const offers = await offersOfAccount(deps.pool, id, LAST_OFFERS)
    return offers.map(offerJson).filter((offer) => offer !== null)
  },
})

const withdraw = route({
  method: 'POST',
  url: '/accounts/:id/sent-plan-offers/withdrawal',
  permission: 'plans.make',
  tag: 'plans',
  summary: 'Take the open offer of payment plans back',
  idempotent: true,
  params,
  body: closed({ reason: reason() }),
  response: answer,
  handler: async ({ deps, params: { id }, body, command }) => withdrawOffer(deps.pool, command({ accountId: id }, body.reason)),
})

const agreement = route({
  method: 'GET',
  url: '/payment-plans/:id/agreement.pdf',
  permission: 'plans.read',
  tag: 'plans',
  summary: 'Open the agreement of a payment plan as PDF',
  description: 'The agreement of the division that counts, as it was signed and sent; the same bytes whenever it is asked for.',
  params: closed({ id: serial() }),
  produces: ['application/pdf'],
  handler: async ({ deps, params: { id }, reply }) => {
    const plan = found(await findPlan(deps.pool, id))
    const written = found(await findAgreement(deps.pool, id, plan.division))
    const utility = found(await loadUtility(deps.pool))
    const letter = { ...written, messageId: id, accountId: plan.accountId, businessDate: written.writtenOn }
    const { pdf } = await renderLetters([letterOf(letter, utility)], {
      title: written.subject,
      utilityName: utility.name,
      createdOn: written.writtenOn,
    })
    void reply.header('content-type', 'application/pdf')
    void reply.header('content-disposition', `inline; filename="payment-plan-${id}.pdf"`)
    return pdf
  },
})

export const planOfferRoutes: readonly Route[] = [send, sent, withdraw, agreement]
