import { addDays, type LocalDate } from '../kernel/local-date.js'

/** Whether a read stands for the moment after its day of service (`end_of_day`) or before it (`start_of_day`). */
export const READ_DAYS = ['end_of_day', 'start_of_day'] as const
export type ReadDay = (typeof READ_DAYS)[number]

/** Last day of service that a read on this date closes; the day after it is the first one it opens. */
export function dayClosedBy(readOn: LocalDate, readDay: ReadDay): LocalDate {
  return readDay === 'end_of_day' ? readOn : addDays(readOn, -1)
}

/** The date of the read that closes this day of service. */
export function readDateClosing(lastDay: LocalDate, readDay: ReadDay): LocalDate {
  return readDay === 'end_of_day' ? lastDay : addDays(lastDay, 1)
}
