import { classified } from './activity-failures.js'
import { createApplicationActivities } from './applications/application-activities.js'
import { createBillingActivities } from './billing/billing-activities.js'
import { createConnectionActivities } from './connections/connections-activities.js'
import { createCollectionActivities } from './collections/collections-activities.js'
import { createCaseActivities } from './cases/case-activities.js'
import type { ActivityDeps } from './deps.js'
import { createFieldworkActivities } from './fieldwork/fieldwork-activities.js'
import { createDocumentActivities } from './documents/document-activities.js'
import { createDepositActivities } from './deposits/deposit-activities.js'
import { createLateFeeActivities } from './late-fees/late-fee-activities.js'
import { createImportActivities } from './imports/imports-activities.js'
import { createPolicyEffectActivities } from './policy-effects/policy-effect-activities.js'
import { createWhatIfActivities } from './what-if/what-if-activities.js'
import { createPlanActivities } from './plans/plan-activities.js'
import { createMeteringActivities } from './metering/metering-activities.js'
import { createProcessActivities } from './processes/process-activities.js'
import { createRemoteCommandActivities } from './remote-commands/remote-command-activities.js'
import { createServicesActivities } from './services/services-activities.js'

/** Every activity, bound to what it works with. Slices add theirs here. */
export function createActivities(deps: ActivityDeps) {
  return classified({
    ...createApplicationActivities(deps),
    ...createBillingActivities(deps),
    ...createConnectionActivities(deps),
    ...createCaseActivities(deps),
    ...createCollectionActivities(deps),
    ...createFieldworkActivities(deps),
    ...createDocumentActivities(deps),
    ...createImportActivities(deps),
    ...createDepositActivities(deps),
    ...createLateFeeActivities(deps),
    ...createPlanActivities(deps),
    ...createPolicyEffectActivities(deps),
    ...createWhatIfActivities(deps),
    ...createMeteringActivities(deps),
    ...createProcessActivities(deps),
    ...createRemoteCommandActivities(deps),
    ...createServicesActivities(deps),
  })
}

export type Activities = ReturnType<typeof createActivities>
