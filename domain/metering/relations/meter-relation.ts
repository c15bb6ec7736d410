import type { LocalDate } from '../../kernel/local-date.js'
import { done, type Outcome, refused } from '../../kernel/outcome.js'

/**
 * `compound`: parent and child count high and low flow of one pipe, and are added. `check`: the child is compared with the parent and never
 * billed. `sub`: the child counts a part of what went through the parent.
 */
export const RELATION_KINDS = ['compound', 'check', 'sub'] as const
export type RelationKind = (typeof RELATION_KINDS)[number]

/** What a meter (the child) is to another (the parent), from a day to a day, both days of service included. */
export interface MeterRelation {
  readonly kind: RelationKind
  readonly parentMeterId: string
  readonly childMeterId: string
  /** The registers that count of each; all that count consumption where absent. */
  readonly parentRegisters?: readonly string[]
  readonly childRegisters?: readonly string[]
  readonly from: LocalDate
  readonly to?: LocalDate
  /** Of a check meter, decimal text: how far the two may be apart, in percent of the parent's use. */
  readonly tolerancePercent?: string
  /** Of a sub-meter: its use is taken from what the parent's customer is billed. */
  readonly isDeducted: boolean
}

/** A meter as a relation to it is judged. */
export interface RelatedMeter {
  readonly meterId: string
  readonly service: string
  readonly registers: readonly { readonly register: string; readonly unit: string; readonly role: 'consumption' | 'demand' }[]
  /** Service points at which it hangs now. */
  readonly servicePointIds: readonly string[]
}

/**
 * Whether the relation makes sense. Refuses RELATION_INVALID: of two services or with itself, a register that is not there or counts no
 * consumption, parts of a compound at two places, a chain that comes back to the child (`aboveParent`: the meters above the parent), a
 * meter below a check meter, a tolerance where nothing is compared; and UNIT_MISMATCH where the two count no common unit.
 */
export function checkRelation(
  relation: MeterRelation,
  parent: RelatedMeter,
  child: RelatedMeter,
  aboveParent: readonly Pick<MeterRelation, 'kind' | 'parentMeterId'>[],
): Outcome<true, 'RELATION_INVALID' | 'UNIT_MISMATCH'> {
  const invalid = (message: string) => refused('RELATION_INVALID', message)
  if (parent.meterId === child.meterId) return invalid('A meter has no relation to itself.')
  if (parent.service !== child.service) return invalid(`One counts ${parent.service}, the other ${child.service}.`)
  if (relation.to !== undefined && relation.to < relation.from) return invalid('The last day is before the first.')
  if ((relation.kind === 'check') !== (relation.tolerancePercent !== undefined))
    return invalid('A check meter has a tolerance in percent; the others have none.')
  if (relation.isDeducted && relation.kind !== 'sub')
    return invalid('Only what a sub-meter counts can be taken from the parent’s bill.')
  if (aboveParent.some((above) => above.parentMeterId === child.meterId))
    return invalid(`Meter ${parent.meterId} is below ${child.meterId} already.`)
  if (aboveParent.some((above) => above.kind === 'check')) return invalid(`Meter ${parent.meterId} is a check meter itself.`)
  const isOnePlace = parent.servicePointIds.some((id) => child.servicePointIds.includes(id))
  const hang = parent.servicePointIds.length > 0 && child.servicePointIds.length > 0
  if (relation.kind === 'compound' && hang && !isOnePlace)
    return invalid('The parts of a compound meter hang at one service point.')
  for (const [meter, names] of [
    [parent, relation.parentRegisters],
    [child, relation.childRegisters],
  ] as const) {
    const wrong = (names ?? []).find(
      (name) => !meter.registers.some(({ register, role }) => register === name && role === 'consumption'),
    )
    if (wrong !== undefined) return invalid(`Meter ${meter.meterId} has no register ${wrong} that counts consumption.`)
  }
  const units = unitsOf(parent, relation.parentRegisters)
  const own = unitsOf(child, relation.childRegisters)
  if (own.length === 0 || own.some((unit) => !units.includes(unit))) {
    return refused(
      'UNIT_MISMATCH',
      `Meter ${child.meterId} counts ${own.join(' and ') || 'no consumption'}, ${parent.meterId} ${units.join(' and ') || 'none'}.`,
      { parent: units, child: own },
    )
  }
  return done(true)
}

function unitsOf(meter: RelatedMeter, names: readonly string[] | undefined): string[] {
  const counting = meter.registers.filter(
    ({ register, role }) => role === 'consumption' && (names === undefined || names.includes(register)),
  )
  return [...new Set(counting.map(({ unit }) => unit))]
}
