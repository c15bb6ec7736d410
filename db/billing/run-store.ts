import type pg from 'pg'
import type { RunState } from '../../domain/billing/run-step.js'
import type { Queryable } from '../pool.js'

/** A run with its window, as every step reads it. */
export interface RunRow {
  readonly runId: number
  readonly billCycle: string
  readonly readDate: string
  readonly isTrial: boolean
  readonly state: RunState
  readonly isPaused: boolean
  readonly workflowId: string
  readonly partitions: number
  readonly accountsIn: number
  readonly startedBy: string
  readonly approvedBy: string | null
  readonly issuedAt: Date | null
  readonly settingsVersion: number
  readonly windowStart: string
  readonly windowEnd: string
  readonly accountingDate: string
  readonly dueDays: number
}

const RUN = `select r.run_id as "runId", r.bill_cycle as "billCycle", r.read_date as "readDate", r.is_trial as "isTrial", r.state,
  r.is_paused as "isPaused", r.workflow_id as "workflowId", r.partitions, r.accounts_in as "accountsIn", r.started_by as "startedBy",
  r.approved_by as "approvedBy", r.issued_at as "issuedAt", r.settings_version as "settingsVersion",
  w.window_start as "windowStart", w.window_end as "windowEnd", w.accounting_date as "accountingDate", w.due_days as "dueDays"
  from bill_runs r join bill_windows w using (bill_cycle, read_date)`

export async function loadRun(db: Queryable, runId: number): Promise<RunRow | undefined> {
  return (await db.query<RunRow>(`${RUN} where r.run_id = $1`, [runId])).rows[0]
}

/** The run with its row locked: commands and steps on one run come one after the other. */
export async function lockRun(client: pg.PoolClient, runId: number): Promise<RunRow | undefined> {
  return (await client.query<RunRow>(`${RUN} where r.run_id = $1 for update of r`, [runId])).rows[0]
}

/** The runs of a window that still need work: dropped ones with drafts left first, then the live one. */
export async function runsOfWindow(db: Queryable, billCycle: string, readDate: string): Promise<RunRow[]> {
  const found = await db.query<RunRow>(
    `${RUN} where r.bill_cycle = $1 and r.read_date = $2
       and (r.state not in ('discarded', 'cancelled', 'closed') or exists (select from bills b where b.run_id = r.run_id and b.state = 'draft'))
     order by r.state in ('discarded', 'cancelled') desc, r.run_id`,
    [billCycle, readDate],
  )
  return found.rows
}

export interface RunCounts {
  readonly pending: number
  readonly drafts: number
}

export async function countsOfRun(db: Queryable, runId: number): Promise<RunCounts> {
  const found = await db.query<RunCounts>(
    `select (select count(*) from run_accounts where run_id = $1 and outcome = 'pending') as pending,
            (select count(*) from bills where run_id = $1 and state = 'draft') as drafts`,
    [runId],
  )
  return found.rows[0] as RunCounts
}

/** Brings the stored figures of the run in line with its accounts and bills. */
export async function refreshTotals(client: pg.PoolClient, runId: number): Promise<void> {
  await client.query(
    `update bill_runs r set (accounts_in, billed, skipped, parked) =
       (select count(*), count(*) filter (where outcome = 'billed'), count(*) filter (where outcome = 'skipped'),
               count(*) filter (where outcome = 'parked') from run_accounts where run_id = r.run_id),
       total = coalesce((select sum(total) from bills where run_id = r.run_id and state <> 'cancelled'), 0)
     where run_id = $1`,
    [runId],
  )
}

export interface OutcomeUpdate {
  readonly accountId: string
  readonly outcome: 'billed' | 'skipped' | 'parked'
  readonly reasonCode: string
  readonly agreementId?: string
  readonly flags: readonly string[]
  readonly sentence: string
  readonly facts?: unknown
  readonly billId?: number
}

/** Locks the next accounts of a partition that have no outcome yet. Empty: the partition is done. */
export async function takePendingAccounts(
  client: pg.PoolClient,
  runId: number,
  partition: number,
  limit: number,
): Promise<string[]> {
  const found = await client.query<{ account_id: string }>(
    `select account_id from run_accounts where run_id = $1 and partition = $2 and outcome = 'pending'
     order by account_id limit $3 for update`,
    [runId, partition, limit],
  )
  return found.rows.map((row) => row.account_id)
}

/** Writes the outcomes of a chunk in one statement. */
export async function recordOutcomes(client: pg.PoolClient, runId: number, outcomes: readonly OutcomeUpdate[]): Promise<void> {
  if (outcomes.length === 0) return
  await client.query(
    `update run_accounts a set outcome = o.outcome, reason_code = o.reason_code, agreement_id = o.agreement_id,
       flags = case when o.flags = '' then '{}'::text[] else string_to_array(o.flags, ';') end,
       sentence = o.sentence, facts = o.facts, bill_id = o.bill_id, parked_at = case when o.outcome = 'parked' then now() end
     from unnest($2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::jsonb[], $9::bigint[])
       as o(account_id, outcome, reason_code, agreement_id, flags, sentence, facts, bill_id)
     where a.run_id = $1 and a.account_id = o.account_id`,
    [
      runId,
      outcomes.map((row) => row.accountId),
      outcomes.map((row) => row.outcome),
      outcomes.map((row) => row.reasonCode),
      outcomes.map((row) => row.agreementId ?? null),
      outcomes.map((row) => row.flags.join(';')),
      outcomes.map((row) => row.sentence),
      outcomes.map((row) => (row.facts === undefined ? null : JSON.stringify(row.facts))),
      outcomes.map((row) => row.billId ?? null),
    ],
  )
}
