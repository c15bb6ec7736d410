import type { LocalDate } from '../kernel/local-date.js'

/** `in 3 instalments to 2026-12-04`, `in one instalment, due 2026-11-04`. */
export function dividedText(count: number, lastDueOn: LocalDate | undefined): string {
  return count === 1 ? `in one instalment, due ${lastDueOn}` : `in ${count} instalments to ${lastDueOn}`
}
