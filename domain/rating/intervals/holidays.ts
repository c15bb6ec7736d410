import { addDays, type LocalDate, weekdayOf, yearOf } from '../../kernel/local-date.js'
import type { HolidayList, HolidayName } from '../tariff-schedule.js'

const MONDAY = 1
const THURSDAY = 4
const SATURDAY = 6
const SUNDAY = 7

/**
 * Days of a year that count as holidays. Federal holidays by 5 U.S.C. 6103; a holiday on a Saturday is observed on the Friday before,
 * one on a Sunday on the Monday after, where the list says so (the day itself counts too).
 */
export function holidaysOfYear(list: HolidayList, year: number): ReadonlySet<LocalDate> {
  const days = new Set<LocalDate>((list.dates ?? []).filter((day) => yearOf(day) === year))
  // A New Year's Day on a Saturday is observed in the year before.
  for (const each of [year - 1, year, year + 1]) {
    for (const name of list.named ?? []) {
      const day = holidayOn(name, each)
      if (each === year) days.add(day)
      const observed = observedOn(day, list.observed ?? 'actual')
      if (yearOf(observed) === year) days.add(observed)
    }
  }
  return days
}

function observedOn(day: LocalDate, rule: NonNullable<HolidayList['observed']>): LocalDate {
  const weekday = weekdayOf(day)
  if (rule !== 'actual' && weekday === SUNDAY) return addDays(day, 1)
  if (rule === 'nearest_weekday' && weekday === SATURDAY) return addDays(day, -1)
  return day
}

function holidayOn(name: HolidayName, year: number): LocalDate {
  switch (name) {
    case 'new_years_day':
      return on(year, 1, 1)
    case 'mlk_day':
      return nth(year, 1, MONDAY, 3)
    case 'washingtons_birthday':
      return nth(year, 2, MONDAY, 3)
    case 'good_friday':
      return addDays(easterSunday(year), -2)
    case 'memorial_day':
      return lastMondayOfMay(year)
    case 'juneteenth':
      return on(year, 6, 19)
    case 'independence_day':
      return on(year, 7, 4)
    case 'labor_day':
      return nth(year, 9, MONDAY, 1)
    case 'columbus_day':
      return nth(year, 10, MONDAY, 2)
    case 'veterans_day':
      return on(year, 11, 11)
    case 'thanksgiving':
      return nth(year, 11, THURSDAY, 4)
    case 'day_after_thanksgiving':
      return addDays(nth(year, 11, THURSDAY, 4), 1)
    case 'christmas_eve':
      return on(year, 12, 24)
    case 'christmas':
      return on(year, 12, 25)
    case 'new_years_eve':
      return on(year, 12, 31)
  }
}

function on(year: number, month: number, day: number): LocalDate {
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}

/** The nth such weekday of a month. */
function nth(year: number, month: number, weekday: number, count: number): LocalDate {
  const first = on(year, month, 1)
  return addDays(first, ((weekday - weekdayOf(first) + 7) % 7) + (count - 1) * 7)
}

function lastMondayOfMay(year: number): LocalDate {
  const last = on(year, 5, 31)
  return addDays(last, -((weekdayOf(last) - MONDAY + 7) % 7))
}

/** Easter Sunday of the Gregorian calendar (Meeus, Astronomical Algorithms, chapter 8). */
function easterSunday(year: number): LocalDate {
  const golden = year % 19
  const century = Math.floor(year / 100)
  const rest = year % 100
  const moon =
    (19 * golden + century - Math.floor(century / 4) - Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3) + 15) % 30
  const weekday = (32 + 2 * (century % 4) + 2 * Math.floor(rest / 4) - moon - (rest % 4)) % 7
  const correction = Math.floor((golden + 11 * moon + 22 * weekday) / 451)
  const sum = moon + weekday - 7 * correction + 114
  return on(year, Math.floor(sum / 31), (sum % 31) + 1)
}
