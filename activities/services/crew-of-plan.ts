import { registersInPlace } from '../../db/services/move-reads.js'
import type { Queryable } from '../../db/pool.js'
import { loadUtility } from '../../db/utility/utility-store.js'
import { addDays, type LocalDate } from '../../domain/kernel/local-date.js'
import { refuse } from '../../domain/kernel/outcome.js'
import { readDateClosing } from '../../domain/metering/read-day.js'
import type { RequestPlan } from '../../domain/services/request-plan.js'
import type { SettingsFile } from '../../domain/utility/settings-file.js'
import { needsCrew } from './load-move.js'

/** A service point to which somebody has to drive. */
export interface CrewVisit {
  readonly servicePointId: string
  readonly service: string
  /** The day of the read. */
  readonly on: LocalDate
}

/** Where a plan would send a crew, as `advanceMove` will decide it once the request is open: none for meters that are read from afar. */
export async function crewOfPlan(db: Queryable, plan: RequestPlan): Promise<CrewVisit[]> {
  const utility = await loadUtility(db)
  if (utility === undefined) refuse('NO_UTILITY', 'No utility has been imported yet.')
  const readDay = (utility.settings as SettingsFile).service_period.read_counts_for
  const stops = plan.stops.map((stop) => ({ ...stop, onDate: stop.stopOn, lastDay: stop.stopOn, ends: true }))
  const meets = new Set(stops.map((stop) => `${stop.servicePointId} ${addDays(stop.lastDay, 1)}`))
  const starts = plan.starts
    .filter((start) => !meets.has(`${start.servicePointId} ${start.startOn}`))
    .map((start) => ({ ...start, onDate: start.startOn, lastDay: addDays(start.startOn, -1), ends: false }))
  const visits = [...stops, ...starts].map((each) => ({ ...each, readOn: readDateClosing(each.lastDay, readDay) }))
  const registers = await registersInPlace(db, visits, utility.today)
  return visits
    .filter(({ servicePointId, readOn, onDate, ends }) => {
      const here = registers.filter((each) => each.servicePointId === servicePointId && each.readOn === readOn)
      return onDate >= utility.today && needsCrew(here, ends)
    })
    .map(({ servicePointId, service, readOn }) => ({ servicePointId, service, on: readOn }))
}
