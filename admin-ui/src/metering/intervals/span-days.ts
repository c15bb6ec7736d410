import { addDays, addMonths, weekdayOf } from '../../../../domain/kernel/local-date.js'

export type Span = 'day' | 'week' | 'month'
export const SPANS: readonly Span[] = ['day', 'week', 'month']

/** The days of a span around a day, both included; a week begins on Monday. */
export function spanAround(span: Span, day: string): { readonly from: string; readonly to: string } {
  if (span === 'day') return { from: day, to: day }
  if (span === 'week') {
    const from = addDays(day, 1 - weekdayOf(day))
    return { from, to: addDays(from, 6) }
  }
  const from = `${day.slice(0, 7)}-01`
  return { from, to: addDays(addMonths(from, 1), -1) }
}

/** A day of the span before or after. */
export function spanStep(span: Span, day: string, steps: -1 | 1): string {
  if (span === 'month') return addMonths(day, steps)
  return addDays(day, span === 'week' ? 7 * steps : steps)
}
