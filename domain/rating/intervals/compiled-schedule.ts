import type { LocalDate } from '../../kernel/local-date.js'
import { monthOf, weekdayOf, yearOf } from '../../kernel/local-date.js'
import type { HolidayList, Schedule } from '../tariff-schedule.js'
import { DAYS_OF_WEEK } from '../tariff-schedule.js'
import { holidaysOfYear } from './holidays.js'

/** No period: a cell that nothing fills. */
export const NO_PERIOD = 255

/** Kinds of days: Monday to Sunday, and days that are holidays. */
export const DAY_KINDS = 8
const HOLIDAY = 7

/** A schedule ready to ask: which period counts at a minute of a day of a month. */
export interface CompiledSchedule {
  readonly name: string
  readonly periods: readonly string[]
  /** Minutes of one cell. */
  readonly slotMinutes: number
  /** Index of the period by month (0 to 11), kind of day and cell. */
  readonly table: Uint8Array
  /** Holidays of a year, as days of the year that count as the holiday row. */
  readonly isHoliday: (day: LocalDate) => boolean
  /** Events during which another period counts, first that fits. */
  readonly events: readonly { readonly event: string; readonly period: number }[]
}

/** Where in the table a cell lies. */
export function cellOf(schedule: CompiledSchedule, month: number, kind: number, minute: number): number {
  const slots = 1440 / schedule.slotMinutes
  return (month * DAY_KINDS + kind) * slots + Math.floor(minute / schedule.slotMinutes)
}

/** Where the cells of a day begin. */
export function firstCellOfDay(schedule: CompiledSchedule, day: LocalDate): number {
  return cellOf(schedule, monthOf(day) - 1, schedule.isHoliday(day) ? HOLIDAY : weekdayOf(day) - 1, 0)
}

/** Makes a schedule ready; `holidays` are those of the conventions around it, where it has none of its own. */
export function compileSchedule(name: string, schedule: Schedule, holidays: HolidayList | undefined): CompiledSchedule {
  const slotMinutes = slotOf(schedule)
  const slots = 1440 / slotMinutes
  const table = new Uint8Array(12 * DAY_KINDS * slots).fill(NO_PERIOD)
  const own = schedule.holidays === 'ignored' ? undefined : (schedule.holidays ?? holidays)
  const compiled: CompiledSchedule = {
    name,
    periods: schedule.periods,
    slotMinutes,
    table,
    isHoliday: holidayTest(own),
    events: (schedule.events ?? []).map((entry) => ({ event: entry.event, period: schedule.periods.indexOf(entry.period) })),
  }
  if ('weekday' in schedule) fillGrid(compiled, schedule.weekday, schedule.weekend)
  else fillRows(compiled, schedule.rows, schedule.otherwise)
  if (own !== undefined) copyHolidays(compiled, own.as ?? 'weekend', 'rows' in schedule)
  return compiled
}

function slotOf(schedule: Schedule): number {
  if ('weekday' in schedule) return 60
  let slot = 60
  for (const row of schedule.rows) {
    for (const clock of [row.from ?? '00:00', row.to ?? '24:00']) slot = greatestDivisor(slot, minuteOf(clock))
  }
  return slot
}

function greatestDivisor(left: number, right: number): number {
  return right === 0 ? left : greatestDivisor(right, left % right)
}

/** `16:30` as minutes after midnight. */
export function minuteOf(clock: string): number {
  return Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5))
}

function fillGrid(
  schedule: CompiledSchedule,
  weekday: readonly (readonly number[])[],
  weekend: readonly (readonly number[])[],
): void {
  for (let month = 0; month < 12; month++) {
    for (let kind = 0; kind < HOLIDAY; kind++) {
      const row = (kind < 5 ? weekday : weekend)[month]
      for (let hour = 0; hour < 24; hour++) {
        const period = row?.[hour]
        if (period !== undefined) schedule.table[cellOf(schedule, month, kind, hour * 60)] = period
      }
    }
  }
}

/** Later rows lie over earlier ones; what none covers has the period `otherwise`. */
function fillRows(
  schedule: CompiledSchedule,
  rows: Extract<Schedule, { rows: unknown }>['rows'],
  otherwise: string | undefined,
): void {
  if (otherwise !== undefined) schedule.table.fill(schedule.periods.indexOf(otherwise))
  for (const row of rows) {
    const period = schedule.periods.indexOf(row.period)
    const from = minuteOf(row.from ?? '00:00')
    const to = minuteOf(row.to ?? '24:00')
    const minutes =
      from < to
        ? [[from, to]]
        : [
            [from, 1440],
            [0, to],
          ]
    for (const month of row.months ?? [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]) {
      for (const day of row.days ?? [...DAYS_OF_WEEK, 'holiday']) {
        const kind = day === 'holiday' ? HOLIDAY : DAYS_OF_WEEK.indexOf(day)
        for (const [first, last] of minutes as [number, number][]) {
          const begin = cellOf(schedule, month - 1, kind, first)
          schedule.table.fill(period, begin, begin + (last - first) / schedule.slotMinutes)
        }
      }
    }
  }
}

/** Cells of holidays that no row names itself are those of the day they count as. */
function copyHolidays(schedule: CompiledSchedule, as: 'weekend' | 'saturday' | 'sunday' | 'holiday', hasRows: boolean): void {
  if (as === 'holiday' && hasRows) return
  const kind = as === 'saturday' ? 5 : 6
  const slots = 1440 / schedule.slotMinutes
  for (let month = 0; month < 12; month++) {
    const source = cellOf(schedule, month, kind, 0)
    schedule.table.copyWithin(cellOf(schedule, month, HOLIDAY, 0), source, source + slots)
  }
}

function holidayTest(list: HolidayList | undefined): (day: LocalDate) => boolean {
  if (list === undefined) return () => false
  const byYear = new Map<number, ReadonlySet<LocalDate>>()
  return (day) => {
    const year = yearOf(day)
    let days = byYear.get(year)
    if (days === undefined) {
      days = holidaysOfYear(list, year)
      byYear.set(year, days)
    }
    return days.has(day)
  }
}

/** What is wrong with a schedule: a cell without a period names its month, kind of day and hour. */
export function scheduleHole(schedule: CompiledSchedule, withHolidays: boolean): string | undefined {
  const kinds = [...DAYS_OF_WEEK, 'holiday']
  for (let month = 0; month < 12; month++) {
    for (let kind = 0; kind < (withHolidays ? DAY_KINDS : HOLIDAY); kind++) {
      for (let minute = 0; minute < 1440; minute += schedule.slotMinutes) {
        const period = schedule.table[cellOf(schedule, month, kind, minute)] ?? NO_PERIOD
        if (period < schedule.periods.length) continue
        const clock = `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
        return `month ${month + 1}, ${kinds[kind]}, ${clock} has no period`
      }
    }
  }
  return undefined
}
