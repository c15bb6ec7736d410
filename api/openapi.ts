import swagger from '@fastify/swagger'
import swaggerUi from '@fastify/swagger-ui'
import type { FastifyInstance, FastifySchema } from 'fastify'
import { PERMISSIONS } from '../domain/access/permissions.js'
import { API_PREFIX } from './register-route.js'
import type { PermittedRoute, PublicRoute, Route } from './route.js'

export const OPENAPI_URL = `${API_PREFIX}/openapi.json`
export const DOCS_URL = `${API_PREFIX}/docs`

const problem = {
  description: 'Refused or failed; RFC 9457',
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
}

const components = {
  securitySchemes: {
    session: {
      type: 'apiKey' as const,
      in: 'cookie' as const,
      name: 'penstock-session',
      description: 'Set by POST /session; `__Host-penstock` over TLS',
    },
    token: { type: 'http' as const, scheme: 'bearer', description: 'API token, pst_…' },
    applicationLink: {
      type: 'apiKey' as const,
      in: 'header' as const,
      name: 'x-application-link',
      description: 'Secret of the link an applicant was sent: what follows # in it',
    },
    planOffer: {
      type: 'apiKey' as const,
      in: 'header' as const,
      name: 'x-plan-offer',
      description: 'Code of the offer a customer was sent: what follows # in its link',
    },
    energyPage: {
      type: 'apiKey' as const,
      in: 'header' as const,
      name: 'x-energy-page',
      description: 'Code of the page a customer was sent: what follows # in its link',
    },
  },
  schemas: {
    Problem: {
      type: 'object' as const,
      required: ['type', 'title', 'status', 'detail', 'code'],
      properties: {
        type: { type: 'string' as const },
        title: { type: 'string' as const },
        status: { type: 'integer' as const },
        detail: { type: 'string' as const, description: 'A sentence a person can act on' },
        code: { type: 'string' as const },
        errors: {
          type: 'array' as const,
          items: {
            type: 'object' as const,
            properties: { field: { type: 'string' as const }, message: { type: 'string' as const } },
          },
        },
        facts: { type: 'object' as const, description: 'The figures behind the refusal' },
        requestId: { type: 'string' as const },
      },
    },
  },
}

/** Describes every route as OpenAPI 3.1 and serves the description and a page to browse it. Before the routes. */
export async function describeApi(app: FastifyInstance, version: string): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Penstock',
        version,
        description:
          'Customer information and billing. Amounts are text, days are `YYYY-MM-DD`. Lists take `filter`, `sort` and `range` as JSON text and ' +
          'answer with `Content-Range`. A session also sends its `X-CSRF-Token` with everything but GET.',
      },
      servers: [{ url: '/' }],
      components,
    },
    transform: ({ schema, url, route }) => ({ schema: describe(schema, route.config?.declared), url }),
  })
  await app.register(swaggerUi, {
    routePrefix: DOCS_URL,
    indexPrefix: '',
    theme: { title: 'Penstock API' },
    uiConfig: { layout: 'BaseLayout', url: OPENAPI_URL, docExpansion: 'none', deepLinking: true },
  })
}

function describe(schema: FastifySchema | undefined, route: Route | undefined): FastifySchema {
  if (route === undefined) return { ...schema, hide: true }
  const responses = (schema?.response ?? {}) as Record<string, unknown>
  const isPublic = route.public === true
  return {
    ...schema,
    description: [route.description, ...notesOn(route)].filter((part) => part !== undefined).join('\n\n'),
    security: isPublic ? securityOf(route as PublicRoute) : [{ session: [] }, { token: [] }],
    ...(route.produces === undefined ? {} : { produces: route.produces }),
    ...(isIdempotent(route) ? { headers: IDEMPOTENCY_HEADER } : {}),
    response: { ...(Object.keys(responses).length === 0 ? plainAnswer(route) : responses), default: problem },
  }
}

/** What a link is called in the description, by what it opens. */
const LINK_SCHEMES = { application_link: 'applicationLink', plan_offer: 'planOffer', energy_page: 'energyPage' } as const

function securityOf({ opensWith }: PublicRoute): Record<string, string[]>[] {
  if (opensWith === undefined) return []
  return [{ [LINK_SCHEMES[opensWith]]: [] }]
}

const IDEMPOTENCY_HEADER = {
  type: 'object',
  required: ['idempotency-key'],
  properties: {
    'idempotency-key': {
      type: 'string',
      minLength: 1,
      maxLength: 200,
      description: 'The same key and body give the first answer again',
    },
  },
}

function plainAnswer(route: Route): Record<string, unknown> {
  if (route.produces === undefined) return { [route.status ?? 204]: { description: 'Done', type: 'null' } }
  const content = Object.fromEntries(route.produces.map((type) => [type, { schema: { type: 'string', format: 'binary' } }]))
  return { [route.status ?? 200]: { description: 'The file', content } }
}

function notesOn(route: Route): string[] {
  const upload = (route as Partial<PermittedRoute>).uploadMaxBytes === undefined ? [] : ['The body is the file itself.']
  if (route.public === true) return [whoMay(route as PublicRoute), ...upload]
  const { permission } = route as PermittedRoute
  const roles = PERMISSIONS[permission].roles.map((role) => role.replaceAll('_', ' ')).join(', ')
  return [`Permission \`${permission}\`: ${roles}.`, ...upload]
}

function whoMay({ opensWith, mostOften }: PublicRoute): string {
  const links = {
    application_link: 'For whoever has the link of an application',
    plan_offer: 'For whoever has the code of an offer',
    energy_page: 'For whoever has the code of the page',
  }
  const who = opensWith === undefined ? 'For anybody' : links[opensWith]
  return mostOften === undefined
    ? `${who}.`
    : `${who}; from one network address ${mostOften.requests} times in ${mostOften.minutes} minutes.`
}

function isIdempotent(route: Route): boolean {
  return (route as Partial<PermittedRoute>).idempotent === true
}
