import { type Decimal, decimal, isDecimalText } from '../kernel/decimal.js'
import type { LocalDate } from '../kernel/local-date.js'
import { installSpan } from './consumption.js'
import type { InstalledRegister } from './installed-register.js'
import type { ReadDay } from './read-day.js'

/** A meter at a service point with the days of service it counts, both included. */
export interface MeterInPlace {
  readonly meterId: string
  readonly size?: string
  /** Last day of service before it began to count. */
  readonly lastClosedBefore: LocalDate
  /** Last day of service its removal closes; undefined while it is in place. */
  readonly closesOn: LocalDate | undefined
}

/** The meters of the installed registers, each install of a meter once. */
export function metersOf(registers: readonly InstalledRegister[], readDay: ReadDay): MeterInPlace[] {
  const meters = new Map<string, MeterInPlace>()
  for (const installed of registers) {
    const key = `${installed.meterId}/${installed.installedOn}`
    if (!meters.has(key))
      meters.set(key, { meterId: installed.meterId, size: installed.size, ...installSpan(installed, readDay) })
  }
  return [...meters.values()]
}

/**
 * The meters in place at the end of a day of service: installed by then and not removed by then. Where none is, those
 * removed on that very day; where there are none of these either, the ones removed last before it.
 */
export function metersInPlaceOn(meters: readonly MeterInPlace[], day: LocalDate): MeterInPlace[] {
  const installed = meters.filter((meter) => meter.lastClosedBefore <= day)
  const standing = installed.filter((meter) => meter.closesOn === undefined || meter.closesOn > day)
  if (standing.length > 0) return standing
  let last: LocalDate | undefined
  for (const meter of installed) if (last === undefined || (meter.closesOn ?? '') > last) last = meter.closesOn
  return installed.filter((meter) => meter.closesOn === last)
}

/**
 * A size as a number for comparison: `5/8` → 0.625, `1.5` → 1.5, `1 1/2` and `1-1/2` → 1.5; undefined where it is none.
 */
export function sizeInInches(size: string): Decimal | undefined {
  const text = size
    .trim()
    .replace(/(["”″]|in(ch(es)?)?\.?)$/i, '')
    .trim()
  if (isDecimalText(text)) return decimal(text)
  const match = /^(?:(\d+)[ -])?(\d+)\/(\d+)$/.exec(text)
  if (match === null) return undefined
  const fraction = decimal(match[2] as string).div(match[3] as string)
  return match[1] === undefined ? fraction : fraction.plus(match[1])
}

/** The largest (or smallest) of the meters by size; meters without a size only where none has one. */
export function meterBySize(meters: readonly MeterInPlace[], which: 'largest' | 'smallest'): MeterInPlace | undefined {
  let chosen: MeterInPlace | undefined
  let chosenSize: Decimal | undefined
  for (const meter of meters) {
    const size = meter.size === undefined ? undefined : sizeInInches(meter.size)
    const better =
      chosen === undefined ||
      (size !== undefined && (chosenSize === undefined || (which === 'largest' ? size.gt(chosenSize) : size.lt(chosenSize))))
    if (better) {
      chosen = meter
      chosenSize = size
    }
  }
  return chosen
}
