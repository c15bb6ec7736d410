/** Pages of the console by what they show: a line per kind of subject. A kind that is missing has no page of its own. */
const PAGES: Readonly<Record<string, string>> = {
  account: 'accounts',
  agreement: 'agreements',
  application: 'applications',
  bill: 'bills',
  bill_run: 'bill-runs',
  collection: 'collections',
  connection: 'connections',
  case: 'cases',
  customer: 'customers',
  deposit: 'deposits',
  deposit_pay_out: 'deposits',
  deposit_refund: 'deposits',
  generator: 'generators',
  import: 'imports',
  message: 'messages',
  message_template: 'message-templates',
  meter: 'meters',
  meter_file: 'meter-files',
  payment: 'payments',
  payment_plan: 'payment-plans',
  policy_simulation: 'policy-simulations',
  what_if: 'what-ifs',
  premise: 'premises',
  programme: 'programmes',
  process: 'processes',
  service_request: 'service-requests',
  tariff: 'tariffs',
  task: 'tasks',
  user: 'users',
  write_off: 'write-offs',
  work_order: 'work-orders',
}

/** Where the console shows a subject (`/accounts/A000001/show`); null where it has no page of its own. */
export function subjectPath(subject: { readonly subjectKind: string | null; readonly subjectId: string | null }): string | null {
  const page = subject.subjectKind === null ? undefined : PAGES[subject.subjectKind]
  return page === undefined || subject.subjectId === null ? null : `/${page}/${encodeURIComponent(subject.subjectId)}/show`
}
