import { type Route } from '../route.js'
import { drawerRoutes } from './drawer-routes.js'
import { fileRoutes } from './file-routes.js'
import { paymentRoutes as commandRoutes } from './payment-routes.js'

export const paymentRoutes: readonly Route[] = [...commandRoutes, ...drawerRoutes, ...fileRoutes]
