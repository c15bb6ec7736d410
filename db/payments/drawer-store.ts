import type { Queryable } from '../pool.js'

/** What one person has taken at one channel on one day, reversed payments left out. */
export interface DrawerRow {
  /** `none`: payments that came without a tender. */
  readonly kind: 'cash' | 'cheque' | 'card' | 'transfer' | 'other' | 'none'
  readonly payments: number
  readonly amount: string
}

/** The drawer by kind of tender; no row for a kind of which nothing was taken. */
export async function loadDrawer(
  db: Queryable,
  of: { readonly channel: string; readonly receivedOn: string; readonly recordedBy: string },
): Promise<DrawerRow[]> {
  const found = await db.query<DrawerRow>(
    `select coalesce(t.kind, 'none') as kind, count(distinct p.payment_id) as payments, sum(coalesce(t.amount, p.amount)) as amount
     from payments p left join payment_tenders t using (payment_id)
     where p.channel = $1 and p.received_on = $2 and p.recorded_by = $3 and p.state <> 'reversed'
     group by 1 order by 1`,
    [of.channel, of.receivedOn, of.recordedBy],
  )
  return found.rows
}
