import { createServer } from 'node:http'
import { collectDefaultMetrics, Registry } from 'prom-client'

/**
 * Answers `/health` (200 while it polls, 503 otherwise) and `/metrics` for whoever watches the worker. Nothing is opened
 * without a port.
 */
export async function serveWorkerHealth(port: number | undefined, isHealthy: () => boolean): Promise<{ close(): Promise<void> }> {
  if (port === undefined) return { close: async () => {} }
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const server = createServer((request, response) => {
    if (request.url === '/metrics') {
      void registry.metrics().then((text) => response.setHeader('content-type', registry.contentType).end(text))
      return
    }
    const found = request.url === '/health'
    const healthy = found && isHealthy()
    response.writeHead(found ? (healthy ? 200 : 503) : 404, { 'content-type': 'application/json' })
    response.end(JSON.stringify({ status: found ? (healthy ? 'ready' : 'starting') : 'unknown' }))
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '0.0.0.0', resolve)
  })
  return { close: () => new Promise((resolve) => server.close(() => resolve())) }
}
