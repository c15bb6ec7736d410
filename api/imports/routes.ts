import type { Route } from '../route.js'
import { importReadRoutes } from './read-routes.js'
import { importRunRoutes } from './run-routes.js'

export const importRoutes: readonly Route[] = [...importReadRoutes, ...importRunRoutes]
