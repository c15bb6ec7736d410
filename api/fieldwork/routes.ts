import type { Route } from '../route.js'
import { dispatchRoutes } from './dispatch-routes.js'
import { fieldRoutes } from './field-routes.js'
import { setUpRoutes } from './set-up-routes.js'
import { workOrderRoutes } from './work-order-routes.js'

export const fieldworkRoutes: readonly Route[] = [...workOrderRoutes, ...dispatchRoutes, ...fieldRoutes, ...setUpRoutes]
