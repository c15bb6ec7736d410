import { done, type Outcome, refused } from '../../kernel/outcome.js'
import { ValueColumn } from '../formats/value-column.js'
import type { DayIntervals } from './day-pieces.js'

/** A day with a stretch of its intervals written by a person (quality M). `from` is 1-based; values are decimal texts. */
export function editDay(
  current: DayIntervals,
  from: number,
  values: readonly string[],
): Outcome<DayIntervals, 'INTERVALS_OUTSIDE_DAY' | 'INTERVAL_VALUE_INVALID'> {
  const count = current.amounts.length
  if (from < 1 || values.length === 0 || from - 1 + values.length > count)
    return refused('INTERVALS_OUTSIDE_DAY', `The day has intervals 1 to ${count}.`, { from, values: values.length, count })
  const column = new ValueColumn()
  const bad = values.find((value) => column.add(value) !== undefined)
  if (bad !== undefined) return refused('INTERVAL_VALUE_INVALID', `${bad} is no value that an interval can have.`, { value: bad })
  const scale = Math.max(current.scale, column.scale)
  const amounts = current.amounts.map((amount, index) => {
    const written = index >= from - 1 && index < from - 1 + values.length ? column.values[index - from + 1] : undefined
    if (written != null) return written * 10 ** (scale - column.scale)
    return amount === null ? null : amount * 10 ** (scale - current.scale)
  })
  if (amounts.some((amount) => amount !== null && !Number.isSafeInteger(amount)))
    return refused('INTERVAL_VALUE_INVALID', 'The values have more digits together than can be kept exactly.')
  const qualities =
    current.qualities.slice(0, from - 1) + 'M'.repeat(values.length) + current.qualities.slice(from - 1 + values.length)
  const { day, startsAt, seconds } = current
  return done({ day, startsAt, seconds, scale, amounts, qualities })
}
