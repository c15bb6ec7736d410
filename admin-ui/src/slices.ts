import type { Permission } from '../../domain/access/permissions.js'
import { access } from './access/index.js'
import { agencies } from './agencies/index.js'
import { applications } from './applications/index.js'
import { billing } from './billing/index.js'
import { collections } from './collections/index.js'
import { connections } from './connections/index.js'
import type { ConsoleSlice } from './console-slice.js'
import { cases } from './cases/index.js'
import { customers } from './customers/index.js'
import { deposits } from './deposits/index.js'
import { documents } from './documents/index.js'
import { fieldwork } from './fieldwork/index.js'
import { home } from './home/index.js'
import { imports } from './imports/index.js'
import { lateFees } from './late-fees/index.js'
import { ledger } from './ledger/index.js'
import { metering } from './metering/index.js'
import { payments } from './payments/index.js'
import { plans } from './plans/index.js'
import { policy } from './policy/index.js'
import { policyEffects } from './policy-effects/index.js'
import { premises } from './premises/index.js'
import { processes } from './processes/index.js'
import { rating } from './rating/index.js'
import { renewables } from './renewables/index.js'
import { reports } from './reports/index.js'
import { services } from './services/index.js'
import { suppliers } from './suppliers/index.js'
import { tasks } from './tasks/index.js'
import { whatIf } from './what-if/index.js'
import { writeOffs } from './write-offs/index.js'

/** Every slice of the console. The order does not matter: the rail sorts by job and `order`. */
export const SLICES: readonly ConsoleSlice[] = [
  home,
  tasks,
  customers,
  cases,
  premises,
  services,
  applications,
  metering,
  fieldwork,
  collections,
  connections,
  billing,
  documents,
  payments,
  plans,
  deposits,
  lateFees,
  writeOffs,
  agencies,
  ledger,
  imports,
  reports,
  rating,
  policy,
  policyEffects,
  whatIf,
  renewables,
  suppliers,
  processes,
  access,
]

const PERMISSIONS = new Map(
  SLICES.flatMap((slice) => slice.resources ?? []).map((resource) => [resource.name, resource.permission]),
)

/** The permission that opens the pages of a resource; undefined for a name that is no resource of ours. */
export function permissionOfResource(resource: string): Permission | undefined {
  return PERMISSIONS.get(resource)
}
