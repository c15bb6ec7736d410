import type { LocalDate } from '../../kernel/local-date.js'
import { monthOf } from '../../kernel/local-date.js'
import type { ServicePeriod } from '../../kernel/service-period.js'
import { cellOf, type CompiledSchedule } from './compiled-schedule.js'

/** Hours that stand for the parts of a day: night, morning, midday, evening; so NREL's `utilityrate5` looks for the period of the same hours. */
const HOURS_ASKED = [0, 5, 11, 17]
const MONDAY = 0
const SUNDAY = 6

/** Places of the periods that have an hour in a month of the days. */
export function periodsOfDays(schedule: CompiledSchedule, days: ServicePeriod): ReadonlySet<number> {
  const found = new Set<number>()
  for (const month of monthsOfDays(days)) for (const period of rowsOf(schedule, month)) found.add(period)
  return found
}

/**
 * Which period has, in the last month of the days, the hours that a period without hours there had in the month before it was last seen:
 * a period of summer evenings is followed by that of winter evenings. undefined: the schedule never had it.
 */
export function periodOfSameHours(schedule: CompiledSchedule, period: number, days: ServicePeriod): number | undefined {
  const now = monthOf(days.to) - 1
  for (let back = 1; back < 12; back++) {
    const hour = hourOf(schedule, period, (monthOf(days.from) - 1 - back + 24) % 12)
    if (hour !== undefined) return schedule.table[cellOf(schedule, now, hour.kind, hour.minute)]
  }
  return undefined
}

/** An hour of the period in a month: one that is asked for, else its first of a working day, else its first of a Sunday. */
function hourOf(schedule: CompiledSchedule, period: number, month: number): { kind: number; minute: number } | undefined {
  const minutes = [...HOURS_ASKED.map((hour) => hour * 60), ...slotsOf(schedule)]
  for (const kind of [MONDAY, SUNDAY]) {
    const minute = minutes.find((each) => schedule.table[cellOf(schedule, month, kind, each)] === period)
    if (minute !== undefined) return { kind, minute }
  }
  return undefined
}

function slotsOf(schedule: CompiledSchedule): number[] {
  return Array.from({ length: 1440 / schedule.slotMinutes }, (_, slot) => slot * schedule.slotMinutes)
}

function rowsOf(schedule: CompiledSchedule, month: number): Uint8Array {
  return schedule.table.subarray(cellOf(schedule, month, 0, 0), cellOf(schedule, month + 1, 0, 0))
}

/** The calendar months of days, from 0, each once. */
function monthsOfDays({ from, to }: { readonly from: LocalDate; readonly to: LocalDate }): number[] {
  const first = Number(from.slice(0, 4)) * 12 + monthOf(from) - 1
  const last = Number(to.slice(0, 4)) * 12 + monthOf(to) - 1
  return Array.from({ length: Math.min(last - first, 11) + 1 }, (_, index) => (first + index) % 12)
}
