import { type Decimal, sum } from '../../../domain/kernel/decimal.js'
import { addDays, type LocalDate } from '../../../domain/kernel/local-date.js'
import type { ServicePeriod } from '../../../domain/kernel/service-period.js'
import type { UsageTotal } from './usage.js'

/** Totals must begin and end with the period and follow each other. */
export function coverProblem(rows: readonly UsageTotal[], period: ServicePeriod): string | undefined {
  const end = addDays(period.to, 1)
  let at: LocalDate = period.from
  for (const row of rows) {
    if (row.start !== at) return `the total from ${row.start} until ${row.end} does not begin on ${at}: a total cannot be divided`
    at = row.end
  }
  if (rows.length === 0) return `there is no total from ${period.from} until ${end}`
  return at === end ? undefined : `the totals end before ${at}, the period before ${end}: a total cannot be divided`
}

/** `kwh` as the heading of a column is the unit kWh; other units are written as they are meant. */
export function unitName(heading: string): string {
  return heading === 'kwh' ? 'kWh' : heading
}

/** Metered use of days that totals cover exactly. */
export function useOfTotals(rows: readonly UsageTotal[], days: ServicePeriod): Decimal | undefined {
  const own = rows.filter((row) => row.start >= days.from && row.end <= addDays(days.to, 1))
  return coverProblem(own, days) === undefined ? sum(own.map((row) => row.quantity)) : undefined
}
