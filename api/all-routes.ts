import { accessRoutes } from './access/routes.js'
import { publicApplicationRoutes } from './applications/public-routes.js'
import { applicationRoutes } from './applications/routes.js'
import { bankRoutes } from './billing/bank-routes.js'
import { billRoutes } from './billing/bill-routes.js'
import { correctionRoutes } from './billing/correction-routes.js'
import { runAccountRoutes } from './billing/run-account-routes.js'
import { runRoutes } from './billing/run-routes.js'
import { collectionRoutes } from './collections/routes.js'
import { connectionsRoutes } from './connections/routes.js'
import { caseRoutes } from './cases/routes.js'
import { customersRoutes } from './customers/routes.js'
import { depositRoutes } from './deposits/routes.js'
import { messageRoutes } from './documents/message-routes.js'
import { quietHoursRoutes } from './documents/quiet-hours-routes.js'
import { documentRoutes } from './documents/routes.js'
import { templateRoutes } from './documents/template-routes.js'
import { eventRoutes } from './events/routes.js'
import { exportRoutes } from './exports/routes.js'
import { fieldworkRoutes } from './fieldwork/routes.js'
import { homeRoutes } from './home/routes.js'
import { agencyRoutes } from './agencies/routes.js'
import { writeOffRoutes } from './write-offs/routes.js'
import { lateFeeRoutes } from './late-fees/routes.js'
import { ledgerRoutes } from './ledger/routes.js'
import { importRoutes } from './imports/routes.js'
import { meterFileRoutes } from './metering/files/file-routes.js'
import { intervalRoutes } from './metering/files/interval-routes.js'
import { mappingRoutes } from './metering/files/mapping-routes.js'
import { readRouteRoutes } from './metering/route-routes.js'
import { meteringRoutes } from './metering/routes.js'
import { missingRoutes } from './metering/missing-routes.js'
import { relationRoutes } from './metering/relation-routes.js'
import { inventoryRoutes } from './metering/inventory-routes.js'
import { validationRoutes } from './metering/validation-routes.js'
import { paymentRoutes } from './payments/routes.js'
import { planOfferRoutes } from './plans/offer-routes.js'
import { publicPlanRoutes } from './plans/public-routes.js'
import { planRoutes } from './plans/routes.js'
import { policyEffectRoutes } from './policy-effects/routes.js'
import { whatIfRoutes } from './what-if/routes.js'
import { policyRoutes } from './policy/routes.js'
import { premisesRoutes } from './premises/routes.js'
import { processRoutes } from './processes/routes.js'
import { ratingRoutes } from './rating/routes.js'
import { receivablesRoutes } from './receivables/routes.js'
import { remoteCommandRoutes } from './remote-commands/routes.js'
import { supplierRoutes } from './suppliers/routes.js'
import { renewablesRoutes } from './renewables/routes.js'
import { reportRoutes } from './reports/routes.js'
import type { Route } from './route.js'
import { searchRoutes } from './search/routes.js'
import { bulkRoutes } from './services/bulk-routes.js'
import { ownerAgreementRoutes } from './services/owner-agreement-routes.js'
import { requestActRoutes } from './services/request-act-routes.js'
import { requestRoutes } from './services/request-routes.js'
import { servicesRoutes } from './services/routes.js'
import { tasksRoutes } from './tasks/routes.js'
import { utilityRoutes } from './utility/routes.js'

/** Every route of Penstock, slice by slice. What is not listed here is not served. */
export const ALL_ROUTES: readonly Route[] = [
  ...accessRoutes,
  ...applicationRoutes,
  ...publicApplicationRoutes,
  ...billRoutes,
  ...bankRoutes,
  ...correctionRoutes,
  ...collectionRoutes,
  ...connectionsRoutes,
  ...caseRoutes,
  ...customersRoutes,
  ...depositRoutes,
  ...documentRoutes,
  ...messageRoutes,
  ...quietHoursRoutes,
  ...templateRoutes,
  ...eventRoutes,
  ...exportRoutes,
  ...fieldworkRoutes,
  ...homeRoutes,
  ...lateFeeRoutes,
  ...ledgerRoutes,
  ...importRoutes,
  ...writeOffRoutes,
  ...agencyRoutes,
  ...meteringRoutes,
  ...validationRoutes,
  ...inventoryRoutes,
  ...relationRoutes,
  ...missingRoutes,
  ...remoteCommandRoutes,
  ...meterFileRoutes,
  ...mappingRoutes,
  ...intervalRoutes,
  ...readRouteRoutes,
  ...paymentRoutes,
  ...planRoutes,
  ...policyEffectRoutes,
  ...whatIfRoutes,
  ...planOfferRoutes,
  ...publicPlanRoutes,
  ...policyRoutes,
  ...premisesRoutes,
  ...processRoutes,
  ...ratingRoutes,
  ...receivablesRoutes,
  ...renewablesRoutes,
  ...supplierRoutes,
  ...reportRoutes,
  ...runAccountRoutes,
  ...runRoutes,
  ...searchRoutes,
  ...servicesRoutes,
  ...requestRoutes,
  ...requestActRoutes,
  ...bulkRoutes,
  ...ownerAgreementRoutes,
  ...tasksRoutes,
  ...utilityRoutes,
]
