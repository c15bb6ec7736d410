import { hashOfSecret } from '../../activities/access/secret.js'
import { CUSTOMER_ONLINE, signOffer } from '../../activities/plans/sign-offer.js'
import { offerOfLink } from '../../db/plans/offer-store.js'
import { readSnapshot } from '../../db/read-snapshot.js'
import type { ApiDeps } from '../deps.js'
import { found } from '../errors.js'
import { publicRoute, type Route } from '../route.js'
import { readOfferPage } from './offer-page.js'
import { publicOffer, signature } from './public-contract.js'

const tag = 'public payment plans'

/** The offer that the code of a request opens. What opens nothing is not there. */
async function opened(deps: ApiDeps, code: string): Promise<number> {
  return found(await offerOfLink(deps.pool, hashOfSecret(code)))
}

const read = publicRoute({
  public: true,
  method: 'GET',
  url: '/public/plan-offer',
  tag,
  summary: 'Read the payment plans that were offered',
  description: 'Worked out from what is owed today; what changed since the offer was sent is told.',
  mostOften: { requests: 60, minutes: 1 },
  opensWith: 'plan_offer',
  response: publicOffer,
  handler: async ({ deps, secret }) => {
    const offerId = await opened(deps, secret)
    return readSnapshot(deps.pool, (db) => readOfferPage(db, offerId))
  },
})

const sign = publicRoute({
  public: true,
  method: 'POST',
  url: '/public/plan-offer/signature',
  tag,
  summary: 'Sign a payment plan',
  description: 'The plan stands at once. Signed with other amounts or dates than the offer has today it is refused.',
  mostOften: { requests: 20, minutes: 60 },
  opensWith: 'plan_offer',
  idempotent: true,
  body: signature,
  response: publicOffer,
  handler: async ({ deps, secret, body, idempotencyKey }) => {
    const offerId = await opened(deps, secret)
    const { instalments, ...signed } = body
    await signOffer(
      deps.pool,
      {
        key: `${offerId}/${idempotencyKey}`,
        actor: CUSTOMER_ONLINE,
        reason: 'Signed online by the customer',
        input: { offerId, seen: instalments, ...signed },
      },
      deps.now?.() ?? new Date(),
    )
    return readSnapshot(deps.pool, (db) => readOfferPage(db, offerId))
  },
})

export const publicPlanRoutes: readonly Route[] = [read, sign]
