import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { problemOf } from './errors.js'
import { replyWithProblem } from './error-reply.js'
import { DOCS_URL } from './openapi.js'

/** Folders of what browsers run: the console for staff, and the pages for everybody. */
export interface BuiltPages {
  readonly console: string | undefined
  readonly portal: string | undefined
}

/** Where the files of the pages for everybody lie. */
const PORTAL = '/apply'
/** Where its pages are: applying for service, the offer of a payment plan, and a customer's own energy. */
const PORTAL_PAGES = [PORTAL, '/plan', '/energy']

/**
 * Serves the built console from `/` and the pages for everybody from `/apply`, `/plan` and `/energy`. Their addresses are the browser's own (`/accounts/A000001`), so
 * what is no file and no API answers with the page. Files with a hash in their name never change; a page itself is asked for each time.
 */
export async function servePages(app: FastifyInstance, folders: BuiltPages): Promise<void> {
  if (folders.console !== undefined) await serveFiles(app, folders.console, '/')
  if (folders.portal !== undefined) await serveFiles(app, folders.portal, `${PORTAL}/`)
  app.setNotFoundHandler(async (request, reply) => {
    if (!isPage(request)) return replyWithProblem(problemOf('NOT_FOUND', 'There is nothing here by that name.'), reply)
    const folder = isPortal(request) ? folders.portal : folders.console
    if (folder !== undefined) return reply.header('cache-control', 'no-cache').sendFile('index.html', folder)
    const what = isPortal(request) ? 'pages for customers were' : 'console was'
    return replyWithProblem(problemOf('NOT_FOUND', `The ${what} not built here. The API is described at ${DOCS_URL}.`), reply)
  })
}

async function serveFiles(app: FastifyInstance, folder: string, prefix: string): Promise<void> {
  await app.register(fastifyStatic, {
    root: folder,
    prefix,
    decorateReply: !app.hasReplyDecorator('sendFile'),
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

function isPortal(request: FastifyRequest): boolean {
  const path = request.url.split(/[?#]/)[0] ?? ''
  return PORTAL_PAGES.some((page) => path === page || path.startsWith(`${page}/`))
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
