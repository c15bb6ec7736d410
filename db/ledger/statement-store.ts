import type { Queryable } from '../pool.js'

/** One movement of an account: an entry that changed its balance. */
export interface StatementRow {
  readonly entryId: number
  readonly on: string
  readonly eventKind: string
  readonly sourceKind: string
  readonly sourceId: string
  readonly description: string
  readonly recordedAt: Date
  readonly recordedBy: string
  readonly reversesEntryId: number | null
  /** Positive where the account owes more afterwards. */
  readonly amount: string
  /** The balance after it, over the whole life of the account. */
  readonly balance: string
  readonly billId: number | null
  readonly billNumber: string | null
  readonly paymentId: number | null
}

/**
 * Movements of an account in the order of their accounting dates, with the running balance. Entries that leave the balance as it was
 * (a credit applied) are no movements. Days both included; the newest `limit` of them where there are more.
 */
export async function loadStatement(
  db: Queryable,
  accountId: string,
  options: { from: string | null; to: string | null; limit: number },
): Promise<{ opening: string; rows: StatementRow[]; isCut: boolean }> {
  const found = await db.query<StatementRow & { before: string }>(
    `select m.*, coalesce(u.name, m.by) as "recordedBy", b.bill_id as "billId", b.bill_number as "billNumber",
            case when m."sourceKind" = 'payment' then m."sourceId"::bigint else pr.payment_id end as "paymentId"
       from (select e.entry_id as "entryId", e.effective_on as "on", e.event_kind as "eventKind", e.source_kind as "sourceKind",
                    e.source_id as "sourceId", e.description, e.recorded_at as "recordedAt", e.recorded_by as by,
                    e.reverses_entry_id as "reversesEntryId", p.amount::numeric(16, 2) as amount,
                    (sum(p.amount) over movements)::numeric(16, 2) as balance, (sum(p.amount) over movements - p.amount)::numeric(16, 2) as before
               from (select entry_id, sum(amount) as amount from postings where account_id = $1 group by entry_id having sum(amount) <> 0) p
               join journal_entries e using (entry_id)
             window movements as (order by e.effective_on, e.entry_id)) m
       left join users u on u.user_id = m.by
       left join payments pr on pr.entry_id = m."reversesEntryId" or pr.resolution_entry_id = m."reversesEntryId"
       left join bills b on m."eventKind" in ('bill_issued', 'bill_cancelled')
         and (b.entry_id = m."entryId" or b.cancellation_entry_id = m."entryId")
      where ($2::date is null or m."on" >= $2::date) and ($3::date is null or m."on" <= $3::date)
      order by m."on" desc, m."entryId" desc limit $4`,
    [accountId, options.from, options.to, options.limit + 1],
  )
  const rows = found.rows.slice(0, options.limit).reverse()
  const opening = rows[0]?.before ?? (await balanceBefore(db, accountId, options.from))
  return { opening, rows: rows.map(({ before: _before, ...row }) => row), isCut: found.rows.length > options.limit }
}

async function balanceBefore(db: Queryable, accountId: string, from: string | null): Promise<string> {
  if (from === null) return '0.00'
  const found = await db.query<{ balance: string }>(
    `select coalesce(sum(p.amount), 0)::numeric(16, 2) as balance from postings p join journal_entries e using (entry_id)
      where p.account_id = $1 and e.effective_on < $2`,
    [accountId, from],
  )
  return found.rows[0]?.balance ?? '0.00'
}

/** The entries that applied or took back credits for these movements (`source_kind/source_id` of each), by that source. */
export async function loadApplicationEntries(
  db: Queryable,
  sources: readonly { kind: string; id: string }[],
): Promise<{ entryId: number; sourceKind: string; sourceId: string; eventKind: string; on: string; description: string }[]> {
  const found = await db.query<{
    entryId: number
    sourceKind: string
    sourceId: string
    eventKind: string
    on: string
    description: string
  }>(
    `select e.entry_id as "entryId", e.source_kind as "sourceKind", e.source_id as "sourceId", e.event_kind as "eventKind",
            e.effective_on as "on", e.description
       from journal_entries e join unnest($1::text[], $2::text[]) as s (kind, id) on e.source_kind = s.kind and e.source_id = s.id
      where e.event_kind in ('credit_applied', 'credit_unapplied') order by e.entry_id`,
    [sources.map(({ kind }) => kind), sources.map(({ id }) => id)],
  )
  return found.rows
}
