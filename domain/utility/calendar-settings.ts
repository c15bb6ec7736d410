import type { BusinessCalendar, HolidayRule } from '../kernel/business-calendar.js'
import { isLocalDate, type LocalDate } from '../kernel/local-date.js'
import { type BusinessCalendarFile, WEEKDAYS, type Weekday } from './settings-file.js'

/** The business calendar a utility states, ready to use; weekends are Saturday and Sunday where it says nothing. */
export function compileCalendar(file: BusinessCalendarFile): BusinessCalendar {
  return {
    weekend: (file.weekend ?? ['saturday', 'sunday']).map(weekdayNumber),
    holidays: (file.holidays ?? []).map(holidayRule),
    observed: file.observed ?? false,
  }
}

function weekdayNumber(name: Weekday): number {
  return WEEKDAYS.indexOf(name) + 1
}

function holidayRule(holiday: NonNullable<BusinessCalendarFile['holidays']>[number]): HolidayRule {
  if (typeof holiday === 'object') {
    return { kind: 'weekday', month: holiday.month, weekday: weekdayNumber(holiday.weekday), nth: holiday.nth }
  }
  if (isLocalDate(holiday)) return { kind: 'date', date: holiday as LocalDate }
  return { kind: 'yearly', month: Number(holiday.slice(0, 2)), day: Number(holiday.slice(3, 5)) }
}
