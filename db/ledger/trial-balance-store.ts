import type { Queryable } from '../pool.js'

/** One account of the ledger over some days; debits positive, credits negative in the balances. */
export interface TrialBalanceRow {
  readonly code: string
  readonly name: string
  readonly kind: string
  readonly service: string | null
  /** Balance before the first day. */
  readonly opening: string
  /** Sums of the lines of the days, both as positive amounts. */
  readonly debit: string
  readonly credit: string
  readonly closing: string
}

/**
 * Every account of the chart with its opening balance, the debits and credits of the days and its closing balance. Days by the
 * accounting date, both included; without a first day, from the beginning.
 */
export async function loadTrialBalance(db: Queryable, days: { from: string | null; to: string }): Promise<TrialBalanceRow[]> {
  const found = await db.query<TrialBalanceRow>(
    `select g.code, g.name, g.kind, g.service, coalesce(s.opening, 0)::numeric(20, 2) as opening, coalesce(s.debit, 0)::numeric(20, 2) as debit,
            coalesce(s.credit, 0)::numeric(20, 2) as credit, coalesce(s.closing, 0)::numeric(20, 2) as closing
       from gl_accounts g
       left join (select p.gl_code,
                         sum(p.amount) filter (where e.effective_on < $1::date) as opening,
                         sum(p.amount) filter (where p.amount > 0 and ($1::date is null or e.effective_on >= $1::date)) as debit,
                         -sum(p.amount) filter (where p.amount < 0 and ($1::date is null or e.effective_on >= $1::date)) as credit,
                         sum(p.amount) as closing
                    from postings p join journal_entries e using (entry_id) where e.effective_on <= $2::date group by p.gl_code) s
         on s.gl_code = g.code
      order by g.code`,
    [days.from, days.to],
  )
  return found.rows
}
