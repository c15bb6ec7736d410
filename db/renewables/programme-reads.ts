import type { LocalDate } from '../../domain/kernel/local-date.js'
import type { Queryable } from '../pool.js'

export type EnrolmentRecord = {
  readonly id: number
  readonly programmeCode: string
  readonly programmeName: string
  readonly takes: 'nothing' | 'blocks' | 'percent'
  readonly agreementId: string
  readonly accountId: string
  readonly customerName: string
  readonly amount: string | null
  readonly capacityKw: string | null
  readonly from: LocalDate
  readonly to: LocalDate | null
  readonly isTakenBack: boolean
  readonly recordedBy: string
}

/** Enrolments of a programme or of an agreement, the earliest first. */
export async function listEnrolments(
  db: Queryable,
  of: { readonly programmeCode?: string; readonly agreementId?: string },
  limit: number,
): Promise<EnrolmentRecord[]> {
  const found = await db.query<EnrolmentRecord>(
    `select e.enrolment_id as id, e.programme_code as "programmeCode", p.name as "programmeName", p.takes, e.agreement_id as "agreementId",
            g.account_id as "accountId", c.display_name as "customerName", e.amount, e.capacity_kw as "capacityKw", e.from_on as "from", e.to_on as "to",
            coalesce(e.to_on < e.from_on, false) as "isTakenBack", coalesce(u.name, e.recorded_by) as "recordedBy"
       from programme_enrolments e join programmes p using (programme_code) join service_agreements g using (agreement_id)
       join accounts a using (account_id) join customers c using (customer_id) left join users u on u.user_id = e.recorded_by
      where ($1::text is null or e.programme_code = $1) and ($2::text is null or e.agreement_id = $2)
      order by e.from_on, e.enrolment_id limit $3`,
    [of.programmeCode ?? null, of.agreementId ?? null, limit],
  )
  return found.rows
}
