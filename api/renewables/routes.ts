import type { Route } from '../route.js'
import { aggregationRoutes } from './aggregation-routes.js'
import { agreementRenewablesRoutes } from './agreement-routes.js'
import { certificateRoutes } from './certificate-routes.js'
import { energyPageRoutes } from './energy-page-routes.js'
import { generatorRoutes } from './generator-routes.js'
import { programmeRoutes } from './programme-routes.js'

export const renewablesRoutes: readonly Route[] = [
  ...generatorRoutes,
  ...aggregationRoutes,
  ...programmeRoutes,
  ...certificateRoutes,
  ...agreementRenewablesRoutes,
  ...energyPageRoutes,
]
