/** Something that changed, as the API tells it; without an id: several of the kind. */
export interface Change {
  readonly kind: string
  readonly id: string | null
}

/** Resources that show what changed, by its kind. Pages are read again where they show the thing itself, lists and counts always. */
const RESOURCES: Readonly<Record<string, readonly string[]>> = {
  account: ['accounts'],
  agreement: ['agreements'],
  application: ['applications'],
  bill_run: ['bill-runs', 'run-accounts'],
  case: ['cases'],
  collection: ['collections'],
  connection: ['connections'],
  import: ['imports'],
  message: ['messages'],
  meter_file: ['meter-files', 'held-meter-data', 'meter-file-findings'],
  payment_plan: ['payment-plans'],
  process: ['processes'],
  service_request: ['service-requests'],
  task: ['tasks'],
  work_order: ['work-orders', 'dispatch'],
  write_off: ['write-offs'],
}

/** Kinds whose changes are told at once: what shows nothing else need not ask again and again. */
export function isToldAtOnce(resource: string): boolean {
  return TOLD_AT_ONCE.has(resource)
}
const TOLD_AT_ONCE: ReadonlySet<string> = new Set(['processes', 'tasks'])

/** Whether what a query shows may have become stale by these changes. The first part of its key is its resource. */
export function isStale(queryKey: readonly unknown[], changes: readonly Change[]): boolean {
  const [resource, what, id] = queryKey
  // The day, the work that runs and my own work count everything there is.
  if (resource === 'home') return changes.length > 0
  return changes.some((change) => {
    if (RESOURCES[change.kind]?.includes(String(resource)) !== true) return false
    return what !== 'page' || change.id === null || change.id === id
  })
}
