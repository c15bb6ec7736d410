import type { Decimal } from '../kernel/decimal.js'
import { addDays } from '../kernel/local-date.js'
import type { ServicePeriod } from '../kernel/service-period.js'
import { type ConsumptionRules, consumptionOf, totalUse } from './consumption.js'
import type { InstalledRegister } from './installed-register.js'
import { readDateClosing } from './read-day.js'

export interface UseOnDaysRules {
  readonly rules: ConsumptionRules
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
  { rules, roundRead }: UseOnDaysRules,
): Decimal | undefined {
  const dayBefore = addDays(days.from, -1)
  const delivered = registers.filter((register) => register.role === 'consumption' && register.direction === 'delivered')
  const consumption = consumptionOf({ registers: delivered, period: days, servedUntil: dayBefore, roundRead }, rules)
  const units = new Set(consumption.registers.map((register) => register.installed.unit))
  if (consumption.problems.length > 0 || units.size > 1) return undefined
  const borderRead = readDateClosing(dayBefore, rules.readDay)
  const wasRead = consumption.registers.every(
    ({ opening }) => days.from === period.from || opening.kind === 'install' || opening.on === borderRead,
  )
  return wasRead ? totalUse(consumption.registers) : undefined
}
