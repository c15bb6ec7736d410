import { timingSafeEqual } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import { RefusedError } from '../domain/kernel/outcome.js'
import type { ApiConfig } from './deps.js'
import type { Principal } from './principal.js'

/**
 * Refuses a changing request that another site made a browser send: by what the browser says of its origin, and, where a
 * session's cookie speaks for it, by the session's own token in `X-CSRF-Token`, which no other site can read.
 */
export function refuseForgery(request: FastifyRequest, config: ApiConfig, principal: Principal | undefined): void {
  const site = request.headers['sec-fetch-site']
  if (site !== undefined && site !== 'same-origin' && site !== 'none') throw forged()
  const origin = request.headers.origin
  if (origin !== undefined && !isOwnOrigin(origin, request, config)) throw forged()
  if (principal?.via !== 'session') return
  const sent = request.headers['x-csrf-token']
  if (typeof sent !== 'string' || !isEqual(sent, principal.csrfToken ?? '')) throw forged()
}

/** The public address, or the very host the request was sent to: a laptop is reached as localhost and as 127.0.0.1. */
function isOwnOrigin(origin: string, request: FastifyRequest, config: ApiConfig): boolean {
  if (!URL.canParse(origin)) return false
  return origin === new URL(config.publicUrl).origin || new URL(origin).host === request.headers.host
}

function isEqual(left: string, right: string): boolean {
  const [a, b] = [Buffer.from(left), Buffer.from(right)]
  return a.length === b.length && a.length > 0 && timingSafeEqual(a, b)
}

function forged(): RefusedError {
  return new RefusedError({
    code: 'CSRF',
    message: 'This request did not come from the console’s own page. Load the page again; a machine uses a token instead.',
  })
}
