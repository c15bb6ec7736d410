import type { CompiledTariff } from '../../../domain/rating/compiled-tariff.js'
import type { PastPeriod } from '../../../domain/rating/facts.js'
import { volumeUnit } from '../../../domain/rating/volume-units.js'
import type { Usage } from './usage.js'
import { unitName } from './usage-totals.js'

/**
 * The unit that the heading of a column means, as the tariff spells it: its own unit or one it converts, written in other letters
 * (`mcf`, Mcf), in the plural (`therms`) or by another name of the same volume (`kl`, kilolitre). A heading that means none of them stays what it is.
 */
export function unitMeant(heading: string, tariff: CompiledTariff): string {
  const known = [tariff.unit, ...tariff.conversions.keys()]
  const volume = volumeUnit(heading)
  return (
    known.find((unit) => unit === heading) ??
    known.find((unit) => unit.toLowerCase() === heading.toLowerCase()) ??
    known.find((unit) => singular(unit) === singular(heading)) ??
    known.find((unit) => volume !== undefined && volumeUnit(unit) === volume) ??
    unitName(heading)
  )
}

/** `therms` and `Therm` are one unit. */
function singular(unit: string): string {
  return unit.toLowerCase().replace(/(?<=[a-z]{3})s$/, '')
}

/** Usage with its units as the tariff spells them. */
export function usageInUnits(usage: Usage, tariff: CompiledTariff): Usage {
  if (usage.kind === 'intervals') return usage
  return { kind: 'totals', totals: usage.totals.map((total) => ({ ...total, unit: unitMeant(total.unit, tariff) })) }
}

/** Earlier bills with their units as the tariff spells them. */
export function historyInUnits(history: readonly PastPeriod[], tariff: CompiledTariff): readonly PastPeriod[] {
  return history.map((past) => ({ ...past, unit: unitMeant(past.unit, tariff) }))
}
