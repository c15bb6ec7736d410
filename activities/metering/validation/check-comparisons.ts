import { dayTotals, readRegisters } from '../../../db/metering/comparison-reads.js'
import { relationsOfMeters, type StoredRelation } from '../../../db/metering/relation-store.js'
import type { Queryable } from '../../../db/pool.js'
import { decimal } from '../../../domain/kernel/decimal.js'
import { addDays } from '../../../domain/kernel/local-date.js'
import type { PlausibilityRules } from '../../../domain/metering/read-plausibility.js'
import { commonUse, type ReadRegister } from '../../../domain/metering/relations/common-use.js'
import type { CheckComparison } from '../../../domain/metering/validation/measurement.js'

/** What a meter, read on a day, and its check meters counted since they were read together before. */
export async function checksAtRead(
  db: Queryable,
  read: { readonly meterId: string; readonly readOn: string },
  rules: PlausibilityRules,
): Promise<CheckComparison[]> {
  const relations = (await relationsOfMeters(db, [read.meterId])).filter(isCheckOn(read.readOn))
  if (relations.length === 0) return []
  const meterIds = relations.flatMap(({ parentMeterId, childMeterId }) => [parentMeterId, childMeterId])
  const registers = await readRegisters(db, [...new Set(meterIds)], read.readOn)
  return relations.flatMap((relation): CheckComparison[] => {
    const { parentMeterId, childMeterId, tolerancePercent = '0' } = relation
    const parent = registers.filter(countsIn(parentMeterId, relation.parentRegisters))
    const child = registers.filter(countsIn(childMeterId, relation.childRegisters))
    const found = commonUse(parent, child, read.readOn, rules)
    if (found === undefined || found.from < relation.from) return []
    const uses = { parentUse: found.first, childUse: found.second, unit: parent[0]?.unit ?? '' }
    return [{ from: addDays(found.from, 1), to: found.to, parentMeterId, childMeterId, ...uses, tolerancePercent }]
  })
}

/** What meters and their check meters counted on days of which both have all intervals, by `meter day`. */
export async function checksOnDays(
  db: Queryable,
  days: readonly { readonly meterId: string; readonly day: string }[],
): Promise<ReadonlyMap<string, readonly CheckComparison[]>> {
  const relations = (await relationsOfMeters(db, [...new Set(days.map((each) => each.meterId))])).filter(
    (relation) => relation.kind === 'check',
  )
  if (relations.length === 0) return new Map()
  const pairs = days.flatMap(({ meterId, day }) =>
    relations
      .filter((relation) => (relation.parentMeterId === meterId || relation.childMeterId === meterId) && isCheckOn(day)(relation))
      .map((relation) => ({ meterId, day, relation })),
  )
  const wanted = pairs.flatMap(({ day, relation }) => [
    { meterId: relation.parentMeterId, day },
    { meterId: relation.childMeterId, day },
  ])
  const unique = [...new Map(wanted.map((each) => [`${each.meterId} ${each.day}`, each])).values()]
  const totals = new Map((await dayTotals(db, unique)).map((total) => [`${total.meterId} ${total.day} ${total.unit}`, total]))
  const found = new Map<string, CheckComparison[]>()
  for (const { meterId, day, relation } of pairs) {
    const { parentMeterId, childMeterId, tolerancePercent = '0' } = relation
    for (const [key, parent] of totals) {
      if (!key.startsWith(`${parentMeterId} ${day} `)) continue
      const child = totals.get(`${childMeterId} ${day} ${parent.unit}`)
      if (child === undefined) continue
      const uses = { parentUse: decimal(parent.total), childUse: decimal(child.total), unit: parent.unit }
      const comparison = { from: day, to: day, parentMeterId, childMeterId, ...uses, tolerancePercent }
      found.set(`${meterId} ${day}`, [...(found.get(`${meterId} ${day}`) ?? []), comparison])
    }
  }
  return found
}

function isCheckOn(day: string): (relation: StoredRelation) => boolean {
  return ({ kind, from, to }) => kind === 'check' && from <= day && (to === undefined || day <= to)
}

function countsIn(meterId: string, names: readonly string[] | undefined): (register: ReadRegister) => boolean {
  return (register) => register.meterId === meterId && (names?.includes(register.register) ?? true)
}
