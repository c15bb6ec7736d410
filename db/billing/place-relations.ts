import type { LocalDate } from '../../domain/kernel/local-date.js'
import type { InstalledRegister } from '../../domain/metering/installed-register.js'
import type { PlaceRelations } from '../../domain/metering/relations/place-consumption.js'
import { placesOfMeters, relationsOfMeters } from '../metering/relation-store.js'
import type { Queryable } from '../pool.js'
import { loadRegisters, type ReadSpan } from './register-input-store.js'

/**
 * What the meters at service points are to each other, with the registers of their sub-meters that hang elsewhere; nothing for points
 * whose meters are nothing to any other. One query, and two more where there are sub-meters elsewhere.
 */
export async function loadPlaceRelations(
  db: Queryable,
  registers: ReadonlyMap<string, readonly InstalledRegister[]>,
  neededFrom: ReadonlyMap<string, LocalDate>,
  span: ReadSpan,
): Promise<Map<string, PlaceRelations>> {
  const meterIds = [...new Set([...registers.values()].flat().map((register) => register.meterId))]
  const relations = await relationsOfMeters(db, meterIds)
  if (relations.length === 0) return new Map()
  const here = new Set(meterIds)
  const subs = relations.filter((relation) => relation.kind === 'sub' && relation.isDeducted && here.has(relation.parentMeterId))
  const elsewhere = await registersOfSubs(
    db,
    subs.map((relation) => relation.childMeterId),
    neededFrom,
    span,
  )
  const places = new Map<string, PlaceRelations>()
  for (const [point, own] of registers) {
    const meters = new Set(own.map((register) => register.meterId))
    const about = relations.filter(({ parentMeterId, childMeterId }) => meters.has(parentMeterId) || meters.has(childMeterId))
    if (about.length === 0) continue
    const children = new Set(about.map((relation) => relation.childMeterId))
    places.set(point, {
      relations: about,
      elsewhere: elsewhere.filter((register) => children.has(register.meterId) && !meters.has(register.meterId)),
    })
  }
  return places
}

/** The registers of sub-meters wherever they hang, with reads as far back as those of any place that asks. */
async function registersOfSubs(
  db: Queryable,
  meterIds: readonly string[],
  neededFrom: ReadonlyMap<string, LocalDate>,
  span: ReadSpan,
): Promise<InstalledRegister[]> {
  if (meterIds.length === 0) return []
  const since = [...neededFrom.values()].sort()[0] ?? span.readOn
  const points = new Set([...(await placesOfMeters(db, meterIds)).values()].flat())
  const found = await loadRegisters(db, new Map([...points].map((point) => [point, since])), span)
  return [...found.values()].flat().filter((register) => meterIds.includes(register.meterId))
}
