import { PERMISSIONS } from '../domain/access/permissions.js'
import type { PublicRoute, Route } from './route.js'

/** A route was declared in a way that must not be served. The server does not start. */
export class RouteRefused extends Error {
  override readonly name = 'RouteRefused'
}

const SAFE = new Set(['GET'])

/**
 * Refuses a route that nobody thought through: no permission, a change under a permission that only reads, a request schema
 * that lets unknown fields in or has a text, number or list without bounds.
 */
export function checkDeclaration(route: Route): void {
  const name = `${route.method} ${route.url}`
  const refuse = (why: string): never => {
    throw new RouteRefused(`${name}: ${why}`)
  }
  if (!route.url.startsWith('/') || route.url.startsWith('/api/')) refuse('the url starts below /api/v1')
  if (route.public === true) checkPublic(route as PublicRoute, refuse)
  else checkPermission(route, refuse)
  if ('uploadMaxBytes' in route && route.uploadMaxBytes !== undefined && route.body !== undefined) {
    refuse('an upload has no other body')
  }
  if (SAFE.has(route.method) && route.body !== undefined) refuse('a GET has no body')
  if (route.response === undefined && route.produces === undefined && SAFE.has(route.method)) refuse('a GET has a response')
  const parameters = [...route.url.matchAll(/:(\w+)/g)].map((match) => match[1] as string)
  const described = Object.keys((route.params as { properties?: object } | undefined)?.properties ?? {})
  if (parameters.toSorted().join() !== described.toSorted().join()) refuse('params and the url do not name the same')
  for (const [part, schema] of Object.entries({ params: route.params, query: route.query, body: route.body })) {
    if (schema !== undefined) checkBounds(schema, part, refuse)
  }
}

function checkPermission(route: Route, refuse: (why: string) => never): void {
  const permission = 'permission' in route ? route.permission : undefined
  const rule = permission === undefined ? undefined : PERMISSIONS[permission]
  if (rule === undefined) return refuse('declare a permission, or that the route is public')
  const onlyReads = 'changesNothing' in route && route.changesNothing === true
  if (!SAFE.has(route.method) && !rule.changes && !onlyReads) {
    return refuse(`${permission} changes nothing: take another permission, or declare changesNothing`)
  }
}

/** What lies open to anybody is bounded: below /public every route says how often one sender may ask. */
function checkPublic(route: PublicRoute, refuse: (why: string) => never): void {
  const isOpen = route.url.startsWith('/public/')
  if (isOpen && route.mostOften === undefined) refuse('a route below /public says how often it may be asked')
  if (!isOpen && (route.uploadMaxBytes !== undefined || route.opensWith !== undefined)) {
    refuse('uploads and links of anybody stand below /public')
  }
}

interface Schema {
  readonly [keyword: string]: unknown
}

function checkBounds(value: unknown, path: string, refuse: (why: string) => never): void {
  if (Array.isArray(value)) {
    for (const [index, entry] of value.entries()) checkBounds(entry, `${path}/${index}`, refuse)
    return
  }
  if (typeof value !== 'object' || value === null) return
  const schema = value as Schema
  const bounded = 'enum' in schema || 'const' in schema
  if (schema.type === 'object' && schema.additionalProperties !== false && !isBoundedRecord(schema)) {
    refuse(`${path} lets unknown fields in: use closed(), or patternProperties with maxProperties`)
  }
  if (schema.type === 'string' && !bounded && schema.maxLength === undefined) refuse(`${path} is a text without maxLength`)
  if (schema.type === 'array' && schema.maxItems === undefined) refuse(`${path} is a list without maxItems`)
  for (const [keyword, entry] of Object.entries(schema)) {
    if (keyword === 'enum' || keyword === 'const' || keyword === 'default' || keyword === 'examples') continue
    if (keyword === 'properties' || keyword === 'patternProperties') {
      for (const [field, child] of Object.entries(entry as object)) checkBounds(child, `${path}/${field}`, refuse)
    } else {
      checkBounds(entry, `${path}/${keyword}`, refuse)
    }
  }
}

/** A record of names people choose (settings, attributes): how many, and what the values are. */
function isBoundedRecord(schema: Schema): boolean {
  return schema.maxProperties !== undefined
}
