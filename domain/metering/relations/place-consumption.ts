import { addDays } from '../../kernel/local-date.js'
import { intersection, type ServicePeriod } from '../../kernel/service-period.js'
import {
  type Consumption,
  type ConsumptionQuestion,
  type ConsumptionRules,
  consumptionOf,
  installSpan,
  type RegisterUse,
} from '../consumption.js'
import type { InstalledRegister } from '../installed-register.js'
import type { MeterRelation } from './meter-relation.js'
import { isCounted, ownDays, relatedDays } from './related-days.js'

/** What meters are to each other at a place, with the registers of sub-meters that hang elsewhere. */
export interface PlaceRelations {
  readonly relations: readonly MeterRelation[]
  readonly elsewhere: readonly InstalledRegister[]
}

export interface PlaceConsumption extends Consumption {
  /** What is not known of a meter that must be added or taken off, as names of what is missing; empty where all is known. */
  readonly missing: readonly string[]
}

/**
 * Use of a service point where meters may be related: the parts of a compound are added by the registers that count; a check meter and a
 * sub-meter are not billed for themselves there; what sub-meters count is taken off, as a negative use, where the relation says so. Days
 * are those of the relation: where it begins or ends inside the period, a read must close its border.
 */
export function consumptionOfPlace(
  question: ConsumptionQuestion,
  place: PlaceRelations | undefined,
  rules: ConsumptionRules,
): PlaceConsumption {
  if (place === undefined || place.relations.length === 0) return { ...consumptionOf(question, rules), missing: [] }
  const { relations } = place
  const here = new Set(question.registers.map((register) => register.meterId))
  const registers: RegisterUse[] = []
  const problems: Consumption['problems'][number][] = []
  for (const installed of question.registers) {
    if (!isCounted(installed, relations, question.period)) continue
    for (const period of ownDays(installed.meterId, here, relations, question.period)) {
      const own = consumptionOf({ ...question, registers: [installed], period }, rules)
      registers.push(...own.registers)
      problems.push(...own.problems)
    }
  }
  const missing: string[] = []
  for (const relation of relations) {
    const days = here.has(relation.parentMeterId) ? relatedDays(relation, question.period) : undefined
    if (days === undefined) continue
    if (relation.kind === 'compound') missing.push(...missingParts(relation, days, question.registers, rules))
    if (relation.kind === 'sub' && relation.isDeducted) {
      const all = [...question.registers, ...place.elsewhere]
      const taken = deduction(relation, days, { ...question, registers: all }, rules)
      registers.push(...taken.registers)
      missing.push(...taken.missing)
    }
  }
  return { registers, problems, missing }
}

/** Meters that are billed at a place on some day of a period: those the size of a service and its demand are taken from. */
export function billedRegisters(
  registers: readonly InstalledRegister[],
  place: PlaceRelations | undefined,
  period: ServicePeriod,
): readonly InstalledRegister[] {
  if (place === undefined || place.relations.length === 0) return registers
  const here = new Set(registers.map((register) => register.meterId))
  return registers.filter((register) => ownDays(register.meterId, here, place.relations, period).length > 0)
}

/** The parts of a compound that do not hang at the place on all of its days. */
function missingParts(
  relation: MeterRelation,
  days: ServicePeriod,
  registers: readonly InstalledRegister[],
  rules: ConsumptionRules,
): string[] {
  return [relation.parentMeterId, relation.childMeterId]
    .filter((meterId) => !hangsOn(meterId, days, registers, rules))
    .map((meterId) => `use of meter ${meterId}, a part of the compound of ${relation.parentMeterId} and ${relation.childMeterId}`)
}

function hangsOn(
  meterId: string,
  days: ServicePeriod,
  registers: readonly InstalledRegister[],
  rules: ConsumptionRules,
): boolean {
  let next = days.from
  const spans = registers
    .filter((register) => register.meterId === meterId)
    .map((register) => installSpan(register, rules.readDay))
    .sort((one, other) => (one.lastClosedBefore < other.lastClosedBefore ? -1 : 1))
  for (const { lastClosedBefore, closesOn } of spans) {
    if (addDays(lastClosedBefore, 1) > next) break
    if (closesOn === undefined) return true
    if (closesOn >= next) next = addDays(closesOn, 1)
  }
  return next > days.to
}

/** What a sub-meter counted on the days, as uses below zero; or the names of what is missing of it. */
function deduction(
  relation: MeterRelation,
  days: ServicePeriod,
  question: ConsumptionQuestion,
  rules: ConsumptionRules,
): { readonly registers: readonly RegisterUse[]; readonly missing: readonly string[] } {
  const name = `use of sub-meter ${relation.childMeterId} on ${days.from} to ${days.to}`
  const own = question.registers.filter(
    (register) =>
      register.meterId === relation.childMeterId &&
      register.role === 'consumption' &&
      (relation.childRegisters?.includes(register.register) ?? true) &&
      intersection(days, spanOf(register, rules)) !== undefined,
  )
  if (own.length === 0) return { registers: [], missing: [name] }
  const { servedUntil: _, ...asked } = question
  const counted = consumptionOf({ ...asked, registers: own, period: days }, rules)
  if (counted.problems.length > 0) return { registers: [], missing: [name] }
  return {
    registers: counted.registers.map((use) => ({ ...use, use: use.use.negated(), deducted: true as const, inPlaceAtEnd: false })),
    missing: [],
  }
}

function spanOf(register: InstalledRegister, rules: ConsumptionRules): ServicePeriod {
  const { lastClosedBefore, closesOn } = installSpan(register, rules.readDay)
  return { from: addDays(lastClosedBefore, 1), to: closesOn ?? '9999-12-31' }
}
