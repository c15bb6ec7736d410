import type { FastifyInstance, FastifyRequest } from 'fastify'
import { limitedAddress } from '../activities/access/network-address.js'
import { RefusedError } from '../domain/kernel/outcome.js'
import { isReadableCode } from '../domain/access/readable-code.js'
import type { ApiDeps } from './deps.js'
import { notFound } from './errors.js'
import type { PublicRoute, Route } from './route.js'

/** What a link may open, with the header that carries its secret: in a header no proxy's log keeps it, as it would keep an address. */
export const LINKS = {
  application_link: { header: 'x-application-link', isSecret: (text: string) => /^[A-Za-z0-9_-]{43}$/.test(text) },
  plan_offer: { header: 'x-plan-offer', isSecret: isReadableCode },
  energy_page: { header: 'x-energy-page', isSecret: isReadableCode },
} as const

/** Counts what one network address asks of a route for anybody, in this process alone, and refuses TOO_MANY_REQUESTS beyond its limit. */
export function countSenders(app: FastifyInstance, deps: ApiDeps, route: Route): (request: FastifyRequest) => Promise<void> {
  const limit = (route as Partial<PublicRoute>).mostOften
  if (limit === undefined) return async () => undefined
  const count = app.createRateLimit({
    max: deps.config.limits?.publicRequests ?? limit.requests,
    timeWindow: limit.minutes * 60_000,
    keyGenerator: (request: FastifyRequest) => `${route.method} ${route.url} ${limitedAddress(request.ip)}`,
  })
  return async (request) => {
    const state = await count(request)
    if (state.isAllowed || !state.isExceeded) return
    throw new RefusedError({
      code: 'TOO_MANY_REQUESTS',
      message: `Too many requests from this address. Try again in ${minutesText(state.ttlInSeconds)}.`,
    })
  }
}

function minutesText(seconds: number): string {
  const minutes = Math.max(1, Math.ceil(seconds / 60))
  return minutes === 1 ? 'a minute' : `${minutes} minutes`
}

/** The secret a request was sent with. One that is none answers as one that opens nothing. */
export function linkSecretOf(request: FastifyRequest, opens: keyof typeof LINKS): string {
  const { header, isSecret } = LINKS[opens]
  const sent = request.headers[header]
  if (typeof sent === 'string' && isSecret(sent)) return sent
  throw notFound()
}
