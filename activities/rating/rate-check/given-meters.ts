import { addDays, type LocalDate } from '../../../domain/kernel/local-date.js'
import type { MeterInPlace } from '../../../domain/metering/meters-in-place.js'
import type { AttributeChange, Attributes } from '../../../domain/rating/attributes.js'
import type { TariffFile } from '../../../domain/rating/tariff.js'
import type { RateAssumption } from './contract.js'

/** Before any day that is rated. */
const EVER: LocalDate = '1970-01-01'

/**
 * The meters that attributes tell of: as many of `meter_size` as `meter_count` says, one where it is left out, none where `metered` is
 * false. `meter_size@2026-08-15` is an exchange: the new one counts from that day.
 */
export function givenMeters(attributes: Attributes, changes: readonly AttributeChange[]): readonly MeterInPlace[] {
  if (attributes['metered'] === false) return []
  const count = Number(attributes['meter_count'] ?? 1)
  const sizes = [
    { from: EVER, size: attributes['meter_size'] },
    ...changes.filter((change) => change.name === 'meter_size').map((change) => ({ from: change.from, size: change.value })),
  ]
  return sizes.flatMap(({ from, size }, index) => {
    const next = sizes[index + 1]?.from
    const meter = {
      meterId: '',
      ...(size === undefined || size === null ? {} : { size: String(size) }),
      lastClosedBefore: from === EVER ? EVER : addDays(from, -1),
      closesOn: next === undefined ? undefined : addDays(next, -1),
    }
    return Array.from({ length: count }, () => meter)
  })
}

/** Said where a tariff asks how many meters there are, or whether there is one, and nobody stated it. */
export function meterAssumption(tariff: TariffFile, given: Readonly<Record<string, string>>): RateAssumption | undefined {
  if (given['meter_count'] !== undefined || given['metered'] !== undefined) return undefined
  if (!names(tariff.versions, 'meter_count') && !names(tariff.versions, 'metered')) return undefined
  return { option: 'attribute meter_count', value: '1', why: 'a usage file is of one meter, and none was stated' }
}

function names(part: unknown, name: string): boolean {
  if (part === name) return true
  if (Array.isArray(part)) return part.some((one) => names(one, name))
  return part !== null && typeof part === 'object' && Object.entries(part).some(([key, one]) => key === name || names(one, name))
}
