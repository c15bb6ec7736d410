import type { ServicePeriod } from '../../domain/kernel/service-period.js'
import type { Queryable } from '../pool.js'

/** An issued bill that charged what a meter counted on some days. */
export interface MeasuredBill {
  readonly billId: number
  readonly service: string
  readonly customerClass: string
}

/** Bills of this program, issued and not cancelled, for days of the span on which the meter was in place there; the oldest first. */
export async function measuredBills(db: Queryable, meterId: string, span: ServicePeriod): Promise<MeasuredBill[]> {
  const found = await db.query<MeasuredBill>(
    `select b.bill_id as "billId", min(s.service) as service, a.customer_class as "customerClass"
       from meter_installs i join service_agreements g using (service_point_id) join bill_segments s using (agreement_id)
       join bills b using (bill_id) join accounts a on a.account_id = b.account_id
      where i.meter_id = $1 and s.period_from <= $3 and s.period_to >= $2 and i.installed_on <= s.period_to
        and (i.removed_on is null or i.removed_on >= s.period_from) and b.state = 'issued' and b.kind <> 'migrated'
      group by b.bill_id, a.customer_class order by b.period_from, b.bill_id`,
    [meterId, span.from, span.to],
  )
  return found.rows
}
