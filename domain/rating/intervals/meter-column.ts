import { type IntervalChannel, WHOLE_DIGITS, REST_DIGITS } from './interval-series.js'

/** One channel of a series while meters are added to it. */
export interface Column {
  readonly whole: Float64Array
  rest: Float64Array | null
  /** 1 where a meter that was in place has no value. */
  readonly missing: Uint8Array
  /** 1 where some meter has a value, or was in place for a part of the day only. */
  readonly counted: Uint8Array
}

export function newColumn(count: number): Column {
  return { whole: new Float64Array(count), rest: null, missing: new Uint8Array(count), counted: new Uint8Array(count) }
}

/** What of a series a channel of a meter is; undefined: nothing that is billed from intervals. */
export function columnOfChannel(channel: {
  readonly unit: string
  readonly direction: 'delivered' | 'received'
}): IntervalChannel | undefined {
  const isDelivered = channel.direction === 'delivered'
  switch (channel.unit.toLowerCase()) {
    case 'kwh':
      return isDelivered ? 'kwh' : 'received_kwh'
    case 'kvarh':
      return isDelivered ? 'kvarh' : undefined
    case 'kw':
      return isDelivered ? 'kw' : undefined
    case 'kva':
      return isDelivered ? 'kva' : undefined
    default:
      return undefined
  }
}

/** Adds amount ÷ 10^scale exactly; false where it is more than can be added exactly. */
export function putValue(column: Column, at: number, amount: number, scale: number): boolean {
  column.counted[at] = 1
  if (scale <= WHOLE_DIGITS) {
    const whole = amount * 10 ** (WHOLE_DIGITS - scale)
    if (!Number.isSafeInteger(whole)) return false
    column.whole[at] = (column.whole[at] as number) + whole
    return true
  }
  const unit = 10 ** (scale - WHOLE_DIGITS)
  const whole = Math.trunc(amount / unit)
  const rest = (amount - whole * unit) * 10 ** (REST_DIGITS - scale)
  if (!Number.isSafeInteger(amount) || !Number.isSafeInteger(rest)) return false
  column.whole[at] = (column.whole[at] as number) + whole
  if (rest === 0) return true
  column.rest ??= new Float64Array(column.whole.length)
  column.rest[at] = (column.rest[at] as number) + rest
  return true
}
