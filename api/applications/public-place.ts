import { offeredPoints, placesAt, type PublicAddress } from '../../db/applications/place-reads.js'
import type { Queryable } from '../../db/pool.js'
import type { ApplicableService, ApplicationKind } from '../../domain/applications/application-kinds.js'
import type { ApplicationRules } from '../../domain/applications/application-rules.js'
import { offeredServices, type OfferedService } from '../../domain/applications/offered-services.js'
import { possibleStartDays } from '../../domain/applications/start-days.js'
import { later, type LocalDate } from '../../domain/kernel/local-date.js'

/** What is offered at an address; undefined where the utility does not know it. Who is served there plays no part. */
export async function offersAt(db: Queryable, address: PublicAddress): Promise<OfferedService[] | undefined> {
  const places = await placesAt(db, address)
  if (places.length === 0) return undefined
  const points = await Promise.all(places.map((premiseId) => offeredPoints(db, premiseId)))
  return offeredServices(points.flat())
}

/** On which days these services may begin. What is not offered there is left out; a connection always needs a visit. */
export function daysFor(
  kind: ApplicationKind,
  services: readonly ApplicableService[],
  offers: readonly OfferedService[],
  rules: ApplicationRules,
  today: LocalDate,
): { needsVisit: boolean; days: LocalDate[] } {
  const own = kind === 'connection' ? [] : offers.filter((offer) => services.includes(offer.service))
  const needsVisit = kind === 'connection' || own.some((offer) => offer.needsVisit)
  const thereFrom = own.reduce((day, offer) => later(day, offer.thereFrom), today)
  return { needsVisit, days: possibleStartDays({ today, needsVisit, thereFrom }, rules) }
}
