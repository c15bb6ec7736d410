import type { FastifyInstance } from 'fastify'

/**
 * One line per answered request: which route, how, how long, by whom. Neither the address as sent nor anything of the body:
 * filters and names are personal data.
 */
export function logRequests(app: FastifyInstance): void {
  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'unmatched'
    if (!route.startsWith('/api/') && reply.statusCode < 400) return
    request.log.info(
      {
        method: request.method,
        route,
        status: reply.statusCode,
        milliseconds: Math.round(reply.elapsedTime),
        actor: request.principal?.actor.id,
      },
      'answered',
    )
  })
}
