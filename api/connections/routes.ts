import type { Route } from '../route.js'
import { connectionActRoutes } from './act-routes.js'
import { connectionRoutes } from './connection-routes.js'
import { connectionFileRoutes } from './file-routes.js'
import { quoteRoutes } from './quote-routes.js'

export const connectionsRoutes: readonly Route[] = [
  ...connectionRoutes,
  ...quoteRoutes,
  ...connectionActRoutes,
  ...connectionFileRoutes,
]
