import type { Permission } from '../../domain/access/permissions.js'

/** Who is told that something of a kind changed: those who may see it. A kind that is missing is told to nobody. */
const PERMISSIONS: Readonly<Record<string, Permission>> = {
  account: 'customers.read',
  agreement: 'services.read',
  application: 'applications.read',
  bill_run: 'billing.read',
  collection: 'collections.read',
  connection: 'connections.read',
  case: 'cases.read',
  import: 'imports.read',
  message: 'documents.read',
  payment_plan: 'plans.read',
  process: 'processes.read',
  service_request: 'services.read',
  task: 'tasks.read',
  work_order: 'fieldwork.read',
  write_off: 'collections.read',
}

/** True where a person with these rights is told of changes of this kind. */
export function isTold(kind: string, may: (permission: Permission) => boolean): boolean {
  const permission = PERMISSIONS[kind]
  return permission !== undefined && may(permission)
}
