import type { Queryable } from '../pool.js'

/** An account that a bill run parked for want of reads, with the meters and days they are wanted of. */
export interface AccountWithoutReads {
  readonly runId: number
  readonly accountId: string
  readonly reads: readonly { readonly meterId: string; readonly readOn: string }[]
}

/**
 * The next accounts, by run and number, whose bill waits for a closing read of `until` or before. Trials wait for nothing, and a run that is
 * issuing is left to itself.
 */
export async function accountsWithoutReads(
  db: Queryable,
  after: { readonly runId: number; readonly accountId: string },
  until: string,
  limit: number,
): Promise<AccountWithoutReads[]> {
  const found = await db.query<AccountWithoutReads & Record<string, unknown>>(
    `select a.run_id as "runId", a.account_id as "accountId",
            jsonb_agg(distinct jsonb_build_object('meterId', h -> 'facts' ->> 'meter', 'readOn', h -> 'facts' ->> 'readOn')) as reads
       from bill_runs r join run_accounts a using (run_id) cross join lateral jsonb_array_elements(a.facts -> 'hits') h
      where r.state in ('computing', 'review', 'open') and not r.is_trial and a.outcome = 'parked'
        and (a.run_id, a.account_id) > ($1, $2)
        and h -> 'facts' ->> 'which' = 'no_closing_read' and h -> 'facts' ->> 'readOn' <= $3
      group by a.run_id, a.account_id order by a.run_id, a.account_id limit $4`,
    [after.runId, after.accountId, until, limit],
  )
  return found.rows
}

/** Registers of a meter that were in place on the day and have no read of it, not even one that is held. */
export async function registersWithoutRead(db: Queryable, meterId: string, readOn: string): Promise<string[]> {
  const found = await db.query<{ register: string }>(
    `select i.register from meter_installs i
      where i.meter_id = $1 and i.installed_on < $2 and coalesce(i.removed_on > $2, true)
        and not exists (select from reads d where d.meter_id = i.meter_id and d.register = i.register and d.read_on = $2 and d.superseded_by is null)
      order by 1`,
    [meterId, readOn],
  )
  return found.rows.map((row) => row.register)
}
