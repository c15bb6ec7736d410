import { type BusinessCalendar, isBusinessDay } from '../kernel/business-calendar.js'
import { type LocalDate, weekdayOf } from '../kernel/local-date.js'

/** A span of one day; times as `HH:MM`. */
export interface Hours {
  readonly from: string
  readonly to: string
}

export interface GeoPoint {
  readonly latitude: number
  readonly longitude: number
}

/** People who go out together, with what they can do and where. */
export interface Crew {
  readonly crewId: string
  readonly name: string
  readonly skills: readonly string[]
  /** Read routes or postcodes; empty: everywhere. */
  readonly areas: readonly string[]
  readonly start: GeoPoint
  /** By weekday, 1 = Monday; empty: the utility's working hours on business days. */
  readonly shifts: readonly (Hours & { readonly weekday: number })[]
  readonly daysOff: readonly LocalDate[]
  readonly isActive: boolean
}

export interface WorkingTime {
  readonly workingHours: Hours
  readonly calendar: BusinessCalendar
}

/** When a crew works on a day; null where it does not. A shift on a weekend counts, one on a holiday does not. */
export function shiftOn(crew: Crew, on: LocalDate, { workingHours, calendar }: WorkingTime): Hours | null {
  if (!crew.isActive || crew.daysOff.includes(on)) return null
  if (crew.shifts.length === 0) return isBusinessDay(on, calendar) ? workingHours : null
  if (!isBusinessDay(on, { ...calendar, weekend: [] })) return null
  const shift = crew.shifts.find(({ weekday }) => weekday === weekdayOf(on))
  return shift === undefined ? null : { from: shift.from, to: shift.to }
}

/** Where a job is, as areas of crews name it. */
export interface JobArea {
  readonly readRoute: string
  readonly postcode: string
}

export function isInArea(crew: Pick<Crew, 'areas'>, area: JobArea): boolean {
  return crew.areas.length === 0 || crew.areas.includes(area.readRoute) || crew.areas.includes(area.postcode)
}

export function missingSkills(crew: Pick<Crew, 'skills'>, skills: readonly string[]): string[] {
  return skills.filter((skill) => !crew.skills.includes(skill))
}

/** Minutes that two spans of a day share. */
export function sharedMinutes(left: Hours, right: Hours): number {
  return Math.max(0, Math.min(minuteOf(left.to), minuteOf(right.to)) - Math.max(minuteOf(left.from), minuteOf(right.from)))
}

export function minutesOf(hours: Hours): number {
  return minuteOf(hours.to) - minuteOf(hours.from)
}

function minuteOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))
}
