import type { ServicePeriod } from '../../domain/kernel/service-period.js'
import type { LineDerivation } from '../../domain/rating/derivation.js'
import type { Queryable } from '../pool.js'

/** A line of a bill with what its load curve is looked up by. */
export interface LineForLoad {
  readonly agreementId: string
  readonly periodFrom: string
  readonly periodTo: string
  readonly settingsVersion: number
  readonly derivation: LineDerivation
}

export async function loadLineForLoad(
  db: Queryable,
  line: { readonly billId: number; readonly lineNo: number },
): Promise<LineForLoad | undefined> {
  const found = await db.query<LineForLoad>(
    `select s.agreement_id as "agreementId", s.period_from as "periodFrom", s.period_to as "periodTo", b.settings_version as "settingsVersion",
            l.derivation
       from bill_lines l join bill_segments s on s.segment_id = l.segment_id join bills b on b.bill_id = l.bill_id
      where l.bill_id = $1 and l.line_no = $2`,
    [line.billId, line.lineNo],
  )
  return found.rows[0]
}

/** The meters that were at the agreement's service point on any of the days. */
export async function installsOfAgreement(
  db: Queryable,
  agreementId: string,
  days: ServicePeriod,
): Promise<{ readonly meterId: string; readonly installedOn: string; readonly removedOn?: string }[]> {
  const found = await db.query<{ meterId: string; installedOn: string; removedOn: string | null }>(
    `select distinct i.meter_id as "meterId", i.installed_on as "installedOn", i.removed_on as "removedOn"
       from service_agreements g join meter_installs i using (service_point_id)
      where g.agreement_id = $1 and i.installed_on <= $3 and (i.removed_on is null or i.removed_on >= $2) order by 1, 2`,
    [agreementId, days.from, days.to],
  )
  return found.rows.map(({ removedOn, ...install }) => ({ ...install, ...(removedOn === null ? {} : { removedOn }) }))
}
