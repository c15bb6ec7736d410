import { accessRoutes } from './access/routes.js'
import { processRoutes } from './processes/routes.js'
import { ratingRoutes } from './rating/routes.js'
import type { Route } from './route.js'

/** Every route of Penstock, slice by slice. What is not listed here is not served. */
export const ALL_ROUTES: readonly Route[] = [...accessRoutes, ...processRoutes, ...ratingRoutes]
