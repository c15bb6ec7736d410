import { type Decimal, decimal, ZERO } from '../kernel/decimal.js'
import { daysOf, intersection, type ServicePeriod } from '../kernel/service-period.js'
import type { RelatedAgreement } from './facts.js'
import { inTariffUnit } from './metered-unit.js'
import { selectAgreements } from './related-agreements.js'
import { addStep, missing, type Scope, type Trace } from './scope.js'
import type { UseOf } from './tariff.js'

/**
 * Use of another service of the account on the days of this period. Where that agreement's period has other days, its
 * use is taken by days.
 */
export function compileUseOf(operation: UseOf): (scope: Scope, trace: Trace) => Decimal | null {
  return (scope, trace) => {
    const agreements = selectAgreements(scope.facts, operation.use_of, operation)
    let total = ZERO
    let found = false
    for (const agreement of agreements) {
      if (agreement.historyUnknown === true) missing(scope, 'bills of other accounts at the premise')
      const use = useOnDays(agreement, scope, trace)
      if (use === undefined) continue
      found = true
      total = total.plus(use)
    }
    if (found) {
      addStep(trace, 'use_of', { service: operation.use_of, quantity: total.toFixed(), unit: scope.unit })
      return total
    }
    switch (operation.if_none) {
      case 'nothing':
        return null
      case 'zero':
        return ZERO
      case 'refuse':
        return missing(scope, `use of ${operation.use_of}`)
    }
  }
}

function useOnDays(agreement: RelatedAgreement, scope: Scope, trace: Trace): Decimal | undefined {
  let total: Decimal | undefined
  const add = (period: ServicePeriod, quantity: Decimal, unit: string) => {
    const shared = intersection(period, scope.facts.period)
    if (shared === undefined) return
    const days = daysOf(shared)
    const own = inTariffUnit(scope, quantity, unit, trace)
    const part = days === daysOf(period) ? own : own.times(days).div(daysOf(period))
    total = (total ?? ZERO).plus(part)
  }
  if (agreement.current !== undefined) {
    add(agreement.current.period, agreement.current.quantity, agreement.current.unit)
    for (const read of agreement.current.reads) trace.reads.add(read)
  }
  for (const past of agreement.history) add(past.period, decimal(past.quantity), past.unit)
  return total
}
