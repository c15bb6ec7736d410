import type { LocalDate } from '../../domain/kernel/local-date.js'
import { type ListColumns, type ListPage, type ListWindow, readWindow } from '../list-window.js'
import type { Queryable } from '../pool.js'

export type AgencyRecord = {
  readonly id: string
  readonly name: string
  readonly commissionPercent: string
  readonly isActive: boolean
  /** Debts that are with it now, and what they were when they were placed. */
  readonly placed: number
  readonly placedAmount: string
  readonly collected: string
  readonly commission: string
}

/** Every agency with what is with it, what it collected and what it kept. */
export async function listAgencies(db: Queryable): Promise<AgencyRecord[]> {
  const found = await db.query<AgencyRecord>(
    `select a.agency_code as id, a.name, a.commission_percent as "commissionPercent", a.is_active as "isActive",
       count(p.placement_id) filter (where p.recalled_on is null)::integer as placed,
       coalesce(sum(p.amount) filter (where p.recalled_on is null), 0)::numeric(16, 2) as "placedAmount",
       coalesce(sum(p.collected), 0)::numeric(16, 2) as collected,
       coalesce((select sum(f.commission) from agency_files f where f.agency_code = a.agency_code), 0)::numeric(16, 2) as commission
     from agencies a left join agency_placements p using (agency_code) group by a.agency_code order by a.agency_code`,
  )
  return found.rows
}

export type PlacementRecord = {
  readonly id: number
  readonly agencyCode: string
  readonly accountId: string
  readonly customerName: string
  readonly amount: string
  readonly collected: string
  readonly placedOn: LocalDate
  readonly recalledOn: LocalDate | null
  readonly recallReason: string | null
  readonly isRecalled: boolean
}

export const PLACEMENT_LIST_COLUMNS: ListColumns = {
  sortable: {
    id: 'p.placement_id',
    accountId: 'p.account_id',
    amount: 'p.amount',
    collected: 'p.collected',
    placedOn: 'p.placed_on',
    recalledOn: 'p.recalled_on',
  },
  filterable: {
    id: { sql: 'p.placement_id', type: 'integer', match: 'equals' },
    agencyCode: { sql: 'p.agency_code', type: 'text', match: 'equals' },
    accountId: { sql: 'p.account_id', type: 'text', match: 'equals' },
    isRecalled: { sql: '(p.recalled_on is not null)', type: 'boolean', match: 'equals' },
    q: { sql: "p.account_id || ' ' || c.display_name", type: 'text', match: 'contains' },
  },
  defaultSort: { field: 'id', direction: 'desc' },
  tieBreaker: 'p.placement_id',
}

/** One page of what is or was with agencies. */
export function listPlacements(db: Queryable, window: ListWindow): Promise<ListPage<PlacementRecord>> {
  return readWindow<PlacementRecord>(db, window, {
    select: `p.placement_id as id, p.agency_code as "agencyCode", p.account_id as "accountId", c.display_name as "customerName", p.amount,
      p.collected, p.placed_on as "placedOn", p.recalled_on as "recalledOn", p.recall_reason as "recallReason",
      p.recalled_on is not null as "isRecalled"`,
    from: 'agency_placements p join accounts a using (account_id) join customers c on c.customer_id = a.customer_id',
  })
}

export type AgencyFileRecord = {
  readonly id: number
  readonly agencyCode: string
  readonly kind: 'placement' | 'recall' | 'payments'
  readonly number: number
  readonly name: string
  readonly rows: number
  readonly total: string
  readonly commission: string
  readonly posted: number
  readonly duplicates: number
  readonly held: number
  readonly refused: number
  readonly madeOn: LocalDate
  readonly recordedBy: string
}

const FILE = `f.file_id as id, f.agency_code as "agencyCode", f.kind, f.number, f.name, f.rows, f.total, f.commission, f.posted, f.duplicates, f.held,
  f.refused, f.made_on as "madeOn", coalesce(u.name, f.recorded_by) as "recordedBy"`
const FILE_FROM = 'agency_files f left join users u on u.user_id = f.recorded_by'

export const AGENCY_FILE_COLUMNS: ListColumns = {
  sortable: { id: 'f.file_id', number: 'f.number', madeOn: 'f.made_on', total: 'f.total' },
  filterable: {
    id: { sql: 'f.file_id', type: 'integer', match: 'equals' },
    agencyCode: { sql: 'f.agency_code', type: 'text', match: 'equals' },
    kind: { sql: 'f.kind', type: 'text', match: 'equals' },
  },
  defaultSort: { field: 'id', direction: 'desc' },
  tieBreaker: 'f.file_id',
}

/** One page of the files of agencies, both ways. */
export function listAgencyFiles(db: Queryable, window: ListWindow): Promise<ListPage<AgencyFileRecord>> {
  return readWindow<AgencyFileRecord>(db, window, { select: FILE, from: FILE_FROM })
}

export interface AgencyFileFinding {
  readonly line: number
  readonly outcome: 'posted' | 'duplicate' | 'held' | 'refused'
  readonly code: string
  readonly placement: string
  readonly accountId: string
  readonly externalId: string
  readonly gross: string
  readonly sentence: string
}

/** Findings of one file that are shown at most. */
const FINDINGS_MAX = 1000

/** A file with the rows that were not simply posted; undefined where there is none. */
export async function readAgencyFile(
  db: Queryable,
  fileId: number,
): Promise<(AgencyFileRecord & { readonly storedFileId: number; readonly findings: AgencyFileFinding[] }) | undefined> {
  const found = await db.query<AgencyFileRecord & { storedFileId: number }>(
    `select ${FILE}, f.stored_file_id as "storedFileId" from ${FILE_FROM} where f.file_id = $1`,
    [fileId],
  )
  const file = found.rows[0]
  if (file === undefined) return undefined
  const findings = await db.query<AgencyFileFinding & Record<string, unknown>>(
    `select line, outcome, code, placement, account_id as "accountId", external_id as "externalId", gross, sentence
     from agency_findings where file_id = $1 order by line limit $2`,
    [fileId, FINDINGS_MAX],
  )
  return { ...file, findings: findings.rows }
}
