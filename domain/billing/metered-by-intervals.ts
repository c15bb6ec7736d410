import type { Decimal } from '../kernel/decimal.js'
import type { ServicePeriod } from '../kernel/service-period.js'
import type { InstalledRegister } from '../metering/installed-register.js'
import { sumOf } from '../rating/intervals/channel-sums.js'
import { coverageGap, type IntervalSeries, rangeOf } from '../rating/intervals/interval-series.js'
import { columnOfChannel } from '../rating/intervals/meter-column.js'
import type { TariffNeeds } from '../rating/tariff-needs.js'

/**
 * The registers whose reads are billed. Where a tariff bills what was counted interval by interval, a register of the same quantity is
 * not read beside it: use has one source, and a dial that nobody read holds no bill. Registers a tariff names itself stay.
 */
export function registersBilled(
  registers: readonly InstalledRegister[],
  intervals: { readonly channels: ReadonlyMap<string, unknown> } | undefined,
  needs: TariffNeeds,
): readonly InstalledRegister[] {
  if (intervals === undefined || !needs.intervals || needs.namedRegisters) return registers
  return registers.filter((register) => {
    const column = columnOfChannel(register)
    if (column === undefined) return true
    return !intervals.channels.has(column) && !(column === 'kw' && intervals.channels.has('kwh'))
  })
}

/** kWh taken on some days; undefined where intervals of them are missing. */
export function deliveredOn(intervals: IntervalSeries, days: ServicePeriod): Decimal | undefined {
  const values = intervals.channels.get('kwh')
  if (values === undefined || coverageGap(intervals, days, 'kwh') !== undefined) return undefined
  return sumOf(values, rangeOf(intervals, days))
}
