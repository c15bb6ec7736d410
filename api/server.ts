import { randomUUID } from 'node:crypto'
import cookie from '@fastify/cookie'
import rateLimit from '@fastify/rate-limit'
import underPressure from '@fastify/under-pressure'
import Fastify, { type FastifyBaseLogger, type FastifyInstance, LogController } from 'fastify'
import { pino } from 'pino'
import { prepareDecoy } from '../activities/access/password-hash.js'
import { ALL_ROUTES } from './all-routes.js'
import { servePages } from './console-files.js'
import { RouteRefused } from './declaration-check.js'
import type { ApiDeps } from './deps.js'
import { replyWithError } from './error-reply.js'
import { serveHealth } from './health.js'
import { LIMITS } from './limits.js'
import { serveMetrics } from './metrics.js'
import { limitGuessing } from './not-found-flood.js'
import { DOCS_URL, describeApi, OPENAPI_URL } from './openapi.js'
import { API_PREFIX, registerRoute } from './register-route.js'
import { logRequests } from './request-log.js'
import type { Route } from './route.js'
import { useSecurityHeaders } from './security-headers.js'
import { validatorCompiler } from './validation.js'

/**
 * Builds the API with every route, ready to `listen` or to be injected into. Throws `RouteRefused` where a route is declared
 * without what it needs.
 */
export async function buildServer(deps: ApiDeps, routes: readonly Route[] = ALL_ROUTES): Promise<FastifyInstance> {
  const app = Fastify({
    loggerInstance: (deps.logger ?? pino({ level: 'silent' })) as FastifyBaseLogger,
    logController: new LogController({ disableRequestLogging: true, requestIdLogLabel: 'requestId' }),
    genReqId: () => randomUUID(),
    requestIdHeader: false,
    trustProxy: deps.config.trustedProxies === undefined ? false : [...deps.config.trustedProxies],
    bodyLimit: LIMITS.bodyBytes,
    routerOptions: { maxParamLength: 200 },
    exposeHeadRoutes: false,
    onProtoPoisoning: 'error',
    onConstructorPoisoning: 'error',
  })
  app.removeContentTypeParser('text/plain')
  app.setValidatorCompiler(validatorCompiler)
  app.setErrorHandler(replyWithError)
  refuseUndeclared(app)
  logRequests(app)
  await protect(app, deps)
  await describeApi(app, VERSION)
  serveHealth(app, deps)
  serveMetrics(app, deps)
  for (const route of routes) registerRoute(app, deps, route)
  app.get(OPENAPI_URL, { schema: { hide: true } }, async () => app.swagger())
  await prepareDecoy()
  await app.ready()
  return app
}

const VERSION = '0.1.0'

/** Whatever registers a route below /api/v1 some other way stops the start. */
function refuseUndeclared(app: FastifyInstance): void {
  app.addHook('onRoute', ({ url, method, config }) => {
    const isDescription = url === OPENAPI_URL || url === DOCS_URL || url.startsWith(`${DOCS_URL}/`)
    if (!url.startsWith(API_PREFIX) || isDescription || config?.declared !== undefined) return
    throw new RouteRefused(`${String(method)} ${url}: declare it with route(), so that it has a permission`)
  })
}

async function protect(app: FastifyInstance, deps: ApiDeps): Promise<void> {
  const limits = { ...LIMITS, ...deps.config.limits }
  await useSecurityHeaders(app, deps.config)
  await app.register(cookie)
  // An interval without a single turn of the loop counts as endless delay: one second of it is a busy machine, not an overloaded one.
  const delay = limits.eventLoopDelayMs
  await app.register(underPressure, { maxEventLoopDelay: delay, sampleInterval: delay, retryAfter: 10 })
  await app.register(rateLimit, { global: false })
  const limit = app.rateLimit({ max: limits.requestsPerMinute, timeWindow: '1 minute' })
  // Before the routes' own hooks, so that what is refused there counts as well; /health is asked by whoever restarts us.
  app.addHook('onRequest', async function (request, reply) {
    if (!request.url.startsWith('/health')) await limit.call(this, request, reply)
  })
  limitGuessing(app, limits.notFoundPerMinute)
  await servePages(app, { console: deps.config.consoleFolder, portal: deps.config.portalFolder })
}
