import type { LocalDate } from '../kernel/local-date.js'
import { done, type Outcome, refused } from '../kernel/outcome.js'
import {
  type Crew,
  type Hours,
  isInArea,
  type JobArea,
  minutesOf,
  missingSkills,
  sharedMinutes,
  shiftOn,
  type WorkingTime,
} from './crew.js'

/** Work as planning sees it. */
export interface Job {
  readonly skills: readonly string[]
  readonly area: JobArea
  readonly minutes: number
  /** The window the customer was promised. */
  readonly window: Hours | null
}

export type AssignRefusal = 'CREW_OFF' | 'CREW_LACKS_SKILL' | 'CREW_OTHER_AREA' | 'CREW_OVERLAP' | 'CREW_FULL'

/**
 * Whether a crew can take a job on a day beside what it already has: `load` are its other jobs of that day. Refuses what does not fit,
 * with the reason first that no shifting of other jobs would mend.
 */
export function assignOrder(
  job: Job,
  crew: Crew,
  on: LocalDate,
  load: readonly Job[],
  time: WorkingTime,
): Outcome<true, AssignRefusal> {
  const lacking = missingSkills(crew, job.skills)
  if (lacking.length > 0) {
    return refused('CREW_LACKS_SKILL', `${crew.name} cannot do this work: it lacks ${lacking.join(', ')}.`, { skills: lacking })
  }
  if (!isInArea(crew, job.area)) {
    return refused('CREW_OTHER_AREA', `${crew.name} does not work on route ${job.area.readRoute} (${job.area.postcode}).`, {
      ...job.area,
    })
  }
  const shift = shiftOn(crew, on, time)
  if (shift === null) return refused('CREW_OFF', `${crew.name} does not work on ${on}.`, { on })
  if (job.window !== null && minutesLeftIn(job.window, shift, load) < job.minutes) {
    return refused(
      'CREW_OVERLAP',
      `${crew.name} has too little time between ${job.window.from} and ${job.window.to} on ${on} beside its other appointments.`,
      { minutesLeft: minutesLeftIn(job.window, shift, load), minutes: job.minutes },
    )
  }
  const left = minutesOf(shift) - totalMinutes(load)
  if (left < job.minutes) {
    return refused('CREW_FULL', `${crew.name} has ${Math.max(0, left)} minutes left on ${on}; this work takes ${job.minutes}.`, {
      minutesLeft: left,
      minutes: job.minutes,
    })
  }
  return done(true)
}

/** Minutes of a window that a crew in this shift has left beside the appointments it has in it. */
export function minutesLeftIn(window: Hours, shift: Hours, load: readonly Job[]): number {
  const promised = load.filter((job) => job.window !== null && sharedMinutes(job.window, window) > 0)
  return sharedMinutes(window, shift) - totalMinutes(promised)
}

export function totalMinutes(jobs: readonly Job[]): number {
  return jobs.reduce((sum, { minutes }) => sum + minutes, 0)
}
