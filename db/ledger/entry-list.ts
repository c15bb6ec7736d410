import { type ListColumns, type ListPage, type ListWindow, readWindow } from '../list-window.js'
import type { Queryable } from '../pool.js'

/** A journal entry as a list shows it. */
export type EntryRecord = {
  readonly id: number
  readonly eventKind: string
  readonly sourceKind: string
  readonly sourceId: string
  readonly effectiveOn: string
  readonly period: string
  readonly currency: string
  readonly description: string
  readonly reversesEntryId: number | null
  readonly reversedByEntryId: number | null
  readonly recordedAt: Date
  readonly recordedBy: string
  /** Sum of the debits, which is that of the credits. */
  readonly amount: string
  readonly accountId: string | null
}

export const ENTRY_COLUMNS: ListColumns = {
  sortable: { id: 'e.entry_id', effectiveOn: 'e.effective_on', eventKind: 'e.event_kind', recordedAt: 'e.recorded_at' },
  filterable: {
    id: { sql: 'e.entry_id', type: 'integer', match: 'equals' },
    eventKind: { sql: 'e.event_kind', type: 'text', match: 'equals' },
    sourceKind: { sql: 'e.source_kind', type: 'text', match: 'equals' },
    sourceId: { sql: 'e.source_id', type: 'text', match: 'equals' },
    period: { sql: 'e.period', type: 'text', match: 'equals' },
    effectiveFrom: { sql: 'e.effective_on', type: 'date', match: 'from' },
    effectiveTo: { sql: 'e.effective_on', type: 'date', match: 'to' },
    accountId: { sql: 'any_account.account_id', type: 'text', match: 'equals' },
    glCode: { sql: 'any_code.gl_code', type: 'text', match: 'equals' },
  },
  defaultSort: { field: 'id', direction: 'desc' },
  tieBreaker: 'e.entry_id',
}

const SELECT = `e.entry_id as "id", e.event_kind as "eventKind", e.source_kind as "sourceKind", e.source_id as "sourceId",
  e.effective_on as "effectiveOn", e.period, e.currency, e.description, e.reverses_entry_id as "reversesEntryId",
  r.entry_id as "reversedByEntryId", e.recorded_at as "recordedAt", coalesce(u.name, e.recorded_by) as "recordedBy",
  (select sum(p.amount) from postings p where p.entry_id = e.entry_id and p.amount > 0)::numeric(16, 2) as "amount",
  (select min(p.account_id) from postings p where p.entry_id = e.entry_id) as "accountId"`

/** Entries by what their lines touch: the filter reaches into the inner query and finds the lines by their index. Made only where asked. */
function from(window: ListWindow): string {
  const ofAccount = window.where.includes('any_account.')
    ? 'join (select distinct entry_id, account_id from postings where account_id is not null) any_account on any_account.entry_id = e.entry_id'
    : ''
  const ofCode = window.where.includes('any_code.')
    ? 'join (select distinct entry_id, gl_code from postings) any_code on any_code.entry_id = e.entry_id'
    : ''
  return `journal_entries e left join journal_entries r on r.reverses_entry_id = e.entry_id left join users u on u.user_id = e.recorded_by
    ${ofAccount} ${ofCode}`
}

export function listEntries(db: Queryable, window: ListWindow): Promise<ListPage<EntryRecord>> {
  return readWindow<EntryRecord>(db, window, { select: SELECT, from: from(window) })
}

export async function findEntry(db: Queryable, entryId: number): Promise<EntryRecord | undefined> {
  const found = await db.query<EntryRecord>(
    `select ${SELECT} from journal_entries e left join journal_entries r on r.reverses_entry_id = e.entry_id
       left join users u on u.user_id = e.recorded_by where e.entry_id = $1`,
    [entryId],
  )
  return found.rows[0]
}

/** A line of an entry with the name of its ledger account. */
export interface PostingRecord {
  readonly entryId: number
  readonly lineNo: number
  readonly glCode: string
  readonly glName: string
  readonly glKind: string
  readonly accountId: string | null
  readonly agreementId: string | null
  readonly amount: string
}

/** The lines of entries, in their order. */
export async function loadPostings(db: Queryable, entryIds: readonly number[]): Promise<PostingRecord[]> {
  const found = await db.query<PostingRecord>(
    `select p.entry_id as "entryId", p.line_no as "lineNo", p.gl_code as "glCode", g.name as "glName", g.kind as "glKind",
            p.account_id as "accountId", p.agreement_id as "agreementId", p.amount::numeric(16, 2) as amount
       from postings p join gl_accounts g on g.code = p.gl_code where p.entry_id = any($1) order by p.entry_id, p.line_no`,
    [entryIds],
  )
  return found.rows
}
