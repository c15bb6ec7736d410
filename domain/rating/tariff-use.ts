import type { Decimal } from '../kernel/decimal.js'
import type { CompiledTariff } from './compiled-tariff.js'
import type { RatingFacts, RatingProblem } from './facts.js'
import { meteredDemand, meteredUse } from './metered-quantities.js'
import { scopeOf } from './rate-agreement.js'
import type { Scope, Trace } from './scope.js'
import { versionsInPeriod } from './versions-in-period.js'

export interface TariffUse {
  /** undefined: the service point has no consumption register, or its unit cannot be converted. */
  readonly use: Decimal | undefined
  /** undefined: there is no demand register. */
  readonly demand: Decimal | undefined
  readonly reads: readonly number[]
}

/** Metered use and demand as the tariff counts them, without rating anything. */
export function tariffUse(tariff: CompiledTariff, facts: RatingFacts): TariffUse {
  const spans = versionsInPeriod(tariff, facts.period)
  const version = spans[spans.length - 1]?.version
  if (version === undefined) return { use: undefined, demand: undefined, reads: [] }
  const use = answered(scopeOf(tariff, version, facts, { problems: [], leaves: new Map(), banks: [], notes: [] }), meteredUse)
  const demand = answered(
    scopeOf(tariff, version, facts, { problems: [], leaves: new Map(), banks: [], notes: [] }),
    meteredDemand,
  )
  return { use: use?.value, demand: demand?.value, reads: use === undefined ? [] : [...use.trace.reads] }
}

function answered(
  scope: Scope & { readonly problems: RatingProblem[] },
  quantity: (scope: Scope) => { value: Decimal | null; trace: Trace },
): { readonly value: Decimal; readonly trace: Trace } | undefined {
  const { value, trace } = quantity(scope)
  return value === null || scope.problems.length > 0 ? undefined : { value, trace }
}
