import { addBusinessDays, type BusinessCalendar, businessDay } from '../kernel/business-calendar.js'
import { later, type LocalDate } from '../kernel/local-date.js'
import { type Job, minutesLeftIn, totalMinutes } from './assign-order.js'
import { type Crew, type Hours, isInArea, minutesOf, missingSkills, shiftOn, type WorkingTime } from './crew.js'

export interface Window extends Hours {
  readonly code: string
}

/** What may be promised: a window of a day, and how many jobs of this kind still fit in. */
export interface OfferedWindow extends Window {
  readonly on: LocalDate
  readonly places: number
}

/** A job of a day that has a crew, or an appointment that has none yet. */
export interface PlannedJob extends Job {
  readonly crewId: string | null
}

/** The business days on which an order may be promised a window: not before it is wanted, and with the lead the utility needs. */
export function offeredDays(
  wantedOn: LocalDate,
  today: LocalDate,
  rules: { readonly leadDays: number; readonly offeredDays: number; readonly calendar: BusinessCalendar },
): LocalDate[] {
  const first = later(addBusinessDays(today, rules.leadDays, rules.calendar), businessDay(wantedOn, 'next', rules.calendar))
  return Array.from({ length: rules.offeredDays }, (_, index) => addBusinessDays(first, index, rules.calendar))
}

/**
 * How many jobs like this one each window of a day still has room for. Appointments without a crew are laid on crews first, the pickiest
 * first, each on the crew with the fewest skills that has time; what is left of the crews that can do the job is offered.
 */
export function windowsOfDay(
  job: Job,
  on: LocalDate,
  windows: readonly Window[],
  crews: readonly Crew[],
  planned: readonly PlannedJob[],
  time: WorkingTime,
): OfferedWindow[] {
  const working = crews.flatMap((crew) => {
    const shift = shiftOn(crew, on, time)
    return shift === null ? [] : [{ crew, shift, load: planned.filter(({ crewId }) => crewId === crew.crewId) as Job[] }]
  })
  const able = (wanted: Job) =>
    working.filter(({ crew }) => missingSkills(crew, wanted.skills).length === 0 && isInArea(crew, wanted.area))
  const room = (at: (typeof working)[number], window: Hours): number =>
    Math.min(minutesLeftIn(window, at.shift, at.load), minutesOf(at.shift) - totalMinutes(at.load))
  const waiting = planned.filter(({ crewId }) => crewId === null)
  for (const next of waiting.toSorted((left, right) => able(left).length - able(right).length)) {
    const { window } = next
    if (window === null) continue
    const candidates = able(next).filter((at) => room(at, window) >= next.minutes)
    candidates.sort((left, right) => left.crew.skills.length - right.crew.skills.length)[0]?.load.push(next)
  }
  return windows.map((window) => ({
    ...window,
    on,
    places: able(job).reduce((sum, at) => sum + Math.max(0, Math.floor(room(at, window) / job.minutes)), 0),
  }))
}
