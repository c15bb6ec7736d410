import { addDays, type LocalDate, weekdayOf } from '../../kernel/local-date.js'

// The months of the Alder Creek sample: thirteen billed ones, August 2025 to August 2026, and the one to bill, September 2026.

/** First day of the business month, the date a synthetic sandbox starts on. */
export const AS_OF: LocalDate = '2026-09-01'

/** Bills of the past. Bill k closes with the read of month k. */
export const BILLS = 13
/** The read that closes the month to be billed. */
export const CURRENT = 13

export const CYCLES = ['1', '2', '3', '4'] as const
export type Cycle = (typeof CYCLES)[number]

/** Per cycle the read before the first, then the fourteen scheduled reads. */
const READ_DATES: Readonly<Record<Cycle, readonly LocalDate[]>> = {
  '1': dates(
    '2025-07-07 2025-08-04 2025-09-04 2025-10-06 2025-11-04 2025-12-04 2026-01-05 2026-02-04 2026-03-04 2026-04-06 2026-05-04 2026-06-04 2026-07-06 2026-08-04 2026-09-04',
  ),
  '2': dates(
    '2025-07-11 2025-08-11 2025-09-11 2025-10-13 2025-11-12 2025-12-11 2026-01-12 2026-02-11 2026-03-11 2026-04-13 2026-05-11 2026-06-11 2026-07-13 2026-08-11 2026-09-11',
  ),
  '3': dates(
    '2025-07-18 2025-08-18 2025-09-18 2025-10-20 2025-11-18 2025-12-18 2026-01-20 2026-02-18 2026-03-18 2026-04-20 2026-05-18 2026-06-18 2026-07-20 2026-08-18 2026-09-18',
  ),
  '4': dates(
    '2025-07-25 2025-08-25 2025-09-25 2025-10-27 2025-11-25 2025-12-26 2026-01-26 2026-02-25 2026-03-25 2026-04-27 2026-05-26 2026-06-25 2026-07-27 2026-08-25 2026-09-25',
  ),
}

/** Rows of bill_cycles.csv. */
export const WINDOWS: readonly (readonly string[])[] = [
  ['1', '2026-09-04', '2026-09-14', '2026-09-04', '2026-09-10', '21'],
  ['2', '2026-09-11', '2026-09-18', '2026-09-11', '2026-09-16', '21'],
  ['3', '2026-09-18', '2026-09-25', '2026-09-18', '2026-09-23', '21'],
  ['4', '2026-09-25', '2026-10-02', '2026-09-25', '2026-09-30', '21'],
]

/** The scheduled read of a month; -1 is the read before the first month. A read counts at the end of its day. */
export function readDate(cycle: Cycle, month: number): LocalDate {
  return READ_DATES[cycle][month + 1] as LocalDate
}

/** Issue and due date of the bill that closes with the read of a month: the third weekday after it, and 21 days more. */
export function billDates(cycle: Cycle, month: number): { issuedOn: LocalDate; dueOn: LocalDate } {
  let issuedOn = readDate(cycle, month)
  for (let days = 0; days < 3; ) {
    issuedOn = addDays(issuedOn, 1)
    if (weekdayOf(issuedOn) <= 5) days += 1
  }
  return { issuedOn, dueOn: addDays(issuedOn, 21) }
}

function dates(text: string): LocalDate[] {
  return text.split(' ')
}
