import { type Decimal, decimal, isDecimalText } from '../../kernel/decimal.js'

/**
 * The many ways in which rate files and people write the same key of a table: `1 1/2"`, `1_1/2"`, `1|1/2"` and `1.5` are one meter
 * size, `Inside City` and `inside_city` one place.
 */
export function foldedKey(text: string): string {
  return text
    .trim()
    .toLowerCase()
    .replaceAll(/["'″”“]/g, '')
    .replaceAll(/[\s_|-]+/g, ' ')
    .trim()
}

/** A meter size as Penstock's meter list writes it (5/8, 3/4, 1, 1.5, 2); other texts as they are. */
export function meterSizeKey(text: string): string {
  const folded = foldedKey(text).replace(/ ?(inch|inches|in\.?)$/, '')
  const mixed = /^(\d+) (\d+)\/(\d+)$/.exec(folded)
  if (mixed !== null && Number(mixed[3]) !== 0) {
    return decimal(mixed[1] ?? '0')
      .plus(decimal(mixed[2] ?? '0').div(mixed[3] ?? '1'))
      .toFixed()
  }
  if (/^\d+\/\d+$/.test(folded)) return folded
  if (!isDecimalText(folded)) return text.trim()
  const fraction = FRACTIONS[decimal(folded).toFixed()]
  return fraction ?? decimal(folded).toFixed()
}

const FRACTIONS: Readonly<Record<string, string>> = { '0.5': '1/2', '0.625': '5/8', '0.75': '3/4' }

/** The parts of a key by several attributes, `5/8"|inside`; undefined where they are not as many as the attributes. */
export function keyParts(key: string, count: number): string[] | undefined {
  const parts = key.split('|').map((part) => part.trim())
  // A blank in a mixed number was written as the separator itself: 1|1/2"|inside.
  while (parts.length > count) {
    const at = parts.findIndex((part, index) => /^\d+$/.test(part) && /^\d+\/\d+["'″”]?$/.test(parts[index + 1] ?? ''))
    if (at === -1) return count === 1 ? [key.trim()] : undefined
    parts.splice(at, 2, `${parts[at]} ${parts[at + 1]}`)
  }
  return parts.length === count ? parts : undefined
}

/** The key of a table that a customer's value means: the same text, the same number, or the one range it lies in. */
export function matchingKey(keys: readonly string[], value: string): string | undefined {
  const folded = foldedKey(value)
  const same = keys.find((key) => foldedKey(key) === folded)
  if (same !== undefined) return same
  const size = meterSizeKey(value)
  const ofSize = keys.find((key) => meterSizeKey(key) === size)
  if (ofSize !== undefined) return ofSize
  if (!isDecimalText(folded)) {
    // `inside` is meant by inside_city where no other key begins so.
    const longer = /^[a-z]{3,}/.test(folded) ? keys.filter((key) => foldedKey(key).startsWith(`${folded} `)) : []
    return longer.length === 1 ? longer[0] : undefined
  }
  const number = decimal(folded)
  const ofNumber = keys.filter((key) => isDecimalText(foldedKey(key)) && decimal(foldedKey(key)).eq(number))
  const found = ofNumber.length > 0 ? ofNumber : keys.filter((key) => rangeOf(key)?.(number) === true)
  return found.length === 1 ? found[0] : undefined
}

/** `0-7000`, `< 7,000`, `7001+`, `over 10 acres`: whether a number lies in the range that a key states. */
function rangeOf(key: string): ((number: Decimal) => boolean) | undefined {
  const text = key.toLowerCase().replaceAll(/["',]/g, '').replaceAll('to', '-').trim()
  const between = /^(\d+(?:\.\d+)?)\s*[-–]\s*(\d+(?:\.\d+)?)(?:\s*[a-z. ]*)?$/.exec(text)
  if (between !== null) return (number) => number.gte(between[1] ?? 0) && number.lte(between[2] ?? 0)
  const below = /^(<=?|under|below|less than|up -)\s*(\d+(?:\.\d+)?)(?:\s*[a-z. ]*)?$/.exec(text)
  if (below !== null) {
    const inclusive = below[1] === '<=' || below[1] === 'up -'
    return (number) => (inclusive ? number.lte(below[2] ?? 0) : number.lt(below[2] ?? 0))
  }
  const above = /^(>=?|over|above|more than)\s*(\d+(?:\.\d+)?)(?:\s*[a-z. ]*)?$/.exec(text)
  if (above !== null) return (number) => (above[1] === '>=' ? number.gte(above[2] ?? 0) : number.gt(above[2] ?? 0))
  const open = /^(\d+(?:\.\d+)?)\s*(?:\+|and (?:over|above|more|up))(?:\s*[a-z. ]*)?$/.exec(text)
  if (open !== null) return (number) => number.gte(open[1] ?? 0)
  return undefined
}
