import type pg from 'pg'
import type { AccountingPeriod, PeriodState } from '../../domain/ledger/accounting-period.js'
import type { Queryable } from '../pool.js'

export interface PeriodRow extends PeriodState {
  readonly closedAt: string | null
  readonly closedBy: string | null
  readonly entries: number
}

/** Every month that has entries or was closed, oldest first. A month nobody closed is open. */
export async function loadPeriods(db: Queryable): Promise<PeriodRow[]> {
  const found = await db.query<Omit<PeriodRow, 'closedAt'> & { closedAt: Date | null }>(
    `select period, coalesce(a.state, 'open') as state, a.closed_at as "closedAt", a.closed_by as "closedBy", coalesce(e.entries, 0) as entries
       from accounting_periods a
       full join (select period, count(*) as entries from journal_entries group by period) e using (period) order by period`,
  )
  return found.rows.map((row) => ({ ...row, closedAt: row.closedAt?.toISOString() ?? null }))
}

export async function closedPeriods(db: Queryable): Promise<Set<AccountingPeriod>> {
  const found = await db.query<{ period: string }>(`select period from accounting_periods where state = 'closed'`)
  return new Set(found.rows.map((row) => row.period))
}

/**
 * Holds a period for whoever closes or opens it, until his transaction ends: entries under way into it are awaited, new ones wait.
 * The other side of the lock is the trigger `entries_are_sound` (0007-ledger.sql).
 */
export async function lockPeriod(client: pg.PoolClient, period: AccountingPeriod): Promise<void> {
  await client.query('select pg_advisory_xact_lock(736142, $1)', [Number(period.replace('-', ''))])
}

/** Writes it at the moment itself, not at the start of the transaction: every entry that was awaited is older. */
export async function writePeriodState(
  client: pg.PoolClient,
  period: AccountingPeriod,
  state: 'open' | 'closed',
  by: string,
): Promise<void> {
  await client.query(
    `insert into accounting_periods (period, state, closed_at, closed_by)
       values ($1, $2, case when $2 = 'closed' then clock_timestamp() end, case when $2 = 'closed' then $3 end)
     on conflict (period) do update set state = excluded.state, closed_at = excluded.closed_at, closed_by = excluded.closed_by`,
    [period, state, by],
  )
}
