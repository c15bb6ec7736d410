import type { FastifyInstance, FastifyRequest } from 'fastify'
import { BlockList, isIPv6 } from 'node:net'
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import { isAllowed } from '../domain/access/permissions.js'
import { authenticate } from './authentication.js'
import type { ApiDeps } from './deps.js'
import { notFound } from './errors.js'

/**
 * Measures every request by route, and serves `/metrics` in Prometheus' form to the machine itself, to `metricsFrom`, and to a
 * token that may see metrics; to anybody else there is nothing.
 */
export function serveMetrics(app: FastifyInstance, deps: ApiDeps): void {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const seconds = new Histogram({
    name: 'penstock_http_request_seconds',
    help: 'Time to answer, by declared route',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers: [registry],
  })
  new Gauge({
    name: 'penstock_database_connections',
    help: 'Connections of the API to PostgreSQL',
    labelNames: ['state'],
    registers: [registry],
    collect() {
      this.set({ state: 'open' }, deps.pool.totalCount)
      this.set({ state: 'idle' }, deps.pool.idleCount)
      this.set({ state: 'waited_for' }, deps.pool.waitingCount)
    },
  })
  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'unmatched'
    seconds.observe({ method: request.method, route, status: String(reply.statusCode) }, reply.elapsedTime / 1000)
  })
  const local = addressList(deps.config.metricsFrom ?? ['127.0.0.0/8', '::1'])
  app.get('/metrics', async (request, reply) => {
    if (!(isListed(local, request) || (await mayRead(request, deps)))) throw notFound()
    return reply
      .type(registry.contentType)
      .header('cache-control', 'no-store')
      .send(await registry.metrics())
  })
}

async function mayRead(request: FastifyRequest, deps: ApiDeps): Promise<boolean> {
  const principal = await authenticate(request, deps)
  return principal !== undefined && isAllowed(principal.roles, 'utility.read_metrics')
}

function addressList(networks: readonly string[]): BlockList {
  const list = new BlockList()
  for (const network of networks) {
    const [address = '', bits] = network.split('/')
    const family = isIPv6(address) ? 'ipv6' : 'ipv4'
    if (bits === undefined) list.addAddress(address, family)
    else list.addSubnet(address, Number(bits), family)
  }
  return list
}

/** A request that a proxy passed on is not the machine's own, whatever the connection says. */
function isListed(list: BlockList, request: FastifyRequest): boolean {
  if (request.headers['x-forwarded-for'] !== undefined && request.ip === request.socket.remoteAddress) return false
  const address = request.ip.replace(/^::ffff:/i, '')
  return list.check(address, isIPv6(address) ? 'ipv6' : 'ipv4')
}
