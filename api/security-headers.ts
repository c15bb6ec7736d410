import helmet from '@fastify/helmet'
import type { FastifyInstance } from 'fastify'
import type { ApiConfig } from './deps.js'

/** SHA-256 of an empty text. */
const EMPTY_STYLE = "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='"

/**
 * No script and no style but our own files, no page of ours inside another's, no address told to other sites. The console's
 * components make their styles at run time: they add empty style elements and fill them rule by rule, which a policy allows whose
 * list has the hash of nothing.
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
        styleSrc: ["'self'", EMPTY_STYLE],
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
