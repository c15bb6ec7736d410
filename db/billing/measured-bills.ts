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
