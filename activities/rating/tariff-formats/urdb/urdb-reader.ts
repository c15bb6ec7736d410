import { decimal } from '../../../../domain/kernel/decimal.js'
import { parseJson } from '../../parse-json.js'
import type { RateRefusal } from '../../rate-check/contract.js'
import { isNothing } from './urdb-fields.js'

const REFUSALS_OF_ONE_KIND = 12

/** Reads members of a URDB object; what is not as the format says is a refusal that names the member. */
export class UrdbReader {
  readonly refusals: RateRefusal[] = []
  readonly #rate: Readonly<Record<string, unknown>>

  constructor(rate: Readonly<Record<string, unknown>>) {
    this.#rate = rate
  }

  has(field: string): boolean {
    return !isNothing(this.value(field))
  }

  /** What stands there; a list that is written as text (`"[[0,0,…]]"`), as scenario files and tables hold it, as a list. */
  value(field: string): unknown {
    const value = this.#rate[field]
    if (typeof value !== 'string' || !/^\s*\[/.test(value)) return value
    const parsed = parseJson(value)
    return parsed.ok ? parsed.value : value
  }

  /** Of one kind and member (cells of a schedule) no more than the first few are listed. */
  refuse(code: string, field: string, message: string): void {
    const [member] = field.split('[')
    const same = this.refusals.filter((entry) => entry.code === code && entry.field.split('[')[0] === member)
    if (same.length < REFUSALS_OF_ONE_KIND && !same.some((entry) => entry.field === field))
      this.refusals.push({ code, field, message })
  }

  /** A number as exact decimal text; undefined where the member is not there. */
  number(field: string): string | undefined {
    const value = this.#rate[field]
    return isNothing(value) ? undefined : this.numberOf(value, field)
  }

  numberOf(value: unknown, field: string): string {
    const isNumber =
      typeof value === 'number' || (typeof value === 'string' && /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d{1,2})?$/.test(value.trim()))
    const number = isNumber ? decimal(typeof value === 'string' ? value.trim().replace(/^\+/, '') : value) : decimal(0)
    // Limits are written 1e38 for "none"; nothing else is as large as that and right, and sums of it would lose their cents.
    const most = field.endsWith('max') ? 1e38 : 1e12
    if (!isNumber || !number.isFinite() || number.abs().gt(most)) {
      const wanted = isNumber ? `at most ${most}` : 'a number'
      this.refuse('FIELD_VALUE', field, `${field} must be ${wanted}, not ${shown(value)}`)
      return '0'
    }
    return number.toFixed()
  }

  text(field: string): string | undefined {
    const value = this.#rate[field]
    if (isNothing(value)) return undefined
    if (typeof value === 'string') return value.trim()
    this.refuse('FIELD_VALUE', field, `${field} must be text, not ${shown(value)}`)
    return undefined
  }

  /** A list of twelve, one for each month. */
  months(field: string): unknown[] | undefined {
    const value = this.value(field)
    if (isNothing(value)) return undefined
    if (Array.isArray(value) && value.length === 12) return value as unknown[]
    this.refuse('FIELD_VALUE', field, `${field} must have twelve entries, one for each month`)
    return undefined
  }

  list(field: string): readonly unknown[] {
    const value = this.value(field)
    if (isNothing(value)) return []
    if (Array.isArray(value)) return value as unknown[]
    this.refuse('FIELD_VALUE', field, `${field} must be a list, not ${shown(value)}`)
    return []
  }
}

/** A place in a list, as schedules hold them: a whole number, or one as text; undefined for anything else. */
export function placeOf(cell: unknown): number | undefined {
  const number = typeof cell === 'string' && /^\d+(\.0+)?$/.test(cell.trim()) ? Number(cell) : cell
  return typeof number === 'number' && Number.isSafeInteger(number) && number >= 0 ? number : undefined
}

export function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? 'nothing'
  return text.length > 60 ? `${text.slice(0, 60)}…` : text
}
