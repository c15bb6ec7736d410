import { addDays, monthOf, yearMonthOf } from '../../kernel/local-date.js'
import type { Part } from '../segments.js'

/** `YYYY-MM` where the last day of such a month lies in the period. */
export function endOfMonthWithin(part: Part, month: number): string | undefined {
  const { from, to } = part.scope.facts.period
  for (let day = from; day <= to; day = addDays(day, 1)) {
    if (monthOf(day) === month && monthOf(addDays(day, 1)) !== month) return yearMonthOf(day)
  }
  return undefined
}
