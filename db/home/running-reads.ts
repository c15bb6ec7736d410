import type { Queryable } from '../pool.js'

/** A process that has not ended, with the counts of the run it is about where it is about one. */
export interface RunningRow {
  readonly id: string
  readonly kind: string
  readonly title: string
  readonly state: string
  readonly step: string
  readonly subjectKind: string
  readonly subjectId: string
  readonly startedAt: Date
  readonly runState: string | null
  readonly runPaused: boolean | null
  readonly accountsIn: number | null
  /** Accounts with an outcome. */
  readonly accountsDone: number | null
  readonly bills: number | null
  readonly billsIssued: number | null
}

/** Processes that run or wait, newest change first. A bill run's progress is counted from its accounts, not from its last step. */
export async function runningProcesses(db: Queryable, limit: number): Promise<RunningRow[]> {
  const found = await db.query<RunningRow>(
    `select p.process_id as "id", p.kind, p.title, p.state, p.step, p.subject_kind as "subjectKind", p.subject_id as "subjectId",
       p.started_at as "startedAt", r.state as "runState", r.is_paused as "runPaused", r.accounts_in as "accountsIn",
       case when r.state = 'computing' then (select count(*) from run_accounts a where a.run_id = r.run_id and a.outcome <> 'pending')
            else r.accounts_in end as "accountsDone",
       case when r.state = 'issuing' then (select count(*) from bills b where b.run_id = r.run_id) end as "bills",
       case when r.state = 'issuing' then (select count(*) from bills b where b.run_id = r.run_id and b.state <> 'draft') end as "billsIssued"
     from processes p left join bill_runs r on p.subject_kind = 'bill_run' and r.run_id::text = p.subject_id
     where p.ended_at is null order by p.updated_at desc limit $1`,
    [limit],
  )
  return found.rows
}

export interface RunningImportRow {
  readonly id: number
  readonly name: string
  readonly state: string
  readonly progress: Readonly<Record<string, unknown>>
  readonly startedAt: Date
}

/** Imports that are not over. */
export async function runningImports(db: Queryable): Promise<RunningImportRow[]> {
  const found = await db.query<RunningImportRow>(
    `select import_id as "id", name, state, progress, started_at as "startedAt" from imports
     where state in ('uploading', 'queued', 'validating', 'writing') order by import_id desc limit 10`,
  )
  return found.rows
}
