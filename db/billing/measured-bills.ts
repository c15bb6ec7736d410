import type { ServicePeriod } from '../../domain/kernel/service-period.js'
import type { Queryable } from '../pool.js'

/** An issued bill that charged what a meter counted on some days. */
export interface MeasuredBill {
  readonly billId: number
  readonly service: string
  readonly customerClass: string
}

/**
 * Bills of this program, issued and not cancelled, for days of the span on which the meter was in place there, on which a share of a
 * generator at its place was credited, or on which it was taken off what another meter in place there counted; the oldest first.
 */
export async function measuredBills(db: Queryable, meterId: string, span: ServicePeriod): Promise<MeasuredBill[]> {
  const found = await db.query<MeasuredBill>(
    `select b.bill_id as "billId", min(s.service) as service, a.customer_class as "customerClass"
       from (select i.installed_on, i.removed_on, g.agreement_id, date '-infinity' as from_on, date 'infinity' as to_on
               from meter_installs i join service_agreements g using (service_point_id) where i.meter_id = $1
             union all
             select i.installed_on, i.removed_on, g.agreement_id, r.from_on, coalesce(r.to_on, 'infinity')
               from meter_relations r join meter_installs i on i.meter_id = r.parent_meter_id join service_agreements g using (service_point_id)
              where r.child_meter_id = $1 and r.is_deducted
             union all
             select i.installed_on, i.removed_on, h.agreement_id, h.from_on, coalesce(h.to_on, 'infinity')
               from meter_installs i join generators n using (service_point_id) join generator_shares h using (generator_id)
              where i.meter_id = $1 and (h.to_on is null or h.to_on >= h.from_on)) c
       join bill_segments s using (agreement_id)
       join bills b using (bill_id) join accounts a on a.account_id = b.account_id
      where s.period_from <= least($3::date, c.to_on) and s.period_to >= greatest($2::date, c.from_on) and c.installed_on <= s.period_to
        and (c.removed_on is null or c.removed_on >= s.period_from) and b.state = 'issued' and b.kind <> 'migrated'
      group by b.bill_id, b.period_from, a.customer_class order by b.period_from, b.bill_id`,
    [meterId, span.from, span.to],
  )
  return found.rows
}

/**
 * Of meters that changed, each on its days, those of which something may have been made: a bill of a place where the meter or one it is
 * taken off has hung, or anything where a generator stands. Asked of a whole piece of a file at once; most of what is corrected is not billed yet.
 */
export async function metersMadeOf(
  db: Queryable,
  changed: readonly { readonly meterId: string; readonly from: string; readonly to: string }[],
): Promise<ReadonlySet<string>> {
  const found = await db.query<{ meterId: string }>(
    `select k.meter_id as "meterId" from unnest($1::text[], $2::date[], $3::date[]) as k (meter_id, since, until)
      where exists (
          select from (select k.meter_id union all select r.parent_meter_id from meter_relations r where r.child_meter_id = k.meter_id and r.is_deducted) m
            join meter_installs i using (meter_id) join service_agreements g using (service_point_id) join bill_segments s using (agreement_id)
           where s.period_from <= k.until and s.period_to >= k.since)
        or exists (select from meter_installs i join generators n using (service_point_id) where i.meter_id = k.meter_id)`,
    [changed.map((each) => each.meterId), changed.map((each) => each.from), changed.map((each) => each.to)],
  )
  return new Set(found.rows.map((row) => row.meterId))
}

/** For whom a bill was made. */
export async function chargedOf(db: Queryable, billId: number): Promise<Omit<MeasuredBill, 'billId'>> {
  const found = await db.query<Omit<MeasuredBill, 'billId'>>(
    `select min(s.service) as service, a.customer_class as "customerClass"
       from bills b join bill_segments s using (bill_id) join accounts a on a.account_id = b.account_id
      where b.bill_id = $1 group by a.customer_class`,
    [billId],
  )
  return found.rows[0] as Omit<MeasuredBill, 'billId'>
}
