import { dayNumber, fromDayNumber } from '../../kernel/local-date.js'
import type { ServicePeriod } from '../../kernel/service-period.js'
import { type CompiledSchedule, firstCellOfDay } from './compiled-schedule.js'

/** The one period of all hours of the days; undefined where there are several, or events could change it. */
export function onlyPeriodOn(schedule: CompiledSchedule, days: ServicePeriod): number | undefined {
  if (schedule.events.length > 0) return undefined
  const slots = 1440 / schedule.slotMinutes
  let only: number | undefined
  for (let day = dayNumber(days.from); day <= dayNumber(days.to); day++) {
    const first = firstCellOfDay(schedule, fromDayNumber(day))
    for (let slot = 0; slot < slots; slot++) {
      const period = schedule.table[first + slot]
      if (only !== undefined && period !== only) return undefined
      only = period
    }
  }
  return only
}
