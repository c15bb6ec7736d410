import type { ApplicableService, ApplicationKind, ApplicationState } from '../../domain/applications/application-kinds.js'
import { type ListColumns, type ListPage, type ListWindow, readWindow } from '../list-window.js'
import type { Queryable } from '../pool.js'
import { BUSINESS_DATE_SQL } from '../utility/business-date-sql.js'

/** An application as the queue shows it. */
export type ApplicationRecord = {
  readonly id: string
  readonly kind: ApplicationKind
  readonly state: Exclude<ApplicationState, 'draft'>
  readonly applicant: string
  readonly address: string
  readonly premiseId: string | null
  readonly services: readonly ApplicableService[]
  readonly startOn: string | null
  readonly submittedOn: string
  readonly submittedAt: Date
  readonly dueOn: string | null
  readonly isOverdue: boolean
  readonly closedOn: string | null
  readonly files: number
  readonly requestId: string | null
  readonly connectionId: string | null
}

const IS_WAITING = "(p.state in ('submitted', 'asked'))"
const IS_OVERDUE = `(p.state = 'submitted' and p.due_on < ${BUSINESS_DATE_SQL})`
const APPLICANT = `coalesce(nullif(concat_ws(' ', p.given_name, p.family_name, p.organisation_name), ''), '–')`

/** What applications may be sorted and filtered by; what was not sent is in no list. `q`: number, applicant, e-mail or address. */
export const APPLICATION_COLUMNS: ListColumns = {
  sortable: {
    id: 'p.application_id',
    state: 'p.state',
    startOn: 'p.start_on',
    submittedAt: 'p.submitted_at',
    dueOn: 'p.due_on',
  },
  filterable: {
    id: { sql: 'p.application_id', type: 'text', match: 'equals' },
    kind: { sql: 'p.kind', type: 'text', match: 'equals' },
    state: { sql: 'p.state', type: 'text', match: 'equals' },
    premiseId: { sql: 'p.premise_id', type: 'text', match: 'equals' },
    customerId: { sql: 'p.customer_id', type: 'text', match: 'equals' },
    requestId: { sql: 'p.request_id', type: 'text', match: 'equals' },
    isWaiting: { sql: IS_WAITING, type: 'boolean', match: 'equals' },
    isOverdue: { sql: IS_OVERDUE, type: 'boolean', match: 'equals' },
    startFrom: { sql: 'p.start_on', type: 'date', match: 'from' },
    startTo: { sql: 'p.start_on', type: 'date', match: 'to' },
    q: {
      sql: `concat_ws(' ', p.application_id, p.given_name, p.family_name, p.organisation_name, p.email, p.line1)`,
      type: 'text',
      match: 'contains',
    },
  },
  defaultSort: { field: 'dueOn', direction: 'asc' },
  tieBreaker: 'p.application_id',
}

const SELECT = `p.application_id as "id", p.kind, p.state, ${APPLICANT} as "applicant", concat_ws(', ', p.line1, p.line2, p.city) as "address",
  p.premise_id as "premiseId", p.services, p.start_on as "startOn", p.submitted_on as "submittedOn", p.submitted_at as "submittedAt",
  p.due_on as "dueOn", ${IS_OVERDUE} as "isOverdue", p.closed_on as "closedOn",
  (select count(*)::integer from service_application_files f where f.application_id = p.application_id) as "files",
  p.request_id as "requestId", p.connection_id as "connectionId"`

export function listApplications(db: Queryable, window: ListWindow): Promise<ListPage<ApplicationRecord>> {
  return readWindow<ApplicationRecord>(db, window, {
    select: SELECT,
    from: 'service_applications p',
    always: { sql: () => "p.state <> 'draft'", values: [] },
  })
}

export async function findApplicationRecord(db: Queryable, applicationId: string): Promise<ApplicationRecord | undefined> {
  const found = await db.query<ApplicationRecord>(
    `select ${SELECT} from service_applications p where p.application_id = $1 and p.state <> 'draft'`,
    [applicationId],
  )
  return found.rows[0]
}
