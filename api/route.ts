import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Readable } from 'node:stream'
import type { Static, TSchema } from 'typebox'
import type { Permission } from '../domain/access/permissions.js'
import type { Actor, Command } from '../domain/kernel/command.js'
import type { ApiDeps } from './deps.js'
import type { Principal } from './principal.js'

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
type Value<Schema> = Schema extends TSchema ? Static<Schema> : undefined

/** What every handler gets, besides what its schemas have checked. */
export interface RouteContext<Params, Query, Body> {
  readonly deps: ApiDeps
  readonly params: Params
  readonly query: Query
  readonly body: Body
  readonly request: FastifyRequest
  readonly reply: FastifyReply
}

export interface PermittedContext<Params, Query, Body> extends RouteContext<Params, Query, Body> {
  readonly actor: Actor
  /** Roles, rights and the session or token behind the actor. */
  readonly principal: Principal
  /** True where the actor has this right as well, for what a route shows or allows beyond its own permission. */
  may(permission: Permission): boolean
  /**
   * The command for a use-case: key from `Idempotency-Key` (one of its own where the route does not demand it), actor from the
   * session or token, reason from the body, or the route's summary where people are not asked for one.
   */
  command<Input>(input: Input, reason?: string): Command<Input>
  /** The bytes of an upload route, to be read as a stream; undefined elsewhere. */
  readonly upload: Readable | undefined
}

interface Described<Params, Query, Body, Response> {
  readonly method: Method
  /** Below `/api/v1`, with `:name` for parameters: `/accounts/:accountId/notes`. */
  readonly url: string
  /** The act in a few words, imperative: "Take a payment". Shown in the API's page, and the audit's reason by default. */
  readonly summary: string
  /** What a caller should know beyond the schemas. */
  readonly description?: string
  /** The slice, for grouping. */
  readonly tag: string
  readonly params?: Params
  readonly query?: Query
  readonly body?: Body
  /** Of the success answer; fields that are not in it never leave. Absent: the answer has no body (204), or see `produces`. */
  readonly response?: Response
  /** 200 unless said, 204 without a response schema. */
  readonly status?: 200 | 201 | 202
  /** Content types of an answer that is not JSON (`application/pdf`); the handler returns text, bytes or a stream. */
  readonly produces?: readonly string[]
}

export interface PermittedRoute<Params = unknown, Query = unknown, Body = unknown, Response = unknown>
  extends Described<Params, Query, Body, Response> {
  readonly permission: Permission
  readonly public?: never
  /** Money or a process moves: the `Idempotency-Key` header is required. */
  readonly idempotent?: boolean
  /** An unsafe method that only reads (a preview, a validation): lets it stand under a permission that changes nothing. */
  readonly changesNothing?: boolean
  /** The body is a stream of up to this many bytes, of any content type but a form's; `upload` carries it. */
  readonly uploadMaxBytes?: number
  /** Bytes of a JSON body where files stand in it; `LIMITS.bodyBytes` where it is left out. */
  readonly bodyMaxBytes?: number
  handler(context: PermittedContext<Value<Params>, Value<Query>, Value<Body>>): Promise<Answer<Response>>
}

/** What a route for anybody gets besides. */
export interface PublicContext<Params, Query, Body> extends RouteContext<Params, Query, Body> {
  /** The secret of the link that the request was sent with, where `opensWith` asks for one; else empty. */
  readonly secret: string
  /** The sender's `Idempotency-Key`, where `idempotent` demands it; else one of its own. */
  readonly idempotencyKey: string
  /** The bytes of an upload route, to be read as a stream; undefined elsewhere. */
  readonly upload: Readable | undefined
}

export interface PublicRoute<Params = unknown, Query = unknown, Body = unknown, Response = unknown>
  extends Described<Params, Query, Body, Response> {
  /** For anybody, signed in or not. */
  readonly public: true
  readonly permission?: never
  /** How often one network address may ask. A route that changes something without one counts its tries itself. */
  readonly mostOften?: { readonly requests: number; readonly minutes: number }
  /** The secret of a link, in `X-Application-Link` or `X-Plan-Offer`, says what it is about; without one there is nothing here. */
  readonly opensWith?: 'application_link' | 'plan_offer' | 'energy_page'
  readonly idempotent?: boolean
  readonly uploadMaxBytes?: number
  handler(context: PublicContext<Value<Params>, Value<Query>, Value<Body>>): Promise<Answer<Response>>
}

type Answer<Response> = Response extends TSchema ? Static<Response> : unknown

/** A declared route with the types of its schemas forgotten, as lists of routes hold it. */
export type Route = (Omit<PermittedRoute, 'handler'> | Omit<PublicRoute, 'handler'>) & {
  readonly handler: (context: never) => Promise<unknown>
}

/**
 * Declares a route that needs a permission:
 *
 *     export const readAccount = route({
 *       method: 'GET', url: '/accounts/:id', permission: 'customers.read', tag: 'customers', summary: 'Read an account',
 *       params: closed({ id: key() }), response: account,
 *       handler: async ({ deps, params }) => loadAccount(deps.pool, params.id),
 *     })
 */
export function route<
  Params extends TSchema | undefined = undefined,
  Query extends TSchema | undefined = undefined,
  Body extends TSchema | undefined = undefined,
  Response extends TSchema | undefined = undefined,
>(declaration: PermittedRoute<Params, Query, Body, Response>): Route {
  return declaration as unknown as Route
}

/** Declares a route for anybody. Rare: signing in, readiness, the API's own description. */
export function publicRoute<
  Params extends TSchema | undefined = undefined,
  Query extends TSchema | undefined = undefined,
  Body extends TSchema | undefined = undefined,
  Response extends TSchema | undefined = undefined,
>(declaration: PublicRoute<Params, Query, Body, Response>): Route {
  return declaration as unknown as Route
}
