import type { Queryable } from '../pool.js'

/** A day that is coming for an account. */
export interface ComingDate {
  readonly kind: 'read' | 'bill' | 'due' | 'start' | 'stop' | 'process'
  readonly on: string
  /** What it is about: a cycle, an agreement, a process. */
  readonly subject: string
  /** Decimal text, of a due date. */
  readonly amount: string | null
  /** A process' own words. */
  readonly note: string | null
}

/**
 * What happens next on the account, from `today` on, soonest first: reads and bills of its cycle, due dates, starts and stops, processes that touch
 * it. Cases and payment plans have lines of their own on the page.
 */
export async function comingDates(
  db: Queryable,
  account: { accountId: string; billCycle: string; today: string },
): Promise<ComingDate[]> {
  const found = await db.query<ComingDate>(
    `select * from (
       (select 'read' as kind, read_date as "on", bill_cycle as subject, null::numeric as amount, null as note
          from bill_windows where bill_cycle = $2 and read_date >= $3 order by read_date limit 1)
       union all
       (select 'bill', accounting_date, bill_cycle, null, null
          from bill_windows where bill_cycle = $2 and accounting_date >= $3 order by accounting_date limit 1)
       union all
       (select 'due', due_on, '', sum(open_amount)::numeric(16, 2), null from open_items
          where account_id = $1 and open_amount > 0 and due_on >= $3 group by due_on order by due_on limit 3)
       union all
       (select case when start_on >= $3 then 'start' else 'stop' end, case when start_on >= $3 then start_on else stop_on end, agreement_id, null, null
          from service_agreements where account_id = $1 and state <> 'cancelled' and (start_on >= $3 or stop_on >= $3))
       union all
       (select 'process', p.next_wake_on, p.process_id, null, p.title from process_links l join processes p using (process_id)
          where l.subject_kind = 'account' and l.subject_id = $1 and p.kind not in ('payment_plan', 'case') and p.ended_at is null and p.next_wake_on >= $3)
     ) coming order by "on", kind limit 12`,
    [account.accountId, account.billCycle, account.today],
  )
  return found.rows
}
