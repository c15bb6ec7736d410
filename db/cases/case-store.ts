import type { CaseStanding } from '../../domain/cases/case-acts.js'
import type { CaseType } from '../../domain/cases/case-types.js'
import type { Transaction } from '../transaction.js'

/** A case, locked until the transaction ends. */
export interface CaseRow extends CaseStanding {
  readonly caseId: number
  readonly typeName: string
  readonly holdsCollection: boolean
  readonly accountId: string
  readonly customerId: string
  readonly summary: string
}

export interface NewCase {
  readonly type: CaseType
  readonly accountId: string
  readonly summary: string
  readonly openedOn: string
  readonly dueOn: string
  readonly openedBy: string
}

/** Opens a case about an account and its main customer; undefined where there is no such account. */
export async function insertCase(tx: Transaction, entry: NewCase): Promise<number | undefined> {
  const { type } = entry
  const added = await tx.client.query<{ case_id: number }>(
    `insert into cases (type_code, type_name, kind, business_days, holds_collection, account_id, customer_id, summary, opened_on, due_on, opened_by)
     select $1, $2, $3, $4::integer, $5::boolean, account_id, customer_id, $7, $8::date, $9::date, $10 from accounts where account_id = $6
     returning case_id`,
    [
      type.code,
      type.name,
      type.kind,
      type.businessDays,
      type.holdsCollection,
      entry.accountId,
      entry.summary,
      entry.openedOn,
      entry.dueOn,
      entry.openedBy,
    ],
  )
  return added.rows[0]?.case_id
}

export async function lockCase(tx: Transaction, caseId: number): Promise<CaseRow | undefined> {
  const found = await tx.client.query<CaseRow>(
    `select case_id as "caseId", type_name as "typeName", holds_collection as "holdsCollection", account_id as "accountId",
       customer_id as "customerId", summary, state, owner_id as "ownerId", business_days as "businessDays", due_on as "dueOn",
       waiting_since as "waitingSince", escalated_on as "escalatedOn", closed_on as "closedOn", outcome
     from cases where case_id = $1 for update`,
    [caseId],
  )
  return found.rows[0]
}

export async function saveStanding(tx: Transaction, caseId: number, standing: CaseStanding): Promise<void> {
  await tx.client.query(
    `update cases set state = $2, owner_id = $3, due_on = $4, waiting_since = $5, escalated_on = $6, closed_on = $7, outcome = $8,
       version = version + 1 where case_id = $1`,
    [
      caseId,
      standing.state,
      standing.ownerId,
      standing.dueOn,
      standing.waitingSince,
      standing.escalatedOn,
      standing.closedOn,
      standing.outcome,
    ],
  )
}

export interface CaseLogEntry {
  readonly caseId: number
  readonly act: string
  readonly sentence: string
  readonly body: string | null
  readonly businessDate: string
  readonly actor: string
}

/** Adds to what happened; returns the entry's id. */
export async function insertCaseLog(tx: Transaction, entry: CaseLogEntry): Promise<number> {
  const added = await tx.client.query<{ log_id: number }>(
    'insert into case_log (case_id, act, sentence, body, business_date, actor) values ($1, $2, $3, $4, $5, $6) returning log_id',
    [entry.caseId, entry.act, entry.sentence, entry.body, entry.businessDate, entry.actor],
  )
  return (added.rows[0] as { log_id: number }).log_id
}

/** False where it was there already. */
export async function insertCaseLink(tx: Transaction, caseId: number, subjectKind: string, subjectId: string): Promise<boolean> {
  const added = await tx.client.query(
    'insert into case_links (case_id, subject_kind, subject_id) values ($1, $2, $3) on conflict do nothing',
    [caseId, subjectKind, subjectId],
  )
  return added.rowCount === 1
}
