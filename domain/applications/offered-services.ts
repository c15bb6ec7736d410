import type { LocalDate } from '../kernel/local-date.js'
import { later } from '../kernel/local-date.js'
import { APPLICABLE_SERVICES, type ApplicableService } from './application-kinds.js'

/** A service point as far as an applicant may be told of it: nothing here depends on who is served. */
export interface OfferedPoint {
  readonly service: string
  readonly inServiceOn: LocalDate
  /** It has been billed under some tariff before, so it can be again. */
  readonly hasTariff: boolean
  /** Every meter of it reports by itself, or it has none. */
  readonly isRemote: boolean
}

export interface OfferedService {
  readonly service: ApplicableService
  readonly needsVisit: boolean
  readonly thereFrom: LocalDate
}

/** What can be begun at a place, once per service; a service that never had a tariff there is a matter of a new connection. */
export function offeredServices(points: readonly OfferedPoint[]): OfferedService[] {
  return APPLICABLE_SERVICES.flatMap((service): OfferedService[] => {
    const own = points.filter((point) => point.service === service && point.hasTariff)
    const [first] = own
    if (first === undefined) return []
    const thereFrom = own.reduce((day, point) => later(day, point.inServiceOn), first.inServiceOn)
    return [{ service, needsVisit: own.some((point) => !point.isRemote), thereFrom }]
  })
}
