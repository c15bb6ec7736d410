import type { FlowDirection } from '../formats/meter-record.js'
import type { DayIntervals } from './day-pieces.js'

export interface RegisterOfMeter {
  readonly register: string
  readonly unit: string
  readonly direction: FlowDirection
  readonly role: 'consumption' | 'demand'
  /** Decimal text. */
  readonly multiplier: string
  readonly dials: number
}

/** Units in which meters of a service count. Electric meters have many, and some without a name. */
const UNITS: Readonly<Record<string, ReadonlySet<string>>> = {
  electric: new Set(['kWh', 'kvarh', 'kVAh', 'kW', 'kvar', 'kVA', 'V', 'A', 'pf', 'W/m2', '']),
  water: new Set(['m3', 'L', 'gal', 'kgal', 'ft3', 'ccf']),
  gas: new Set(['m3', 'ft3', 'ccf', 'therm', 'Btu', 'kWh', 'L']),
}

/** False where a meter of this service cannot count in the unit: the file is of another meter. */
export function isUnitOf(service: string, unit: string): boolean {
  return UNITS[service]?.has(unit) ?? false
}

/**
 * The register a channel or reading belongs to: the one of its name, or the only one that counts the same unit in the same direction.
 * What counts a part of it alone belongs to no register of another name.
 */
export function registerFor(
  registers: readonly RegisterOfMeter[],
  channel: { readonly channel: string; readonly unit: string; readonly direction: FlowDirection; readonly isPart?: true },
): RegisterOfMeter | undefined {
  const named = registers.find((register) => register.register === channel.channel && register.unit === channel.unit)
  if (named !== undefined || channel.isPart === true) return named
  const role = ['kW', 'kVA', 'kvar'].includes(channel.unit) ? 'demand' : 'consumption'
  const alike = registers.filter(
    (register) => register.unit === channel.unit && register.direction === channel.direction && register.role === role,
  )
  return alike.length === 1 ? alike[0] : undefined
}

/**
 * What a day would have counted (of power: its highest) where it is as much as the register can show before it begins anew: no meter turns
 * its dials once in a day. Undefined where it is less, as it always should be.
 */
export function beyondRegister(
  { role, dials, multiplier }: RegisterOfMeter,
  { amounts, scale }: Pick<DayIntervals, 'amounts' | 'scale'>,
): number | undefined {
  let counted = 0
  for (const amount of amounts) {
    if (amount === null) continue
    counted = role === 'demand' ? Math.max(counted, amount) : counted + amount
  }
  const value = counted / 10 ** scale
  return value >= 10 ** dials * Number(multiplier) ? value : undefined
}
