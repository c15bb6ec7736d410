import type { Route } from '../route.js'
import { caseRoutes } from './case-routes.js'
import { creditRoutes } from './credit-routes.js'
import { overviewRoutes } from './overview-routes.js'
import { protectionRoutes } from './protection-routes.js'

export const collectionRoutes: readonly Route[] = [...caseRoutes, ...creditRoutes, ...overviewRoutes, ...protectionRoutes]
