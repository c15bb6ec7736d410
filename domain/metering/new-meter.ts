import { decimal, isDecimalText } from '../kernel/decimal.js'
import { done, type Outcome, refused } from '../kernel/outcome.js'
import type { RegisterRole } from './installed-register.js'
import { isUnitOf } from './intervals/channel-register.js'

/** A meter as it comes from its maker. */
export interface NewMeter {
  readonly meterId: string
  readonly service: 'electric' | 'water' | 'gas'
  readonly make: string
  readonly model: string
  readonly size: string | null
  readonly purchasedOn: string
  readonly registers: readonly {
    readonly register: string
    readonly unit: string
    readonly direction: 'delivered' | 'received'
    readonly dials: number
    readonly multiplier: string
    readonly role: RegisterRole
  }[]
}

/** Refuses a meter that counts nothing, counts twice under one name, counts what its service does not have, or was bought in the future. */
export function checkNewMeter(meter: NewMeter, today: string): Outcome<true, 'METER_INVALID'> {
  const names = meter.registers.map(({ register }) => register)
  if (names.length === 0) return refused('METER_INVALID', 'A meter has at least one register.')
  if (new Set(names).size < names.length) return refused('METER_INVALID', 'Each register has a name of its own.')
  if (meter.registers.some(({ multiplier }) => !isDecimalText(multiplier) || !decimal(multiplier).gt(0))) {
    return refused('METER_INVALID', 'A multiplier is above zero.')
  }
  const foreign = meter.registers.find(({ unit }) => unit === '' || !isUnitOf(meter.service, unit))
  if (foreign !== undefined)
    return refused(
      'METER_INVALID',
      `A meter of ${meter.service} does not count ${foreign.unit === '' ? 'without a unit' : foreign.unit}.`,
    )
  if (meter.purchasedOn > today)
    return refused('METER_INVALID', `The business date is ${today}; the meter was not bought after it.`)
  return done(true)
}
