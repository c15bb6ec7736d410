import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { problemOf } from './errors.js'
import { replyWithProblem } from './error-reply.js'
import { DOCS_URL } from './openapi.js'

/**
 * Serves the built console from `/`. Its addresses are the browser's own (`/accounts/A000001`), so what is no file and no API
 * answers with the page. Files with a hash in their name never change; the page itself is asked for each time.
 */
export async function serveConsole(app: FastifyInstance, folder: string | undefined): Promise<void> {
  if (folder !== undefined) {
    await app.register(fastifyStatic, {
      root: folder,
      wildcard: true,
      // Only files that are named: no listing of folders, nothing hidden.
      dotfiles: 'deny',
      cacheControl: false,
      setHeaders: (reply, path) => {
        const isHashed = path.startsWith(join(folder, 'assets'))
        void reply.header('cache-control', isHashed ? 'public, max-age=31536000, immutable' : 'no-cache')
      },
    })
  }
  app.setNotFoundHandler(async (request, reply) => {
    if (!isPage(request)) return replyWithProblem(problemOf('NOT_FOUND', 'There is nothing here by that name.'), reply)
    if (folder !== undefined) return reply.header('cache-control', 'no-cache').sendFile('index.html')
    return replyWithProblem(problemOf('NOT_FOUND', `The console was not built here. The API is described at ${DOCS_URL}.`), reply)
  })
}

/** A place of the console: asked for by a browser going there, with no file's ending. */
function isPage(request: FastifyRequest): boolean {
  const path = request.url.split('?')[0] ?? ''
  const isApi = path === '/api' || path.startsWith('/api/') || path.startsWith('/health') || path.startsWith('/metrics')
  const accepts = request.headers.accept ?? ''
  return (
    request.method === 'GET' && !isApi && !/\.[a-z0-9]+$/i.test(path) && (accepts === '' || /text\/html|\*\/\*/.test(accepts))
  )
}
