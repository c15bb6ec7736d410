import type { ZoneTable } from '../../../domain/kernel/zone-table.js'
import type { RateAssumption } from './contract.js'
import type { Usage } from './usage.js'

/** What was taken for granted of a usage file: its order, and on which clock its hours are. */
export function assumptionsOfUsage(usage: Usage, clock: ZoneTable | undefined): RateAssumption[] {
  const zone = (value: string, why: string): RateAssumption => ({ option: 'zone', value, why })
  if (usage.kind === 'totals') return clock === undefined ? [] : [zone(clock.name, 'has no effect: totals are of whole days')]
  const found: RateAssumption[] = []
  if (!usage.wasInOrder) found.push({ option: 'usage order', value: 'sorted', why: 'the intervals were not in order of time' })
  if (clock !== undefined) found.push(zone(clock.name, 'as asked'))
  else if (usage.isUtc)
    found.push(zone('UTC', 'the usage is stamped in UTC, and the hours of the tariff are taken as they are written'))
  return found
}
