import type { LightMyRequestResponse } from 'fastify'
import type pg from 'pg'
import type { Route } from '../../api/route.js'
import { PERMISSIONS } from '../../domain/access/permissions.js'

/** Looks at an answer; `path` is below /api/v1. */
export type Observer = (method: string, path: string, response: LightMyRequestResponse) => Promise<void>

export interface AuditWatch {
  readonly observe: Observer
  /** Routes that changed things, as their answers say, and never left an audit row. */
  unaudited(): string[]
}

/**
 * Every change has an audit row of its request. A command that was repeated, or that found everything as it should be, changes
 * nothing and leaves none: hence a route is named only where none of its successes left one.
 */
export function watchAudit(routes: readonly Route[], pool: pg.Pool): AuditWatch {
  const audited = new Map<string, boolean>()
  return {
    observe: async (method, path, response) => {
      const route = routes.find((each) => each.method === method && patternOf(each).test(path.split('?')[0] ?? ''))
      const permission = route !== undefined && 'permission' in route ? route.permission : undefined
      if (route === undefined || method === 'GET' || permission === undefined || response.statusCode >= 300) return
      const onlyReads = 'changesNothing' in route && route.changesNothing === true
      if (!PERMISSIONS[permission].changes || onlyReads || route.tag === 'test') return
      const name = `${method} ${route.url}`
      const { rowCount } = await pool.query('select from audit_log where request_id = $1', [response.headers['x-request-id']])
      audited.set(name, audited.get(name) === true || rowCount !== 0)
    },
    unaudited: () => [...audited].filter(([, isAudited]) => !isAudited).map(([name]) => name),
  }
}

function patternOf(route: Route): RegExp {
  return new RegExp(`^${route.url.replaceAll('.', '\\.').replaceAll(/:\w+/g, '[^/]+')}$`)
}
