import type { Decimal } from '../kernel/decimal.js'
import { addDays } from '../kernel/local-date.js'
import type { ServicePeriod } from '../kernel/service-period.js'
import { type ConsumptionRules, type RegisterUse, totalUse } from './consumption.js'
import type { InstalledRegister } from './installed-register.js'
import { readDateClosing } from './read-day.js'
import { consumptionOfPlace, type PlaceRelations } from './relations/place-consumption.js'

export interface UseOnDaysRules {
  readonly rules: ConsumptionRules
  /** What the meters are to each other, where they are something. */
  readonly place?: PlaceRelations
  readonly roundRead: (value: Decimal) => Decimal
}

/**
 * Delivered use of some days inside a billed period, as the meters counted it; undefined where a register was not read at
 * both ends of the days, or registers count in different units. Both days are included.
 */
export function useOnDays(
  days: ServicePeriod,
  period: ServicePeriod,
  registers: readonly InstalledRegister[],
  { rules, roundRead, place }: UseOnDaysRules,
): Decimal | undefined {
  const dayBefore = addDays(days.from, -1)
  const delivered = registers.filter((register) => register.role === 'consumption' && register.direction === 'delivered')
  const consumption = consumptionOfPlace({ registers: delivered, period: days, servedUntil: dayBefore, roundRead }, place, rules)
  const units = new Set(consumption.registers.map((register) => register.installed.unit))
  if (consumption.problems.length > 0 || consumption.missing.length > 0 || units.size > 1) return undefined
  const borderRead = readDateClosing(dayBefore, rules.readDay)
  const wasRead = consumption.registers.every(
    ({ opening }) => days.from === period.from || opening.kind === 'install' || opening.on === borderRead,
  )
  return wasRead ? totalUse(consumption.registers) : undefined
}

export interface CountedBetweenReads {
  readonly quantity: Decimal
  readonly unit: string
  /** The registers with the reads it rests on. */
  readonly registers: readonly RegisterUse[]
}

/**
 * What registers of one direction counted on some days, in their unit, only where reads (or an install or removal) stand at both borders
 * of the days; undefined where one is missing, or there is no such register, or they count in different units. `place`: what the
 * meters are to each other, where they are something.
 */
export function countedBetweenReads(
  days: ServicePeriod,
  direction: InstalledRegister['direction'],
  registers: readonly InstalledRegister[],
  rules: ConsumptionRules,
  place?: PlaceRelations,
): CountedBetweenReads | undefined {
  const dayBefore = addDays(days.from, -1)
  const own = registers.filter((register) => register.role === 'consumption' && register.direction === direction)
  const roundRead = (value: Decimal): Decimal => value
  const consumption = consumptionOfPlace({ registers: own, period: days, servedUntil: dayBefore, roundRead }, place, rules)
  const [unit, ...others] = new Set(consumption.registers.map((register) => register.installed.unit))
  if (unit === undefined || others.length > 0 || consumption.problems.length > 0 || consumption.missing.length > 0)
    return undefined
  const opens = readDateClosing(dayBefore, rules.readDay)
  const closes = readDateClosing(days.to, rules.readDay)
  const isBetween = consumption.registers.every(
    ({ opening, closing }) =>
      (opening.kind === 'install' || opening.on === opens) && (closing.kind === 'removal' || closing.on === closes),
  )
  return isBetween ? { quantity: totalUse(consumption.registers), unit, registers: consumption.registers } : undefined
}
