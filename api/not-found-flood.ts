import type { FastifyInstance, FastifyRequest } from 'fastify'
import { RefusedError } from '../domain/kernel/outcome.js'

/**
 * Whoever gets too many 404 within a minute is guessing what there is, and is answered 429 for the rest of it: counted by person
 * or token, and by network address where nobody is signed in. Needs the rate-limit plugin; counts in this process alone.
 */
export function limitGuessing(app: FastifyInstance, perMinute: number): void {
  const count = app.createRateLimit({
    max: perMinute,
    timeWindow: '1 minute',
    keyGenerator: (request: FastifyRequest) => `404 ${request.principal?.actor.id ?? request.ip}`,
  })
  // After the routes' own onRequest, which finds out who it is.
  app.addHook('preValidation', async (request) => {
    const state = await count(request, { increment: false })
    if (!state.isAllowed && state.remaining <= 0) {
      throw new RefusedError({
        code: 'TOO_MANY_REQUESTS',
        message: 'Too many requests for what is not there. Wait a minute and try again.',
      })
    }
  })
  app.addHook('onResponse', async (request, reply) => {
    if (reply.statusCode === 404) await count(request)
  })
}
