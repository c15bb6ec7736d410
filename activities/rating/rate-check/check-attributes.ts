import { decimal, isDecimalText } from '../../../domain/kernel/decimal.js'
import { isLocalDate } from '../../../domain/kernel/local-date.js'
import { KNOWN_ATTRIBUTES } from '../../../domain/rating/known-attributes.js'
import type { AttributeKind } from '../../../domain/rating/tariff.js'
import type { RateRefusal } from './contract.js'

/** `cart_count@2026-08-15`: what the attribute is from that day on. */
export const FROM_A_DAY = /^(.+)@(\d{4}-\d{2}-\d{2})$/

/** Attributes that cannot be what they are said to be: neither true nor false, no number, a count below zero, a day that does not exist. */
export function attributeRefusals(
  given: Readonly<Record<string, string>>,
  declared: Readonly<Record<string, AttributeKind>>,
): RateRefusal[] {
  return Object.entries(given).flatMap(([written, value]) => {
    const [, dated, day] = FROM_A_DAY.exec(written) ?? []
    const name = dated ?? written
    const kind = Object.hasOwn(declared, name)
      ? declared[name]
      : Object.hasOwn(KNOWN_ATTRIBUTES, name)
        ? KNOWN_ATTRIBUTES[name]?.kind
        : undefined
    const wrong =
      day !== undefined && !isLocalDate(day)
        ? `${day} is not a day`
        : (notStated(name, day, Object.hasOwn(declared, name)) ?? wrongValue(kind, value, Object.hasOwn(declared, name), name))
    return wrong === undefined ? [] : [{ code: 'ATTRIBUTE_VALUE', field: written, message: `${name}: ${wrong}` }]
  })
}

/** What follows from the days themselves, and what is asked once for the whole period. */
const WORKED_OUT = ['days', 'months', 'normal_period']
const OF_THE_PERIOD = ['meter_count', 'metered', 'first_bill', 'final_bill']

function notStated(name: string, day: string | undefined, isOwn: boolean): string | undefined {
  if (!isOwn && WORKED_OUT.includes(name)) return 'it follows from the days of the period and is not stated'
  return !isOwn && day !== undefined && OF_THE_PERIOD.includes(name) ? 'it cannot change inside the period' : undefined
}

/** Counts and areas that Penstock knows are never below zero; what a number of the tariff's own means is not known. */
function wrongValue(kind: AttributeKind | undefined, value: string, isOwn: boolean, name: string): string | undefined {
  if (value === '') return undefined
  const shown = JSON.stringify(value)
  if (kind === 'boolean' && value !== 'true' && value !== 'false') return `${shown} is neither true nor false`
  if (kind !== 'number') return undefined
  if (!isDecimalText(value)) return `${shown} is not a number`
  if (!isOwn && name === 'meter_count' && !/^\d{1,3}$/.test(value)) return `${shown} is no number of meters`
  return !isOwn && decimal(value).isNegative() ? `${shown} is below zero` : undefined
}
