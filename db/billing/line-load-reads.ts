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

/** The meters that were at the service point of an agreement, or at a service point, on any of the days. */
export async function installsOn(
  db: Queryable,
  at: { readonly agreementId: string } | { readonly servicePointId: string },
  days: ServicePeriod,
): Promise<{ readonly meterId: string; readonly installedOn: string; readonly removedOn?: string }[]> {
  const [point, id] =
    'agreementId' in at
      ? ['(select service_point_id from service_agreements where agreement_id = $1)', at.agreementId]
      : ['$1', at.servicePointId]
  const found = await db.query<{ meterId: string; installedOn: string; removedOn: string | null }>(
    `select distinct i.meter_id as "meterId", i.installed_on as "installedOn", i.removed_on as "removedOn"
       from meter_installs i where i.service_point_id = ${point} and i.installed_on <= $3 and (i.removed_on is null or i.removed_on >= $2)
      order by 1, 2`,
    [id, days.from, days.to],
  )
  return found.rows.map(({ removedOn, ...install }) => ({ ...install, ...(removedOn === null ? {} : { removedOn }) }))
}
