/** Reading of the figures of a usage file without a decimal being made for each: files have hundreds of thousands of rows. */

export interface SplitValue {
  /** Millionths. */
  readonly whole: number
  /** Units of 10⁻²¹ beyond the sixth decimal. */
  readonly rest: number
}

const PLAIN = /^(-?)(\d+)(?:\.(\d+))?$/
/** As programs write numbers: `1.5e-05`, `.5`, `5.`, `+5`. */
const OTHER = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,3}))?$/

/** The parts of a decimal; undefined where the text is none, or has more than 21 decimals or nine digits before the point. */
export function splitValue(text: string): SplitValue | undefined {
  const match = PLAIN.exec(text) ?? PLAIN.exec(plainOf(text) ?? '')
  if (match === null) return undefined
  const digits = match[2] as string
  const decimals = (match[3] ?? '').replace(/0+$/, '')
  if (digits.replace(/^0+/, '').length > 9 || decimals.length > 21) return undefined
  const sign = match[1] === '-' ? -1 : 1
  const whole = sign * (Number(digits) * 1_000_000 + Number(decimals.slice(0, 6).padEnd(6, '0')))
  const rest = decimals.length <= 6 ? 0 : sign * Number(decimals.slice(6).padEnd(15, '0'))
  return { whole, rest }
}

/** `1.5e-05` as `0.000015`, `.5` as `0.5`. */
function plainOf(text: string): string | undefined {
  const match = OTHER.exec(text)
  if (match === null) return undefined
  const sign = match[1] === '-' ? '-' : ''
  const exponent = Number(match[4] ?? '0')
  const whole = match[2] as string
  const decimals = match[3] ?? ''
  const digits = whole + decimals
  if (digits === '') return undefined
  const point = whole.length + exponent
  if (point <= 0) return `${sign}0.${'0'.repeat(-point)}${digits}`
  return `${sign}${digits.slice(0, point).padEnd(point, '0')}.${digits.slice(point)}`.replace(/\.$/, '')
}

export interface Stamp {
  readonly day: number
  readonly minute: number
  /** Minutes before or after UTC. */
  readonly offset: number
}

const STAMP = /^(\d{4}-\d{2}-\d{2})[Tt ](\d{2}):(\d{2})(?::00(?:\.0+)?)?\s*([Zz]|[+-]\d{2}(?::?\d{2})?)?$/

/** Parts of an ISO stamp in whole minutes; the offset is undefined where the stamp has none. */
export function stampParts(text: string): { day: string; minute: number; offset: number | undefined } | undefined {
  const match = STAMP.exec(text)
  if (match === null) return undefined
  const [hour, minute] = [Number(match[2]), Number(match[3])]
  if (hour > 23 || minute > 59) return undefined
  return { day: match[1] as string, minute: hour * 60 + minute, offset: offsetOf(match[4]) }
}

function offsetOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined
  if (text === 'Z' || text === 'z') return 0
  const sign = text.startsWith('-') ? -1 : 1
  return sign * (Number(text.slice(1, 3)) * 60 + (text.length > 3 ? Number(text.slice(-2)) : 0))
}
