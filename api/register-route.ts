import { randomUUID } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { withinRequest } from '../db/access/request-scope.js'
import { isAllowed, type Permission } from '../domain/access/permissions.js'
import type { Command } from '../domain/kernel/command.js'
import { RefusedError } from '../domain/kernel/outcome.js'
import { authenticate } from './authentication.js'
import { checkDeclaration } from './declaration-check.js'
import type { ApiDeps } from './deps.js'
import { checkContent } from './request-content.js'
import { countSenders, linkSecretOf } from './public-access.js'
import type { PermittedContext, PermittedRoute, PublicRoute, Route } from './route.js'
import { refuseForgery } from './same-site.js'
import { boundedUpload, takeBodiesAsStreams } from './upload.js'

export const API_PREFIX = '/api/v1'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The declaration a route was made of; routes below /api/v1 without one do not start. */
    declared?: Route
  }
}

/** Makes a declaration a served route. Throws `RouteRefused` where it must not be served. */
export function registerRoute(app: FastifyInstance, deps: ApiDeps, route: Route): void {
  checkDeclaration(route)
  if ('uploadMaxBytes' in route && route.uploadMaxBytes !== undefined) {
    void app.register(async (scope) => {
      takeBodiesAsStreams(scope)
      serve(scope, deps, route)
    })
  } else {
    serve(app, deps, route)
  }
}

function serve(app: FastifyInstance, deps: ApiDeps, route: Route): void {
  const count = countSenders(app, deps, route)
  app.route({
    method: route.method,
    url: `${API_PREFIX}${route.url}`,
    config: { declared: route },
    ...('bodyMaxBytes' in route && route.bodyMaxBytes !== undefined ? { bodyLimit: route.bodyMaxBytes } : {}),
    schema: {
      summary: route.summary,
      tags: [route.tag],
      ...(route.description === undefined ? {} : { description: route.description }),
      ...(route.params === undefined ? {} : { params: route.params }),
      // Without a schema of its own a route has no query: an unknown parameter is refused here as well.
      querystring: route.query ?? { type: 'object', properties: {}, additionalProperties: false },
      ...(route.body === undefined ? {} : { body: route.body }),
      ...(route.response === undefined ? {} : { response: { [statusOf(route)]: route.response } }),
    },
    onRequest: async (request) => {
      await count(request)
      await admit(request, deps, route)
    },
    preValidation: async (request) => {
      if ('uploadMaxBytes' in route && route.uploadMaxBytes !== undefined)
        return checkContent({ params: request.params, query: request.query })
      checkContent({ params: request.params, query: request.query, body: request.body })
      refuseUnwantedBody(request, route)
    },
    handler: async (request, reply) => {
      void reply.code(statusOf(route))
      const context = contextOf(request, reply, deps, route)
      const answer = await withinRequest(request.id, () => (route.handler as (context: unknown) => Promise<unknown>)(context))
      return answer === undefined && !reply.sent ? reply.send() : answer
    },
  })
}

function statusOf(route: Route): number {
  return route.status ?? (route.response === undefined && route.produces === undefined ? 204 : 200)
}

/** Before anything of the body is read: who is it, may they, and did they mean it. */
async function admit(request: FastifyRequest, deps: ApiDeps, route: Route): Promise<void> {
  const changes = route.method !== 'GET'
  if (route.public === true) {
    if (changes) refuseForgery(request, deps.config, undefined)
    return
  }
  const { permission } = route as PermittedRoute
  const principal = await authenticate(request, deps)
  if (principal === undefined) {
    throw new RefusedError({ code: 'NOT_SIGNED_IN', message: 'Sign in first: there is no session, or it has ended.' })
  }
  if (changes) refuseForgery(request, deps.config, principal)
  if (!isAllowed(principal.roles, permission)) {
    throw new RefusedError({ code: 'FORBIDDEN', message: 'Your role does not include this.', facts: { permission } })
  }
  if (principal.mustChangePassword && permission !== 'access.self') {
    throw new RefusedError({ code: 'PASSWORD_CHANGE_REQUIRED', message: 'Choose a password of your own first.' })
  }
  request.principal = principal
}

function refuseUnwantedBody(request: FastifyRequest, route: Route): void {
  if (route.body !== undefined || request.body === undefined || request.body === null) return
  // Clients that always send a body send an empty one.
  if (typeof request.body === 'object' && Object.keys(request.body).length === 0) return
  throw new RefusedError({ code: 'UNEXPECTED_BODY', message: 'This request takes no body.' })
}

function contextOf(request: FastifyRequest, reply: FastifyReply, deps: ApiDeps, route: Route): unknown {
  const { params, query, body } = request
  const shared = { deps, params, query, body, request, reply }
  if (route.public === true) return publicContext(shared, request, route)
  const { idempotent, uploadMaxBytes } = route as PermittedRoute
  const principal = request.principal
  if (principal === undefined) throw new Error('a route ran without a principal')
  const key = keyOf(request, principal.actor.id, idempotent === true)
  const context: PermittedContext<unknown, unknown, unknown> = {
    ...shared,
    actor: principal.actor,
    principal,
    may: (permission: Permission) => isAllowed(principal.roles, permission),
    command: <Input>(input: Input, reason?: string): Command<Input> => ({
      key,
      actor: principal.actor,
      reason: reason ?? route.summary,
      input,
    }),
    upload: uploadMaxBytes === undefined ? undefined : boundedUpload(request, uploadMaxBytes),
  }
  return context
}

/** Nobody's key is another's: where a link opens something its secret is part of whatever is made of the key. */
function publicContext(shared: object, request: FastifyRequest, route: Route): unknown {
  const { idempotent, uploadMaxBytes, opensWith } = route as PublicRoute
  return {
    ...shared,
    secret: opensWith === undefined ? '' : linkSecretOf(request, opensWith),
    idempotencyKey: keyOf(request, 'public', idempotent === true),
    upload: uploadMaxBytes === undefined ? undefined : boundedUpload(request, uploadMaxBytes),
  }
}

/** Keys belong to whoever sent them: nobody gets another's answer by guessing one. */
function keyOf(request: FastifyRequest, actorId: string, isRequired: boolean): string {
  const sent = request.headers['idempotency-key']
  if (typeof sent === 'string' && /^[\x21-\x7e]{1,200}$/.test(sent)) return `${actorId}/${sent}`
  if (sent === undefined && !isRequired) return `${actorId}/${randomUUID()}`
  throw new RefusedError({
    code: 'IDEMPOTENCY_KEY_REQUIRED',
    message: 'Send an Idempotency-Key header: 1 to 200 printable characters, new for each command, the same when it is repeated.',
  })
}
