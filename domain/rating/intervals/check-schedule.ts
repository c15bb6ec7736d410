import type { DocumentProblem, JsonPath } from '../../kernel/schema-check.js'
import type { HolidayList, Schedule } from '../tariff-schedule.js'
import { compileSchedule, minuteOf, scheduleHole } from './compiled-schedule.js'

/** What is wrong with a schedule: unknown periods, hours without one, rows that end where they begin. */
export function scheduleProblems(
  name: string,
  schedule: Schedule,
  holidays: HolidayList | undefined,
  path: JsonPath,
): DocumentProblem[] {
  const problems: DocumentProblem[] = []
  const report = (at: JsonPath, message: string): void => {
    problems.push({ path: at, code: 'SCHEDULE', message })
  }
  const known = (period: string, at: JsonPath): void => {
    if (!schedule.periods.includes(period))
      report(at, `${JSON.stringify(period)} is none of the periods ${schedule.periods.join(', ')}`)
  }
  if (new Set(schedule.periods).size < schedule.periods.length) report([...path, 'periods'], 'a period is named twice')
  schedule.events?.forEach((entry, index) => known(entry.period, [...path, 'events', index, 'period']))
  if ('weekday' in schedule) {
    for (const grid of ['weekday', 'weekend'] as const) {
      schedule[grid].forEach((row, month) =>
        row.forEach((period, hour) => {
          if (period >= schedule.periods.length) {
            report(
              [...path, grid, month, hour],
              `month ${month + 1}, hour ${hour} names the period ${period}; there are ${schedule.periods.length}, from 0`,
            )
          }
        }),
      )
    }
  } else {
    if (schedule.otherwise !== undefined) known(schedule.otherwise, [...path, 'otherwise'])
    schedule.rows.forEach((row, index) => {
      known(row.period, [...path, 'rows', index, 'period'])
      if (minuteOf(row.from ?? '00:00') === minuteOf(row.to ?? '24:00'))
        report([...path, 'rows', index], 'the row ends where it begins')
    })
  }
  if (problems.length > 0) return problems
  const own = schedule.holidays === 'ignored' ? undefined : (schedule.holidays ?? holidays)
  const hole = scheduleHole(compileSchedule(name, schedule, holidays), own !== undefined)
  if (hole !== undefined) report(path, hole)
  return problems
}
