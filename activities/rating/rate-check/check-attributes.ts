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
      day !== undefined && !isLocalDate(day) ? `${day} is not a day` : wrongValue(kind, value, Object.hasOwn(declared, name))
    return wrong === undefined ? [] : [{ code: 'ATTRIBUTE_VALUE', field: written, message: `${name}: ${wrong}` }]
  })
}

/** Counts and areas that Penstock knows are never below zero; what a number of the tariff's own means is not known. */
function wrongValue(kind: AttributeKind | undefined, value: string, isOwn: boolean): string | undefined {
  if (value === '') return undefined
  const shown = JSON.stringify(value)
  if (kind === 'boolean' && value !== 'true' && value !== 'false') return `${shown} is neither true nor false`
  if (kind !== 'number') return undefined
  if (!isDecimalText(value)) return `${shown} is not a number`
  return !isOwn && decimal(value).isNegative() ? `${shown} is below zero` : undefined
}
