import type { Route } from '../route.js'
import { accountRoutes } from './account-routes.js'
import { customerRoutes } from './customer-routes.js'
import { identityRoutes } from './identity-routes.js'
import { interactionRoutes } from './interaction-routes.js'

export const customersRoutes: readonly Route[] = [...accountRoutes, ...customerRoutes, ...identityRoutes, ...interactionRoutes]
