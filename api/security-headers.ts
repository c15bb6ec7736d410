import helmet from '@fastify/helmet'
import type { FastifyInstance } from 'fastify'
import type { ApiConfig } from './deps.js'

/**
 * No script but our own files, no page of ours inside another's, no address told to other sites. Styles may be inline: the
 * console's components make theirs at run time.
 */
export async function useSecurityHeaders(app: FastifyInstance, config: ApiConfig): Promise<void> {
  const isSecure = config.publicUrl.startsWith('https://')
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        scriptSrcAttr: ["'none'"],
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        fontSrc: ["'self'", 'data:'],
        connectSrc: ["'self'"],
        frameSrc: ["'self'", 'blob:'],
        workerSrc: ["'self'", 'blob:'],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'self'"],
        ...(isSecure ? { upgradeInsecureRequests: [] } : {}),
      },
    },
    strictTransportSecurity: isSecure ? { maxAge: 31_536_000, includeSubDomains: false } : false,
    xFrameOptions: { action: 'sameorigin' },
    referrerPolicy: { policy: 'no-referrer' },
  })
  app.addHook('onRequest', async (request, reply) => {
    void reply.header('permissions-policy', 'camera=(), microphone=(), geolocation=(), payment=()')
    void reply.header('x-request-id', request.id)
    // What the API answers is somebody's data: nothing between here and the page keeps it.
    if (request.url.startsWith('/api/')) void reply.header('cache-control', 'no-store')
  })
}
