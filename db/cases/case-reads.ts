import type { CaseOutcome, CaseState } from '../../domain/cases/case-acts.js'
import type { CaseKind, CaseTypeFile } from '../../domain/cases/case-types.js'
import { type ListColumns, type ListPage, type ListWindow, readWindow } from '../list-window.js'
import type { Queryable } from '../pool.js'
import { BUSINESS_DATE_SQL } from '../utility/business-date-sql.js'

/** A case as a queue shows it. */
export type CaseRecord = {
  readonly id: number
  readonly typeCode: string
  readonly typeName: string
  readonly kind: CaseKind
  readonly accountId: string
  readonly customerId: string
  readonly customerName: string
  readonly summary: string
  /** Of its type, from the day it came in. */
  readonly businessDays: number
  readonly state: CaseState
  readonly ownerId: string | null
  readonly ownerName: string | null
  readonly openedOn: string
  readonly openedAt: Date
  readonly dueOn: string
  readonly waitingSince: string | null
  readonly escalatedOn: string | null
  readonly closedOn: string | null
  readonly outcome: CaseOutcome | null
  readonly disputed: string | null
  readonly holdsCollection: boolean
  readonly isOverdue: boolean
}

const IS_OPEN = "(k.state <> 'closed')"
const IS_OVERDUE = `(k.state in ('open', 'working') and k.due_on < ${BUSINESS_DATE_SQL})`

export const CASE_COLUMNS: ListColumns = {
  sortable: {
    id: 'k.case_id',
    typeName: 'k.type_name',
    state: 'k.state',
    accountId: 'k.account_id',
    openedOn: 'k.opened_on',
    dueOn: 'k.due_on',
    closedOn: 'k.closed_on',
  },
  filterable: {
    id: { sql: 'k.case_id', type: 'integer', match: 'equals' },
    accountId: { sql: 'k.account_id', type: 'text', match: 'equals' },
    customerId: { sql: 'k.customer_id', type: 'text', match: 'equals' },
    kind: { sql: 'k.kind', type: 'text', match: 'equals' },
    typeCode: { sql: 'k.type_code', type: 'text', match: 'equals' },
    state: { sql: 'k.state', type: 'text', match: 'equals' },
    ownerId: { sql: 'k.owner_id', type: 'text', match: 'equals' },
    isOpen: { sql: IS_OPEN, type: 'boolean', match: 'equals' },
    isOverdue: { sql: IS_OVERDUE, type: 'boolean', match: 'equals' },
    isUnowned: { sql: `(k.owner_id is null and ${IS_OPEN})`, type: 'boolean', match: 'equals' },
    dueTo: { sql: 'k.due_on', type: 'date', match: 'to' },
    q: { sql: "k.summary || ' ' || k.account_id", type: 'text', match: 'contains' },
  },
  defaultSort: { field: 'dueOn', direction: 'asc' },
  tieBreaker: 'k.case_id',
}

const SELECT = `k.case_id as "id", k.type_code as "typeCode", k.type_name as "typeName", k.kind, k.account_id as "accountId",
  k.customer_id as "customerId", c.display_name as "customerName", k.summary, k.business_days as "businessDays", k.state, k.owner_id as "ownerId", u.name as "ownerName",
  k.opened_on as "openedOn", k.opened_at as "openedAt", k.due_on as "dueOn", k.waiting_since as "waitingSince",
  k.escalated_on as "escalatedOn", k.closed_on as "closedOn", k.outcome, k.holds_collection as "holdsCollection", ${IS_OVERDUE} as "isOverdue",
  (select d.amount from disputes d where d.case_id = k.case_id and d.released_on is null) as "disputed"`
const FROM = 'cases k join customers c using (customer_id) left join users u on u.user_id = k.owner_id'

export function listCases(db: Queryable, window: ListWindow): Promise<ListPage<CaseRecord>> {
  return readWindow<CaseRecord>(db, window, { select: SELECT, from: FROM })
}

export async function findCase(db: Queryable, caseId: number): Promise<CaseRecord | undefined> {
  return (await db.query<CaseRecord>(`select ${SELECT} from ${FROM} where k.case_id = $1`, [caseId])).rows[0]
}

/** Cases of an account that are not closed, the most urgent first. */
export async function openCasesOfAccount(db: Queryable, accountId: string): Promise<CaseRecord[]> {
  const found = await db.query<CaseRecord>(
    `select ${SELECT} from ${FROM} where k.account_id = $1 and ${IS_OPEN} order by k.due_on, k.case_id limit 20`,
    [accountId],
  )
  return found.rows
}

export interface CaseLogRecord {
  readonly id: number
  readonly act: string
  readonly sentence: string
  readonly body: string | null
  readonly businessDate: string
  readonly actor: string
  readonly recordedAt: Date
}

export async function caseLog(db: Queryable, caseId: number): Promise<CaseLogRecord[]> {
  const found = await db.query<CaseLogRecord & Record<string, unknown>>(
    `select log_id as "id", act, sentence, body, business_date as "businessDate", actor, recorded_at as "recordedAt"
     from case_log where case_id = $1 order by log_id desc limit 500`,
    [caseId],
  )
  return found.rows
}

export interface CaseLink {
  readonly subjectKind: string
  readonly subjectId: string
}

export async function caseLinks(db: Queryable, caseId: number): Promise<CaseLink[]> {
  const found = await db.query<CaseLink & Record<string, unknown>>(
    `select subject_kind as "subjectKind", subject_id as "subjectId" from case_links where case_id = $1 order by 1, 2 limit 100`,
    [caseId],
  )
  return found.rows
}

/** The types of cases as the utility has them; undefined where it says nothing. */
export async function loadCaseTypeFiles(db: Queryable): Promise<readonly CaseTypeFile[] | undefined> {
  const found = await db.query<{ files: readonly CaseTypeFile[] | null }>(`select settings -> 'case_types' as files from utility`)
  return found.rows[0]?.files ?? undefined
}
