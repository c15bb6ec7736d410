import { addDays, type LocalDate } from '../../kernel/local-date.js'
import { intersection, type ServicePeriod } from '../../kernel/service-period.js'
import type { InstalledRegister } from '../installed-register.js'
import type { MeterRelation } from './meter-relation.js'

const FAR: LocalDate = '9999-12-31'

/** The days of a period on which a relation holds; undefined where there are none. */
export function relatedDays(relation: MeterRelation, period: ServicePeriod): ServicePeriod | undefined {
  return intersection({ from: relation.from, to: relation.to ?? FAR }, period)
}

/** The relations by which a meter is not billed for itself: it checks another, or counts a part of what another counts. */
export function unbilledRelations(meterId: string, relations: readonly MeterRelation[]): MeterRelation[] {
  return relations.filter((relation) => relation.childMeterId === meterId && relation.kind !== 'compound')
}

/**
 * The parts of a period on which a meter counts for the place where it hangs: all of it, less the days on which it checks another meter
 * there or is a sub-meter of one there. `here`: the meters of the place; a meter that is related to one elsewhere is billed where it hangs.
 */
export function ownDays(
  meterId: string,
  here: ReadonlySet<string>,
  relations: readonly MeterRelation[],
  period: ServicePeriod,
): ServicePeriod[] {
  let parts: ServicePeriod[] = [period]
  for (const relation of unbilledRelations(meterId, relations)) {
    if (relation.kind === 'sub' && !here.has(relation.parentMeterId)) continue
    parts = parts.flatMap((part) => {
      const shared = relatedDays(relation, part)
      if (shared === undefined) return [part]
      return [
        ...(shared.from > part.from ? [{ from: part.from, to: addDays(shared.from, -1) }] : []),
        ...(shared.to < part.to ? [{ from: addDays(shared.to, 1), to: part.to }] : []),
      ]
    })
  }
  return parts
}

/** Whether a register counts for its meter: a relation may name those that do, at the end of the period. */
export function isCounted(installed: InstalledRegister, relations: readonly MeterRelation[], period: ServicePeriod): boolean {
  if (installed.role !== 'consumption') return true
  return relations.every((relation) => {
    if (relation.kind !== 'compound' || relatedDays(relation, period) === undefined) return true
    const names =
      relation.parentMeterId === installed.meterId
        ? relation.parentRegisters
        : relation.childMeterId === installed.meterId
          ? relation.childRegisters
          : undefined
    return names === undefined || names.includes(installed.register)
  })
}
