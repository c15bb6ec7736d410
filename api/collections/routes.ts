import type { Route } from '../route.js'
import { caseRoutes } from './case-routes.js'
import { protectionRoutes } from './protection-routes.js'

export const collectionRoutes: readonly Route[] = [...caseRoutes, ...protectionRoutes]
