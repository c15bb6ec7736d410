import { decimal } from '../../../../domain/kernel/decimal.js'
import { placeOf, shown, type UrdbReader } from './urdb-reader.js'

export interface UrdbTier {
  /** rate + adj. */
  readonly price: string
  readonly sell: string
  /** Cumulative upper limit; undefined: open. */
  readonly max: string | undefined
  /** Lower case; empty where the tier has none. */
  readonly unit: string
  readonly isPriced: boolean
}

/** By period, by tier. */
export type UrdbStructure = readonly (readonly UrdbTier[])[]

const TIER_MEMBERS = ['rate', 'adj', 'max', 'unit', 'sell']
/** Written for "without limit" by some who filled the database in. */
const ENDLESS = 1e9

/** What a period costs that no hour has. */
const UNUSED: readonly UrdbTier[] = [{ price: '0', sell: '0', max: undefined, unit: '', isPriced: true }]

/**
 * The tiers of a rate structure. What no schedule names (`used`; undefined: all count) changes no bill and is not looked into;
 * `onLimit` is told of a last tier with a limit, which counts as open.
 */
export function readStructure(
  reader: UrdbReader,
  field: string,
  used: ReadonlySet<number> | undefined,
  onLimit: (path: string, max: string) => void,
): UrdbStructure {
  return reader.list(field).map((period, at) => {
    if (used?.has(at) === false) return UNUSED
    const path = `${field}[${at}]`
    if (!Array.isArray(period) || period.length === 0) {
      reader.refuse('FIELD_VALUE', path, `${path} must be a list of tiers`)
      return []
    }
    const tiers = (period as unknown[]).map((tier, index) => readTier(reader, tier, `${path}[${index}]`))
    return tiers.map((tier, index) => checkedTier(reader, tiers, tier, index, path, onLimit))
  })
}

function readTier(reader: UrdbReader, tier: unknown, path: string): UrdbTier {
  if (typeof tier !== 'object' || tier === null || Array.isArray(tier)) {
    reader.refuse('FIELD_VALUE', path, `${path} must be a tier, not ${shown(tier)}`)
    return { price: '0', sell: '0', max: undefined, unit: '', isPriced: true }
  }
  const members = tier as Record<string, unknown>
  for (const [name, value] of Object.entries(members)) {
    if (value !== null && !TIER_MEMBERS.includes(name))
      reader.refuse('UNKNOWN_FIELD', `${path}.${name}`, `${path}.${name} is no member of a tier that is understood`)
  }
  const number = (name: string): string | undefined => {
    const value = members[name]
    return value === undefined || value === null || value === '' ? undefined : reader.numberOf(value, `${path}.${name}`)
  }
  const rate = number('rate')
  const adj = number('adj')
  const unit = members['unit']
  if (unit !== undefined && unit !== null && typeof unit !== 'string')
    reader.refuse('FIELD_VALUE', `${path}.unit`, `${path}.unit must be text`)
  return {
    price: decimal(rate ?? '0')
      .plus(adj ?? '0')
      .toFixed(),
    sell: number('sell') ?? '0',
    max: number('max'),
    unit: typeof unit === 'string' ? unit.trim().toLowerCase().replaceAll(/\s+/g, ' ') : '',
    isPriced: rate !== undefined || adj !== undefined || members['sell'] !== undefined,
  }
}

function checkedTier(
  reader: UrdbReader,
  tiers: readonly UrdbTier[],
  tier: UrdbTier,
  index: number,
  path: string,
  onLimit: (path: string, max: string) => void,
): UrdbTier {
  const at = `${path}[${index}].max`
  if (index === tiers.length - 1) {
    if (tier.max !== undefined && Number(tier.max) < ENDLESS) onLimit(at, tier.max)
    return { ...tier, max: undefined }
  }
  if (tier.max === undefined) {
    reader.refuse('TIERS', at, `${at} is missing: only the last tier may be open`)
    return tier
  }
  const before = tiers[index - 1]
  const isSameUnit = before === undefined || counted(before) === counted(tier)
  if (isSameUnit && decimal(tier.max).lte(before?.max ?? '0')) {
    reader.refuse('TIERS_NOT_ASCENDING', at, `${at} is ${tier.max} and must be above ${before?.max ?? '0'}`)
  }
  return tier
}

/** A tier without a unit counts plain kWh or kW, as its structure does. */
function counted({ unit }: UrdbTier): string {
  return unit === 'kwh' || unit === 'kw' ? '' : unit
}

/** A grid of 12 months × 24 hours; undefined, with a refusal, where it is none or names a period that does not exist. */
export function readGrid(reader: UrdbReader, field: string, periods: number): number[][] | undefined {
  const rows = reader.months(field)
  if (rows === undefined) return undefined
  let isRight = true
  const grid = rows.map((row, month) => {
    if (!Array.isArray(row) || row.length !== 24) {
      isRight = false
      reader.refuse('SCHEDULE', `${field}[${month}]`, `${field}[${month}] must have 24 entries, one for each hour`)
      return []
    }
    return row.map((cell: unknown, hour) => {
      const period = placeOf(cell)
      if (period !== undefined && period < periods) return period
      isRight = false
      const place = `${field}[${month}][${hour}]`
      reader.refuse('SCHEDULE', place, `${place} is ${shown(cell)}: there are ${periods} periods, from 0`)
      return 0
    })
  })
  return isRight ? grid : undefined
}

/** The periods that some hour has; undefined where a grid is missing or wrong. */
export function periodsUsed(grids: readonly (number[][] | undefined)[]): ReadonlySet<number> | undefined {
  return grids.includes(undefined) ? undefined : new Set(grids.flatMap((grid) => (grid ?? []).flat()))
}
