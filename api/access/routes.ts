import type { Route } from '../route.js'
import { auditRoutes } from './audit-routes.js'
import { roleRoutes } from './role-routes.js'
import { sessionRoutes } from './session-routes.js'
import { tokenRoutes } from './token-routes.js'
import { userRoutes } from './user-routes.js'

export const accessRoutes: readonly Route[] = [...sessionRoutes, ...userRoutes, ...roleRoutes, ...tokenRoutes, ...auditRoutes]
