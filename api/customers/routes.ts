import { mergeRoutes } from './merge-routes.js'
import { personRoutes } from './person-routes.js'
import { privacyRoutes } from './privacy-routes.js'
import { roleRoutes } from './role-routes.js'
import type { Route } from '../route.js'
import { accountRoutes } from './account-routes.js'
import { alertRoutes } from './alert-routes.js'
import { customerRoutes } from './customer-routes.js'
import { identityRoutes } from './identity-routes.js'
import { interactionFileRoutes } from './interaction-files.js'
import { interactionRoutes } from './interaction-routes.js'

export const customersRoutes: readonly Route[] = [
  ...accountRoutes,
  ...alertRoutes,
  ...customerRoutes,
  ...identityRoutes,
  ...interactionRoutes,
  ...interactionFileRoutes,
  ...mergeRoutes,
  ...personRoutes,
  ...privacyRoutes,
  ...roleRoutes,
]
