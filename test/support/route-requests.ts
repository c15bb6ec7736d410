import type { LightMyRequestResponse } from 'fastify'
import type { PermittedRoute, Route } from '../../api/route.js'
import type { TestClient } from './api.js'
import { minimalValue } from './minimal-value.js'

export interface RouteRequest {
  readonly path: string
  readonly body: Record<string, unknown> | undefined
  readonly headers: Readonly<Record<string, string>>
}

/** A request that a route's schemas let in, about things that are not there. */
export function minimalRequest(route: Route): RouteRequest {
  const params = minimalValue(route.params ?? { type: 'object' }) as Record<string, unknown>
  const query = minimalValue(route.query ?? { type: 'object' }) as Record<string, unknown>
  const path = route.url.replaceAll(/:(\w+)/g, (_match, name: string) => encodeURIComponent(String(params[name])))
  const search = new URLSearchParams(
    Object.entries(query).map(([name, value]): [string, string] => [name, String(value)]),
  ).toString()
  const isUpload = uploadOf(route)
  return {
    path: search === '' ? path : `${path}?${search}`,
    body: route.body === undefined ? undefined : (minimalValue(route.body) as Record<string, unknown>),
    headers: isUpload ? { 'content-type': 'application/octet-stream' } : {},
  }
}

/** Sends a request as this client; `change` alters it first. */
export async function sendTo(
  client: TestClient,
  route: Route,
  change: (request: RouteRequest) => RouteRequest = (request) => request,
): Promise<LightMyRequestResponse> {
  const { path, body, headers } = change(minimalRequest(route))
  const payload = uploadOf(route) ? Buffer.from('nothing') : body
  switch (route.method) {
    case 'GET':
      return client.get(path, { headers })
    case 'POST':
      return client.post(path, payload, { headers })
    case 'PUT':
      return client.put(path, payload, { headers })
    case 'PATCH':
      return client.patch(path, payload, { headers })
    case 'DELETE':
      return client.delete(path, payload, { headers })
  }
}

export function nameOf(route: Route): string {
  return `${route.method} ${route.url}`
}

export function permissionOf(route: Route): PermittedRoute['permission'] | undefined {
  return 'permission' in route ? route.permission : undefined
}

export function isWrite(route: Route): boolean {
  return route.method !== 'GET'
}

function uploadOf(route: Route): boolean {
  return 'uploadMaxBytes' in route && route.uploadMaxBytes !== undefined
}
