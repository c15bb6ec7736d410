import { decimal } from '../kernel/decimal.js'
import type { DocumentProblem, JsonPath } from '../kernel/schema-check.js'
import { KNOWN_ATTRIBUTES } from './known-attributes.js'
import { seasonGapsAndOverlaps } from './seasons.js'
import { scheduleProblems } from './intervals/check-schedule.js'
import type { Conventions, MonthsPolicy } from './tariff.js'

/** What is wrong with the conventions of one level, wherever they stand (settings, tariff, version, rule). */
export function conventionProblems(conventions: Conventions | undefined, path: JsonPath): DocumentProblem[] {
  if (conventions === undefined) return []
  const problems = conventions.months === undefined ? [] : monthsProblems(conventions.months, [...path, 'months'])
  for (const [name, seasons] of Object.entries(conventions.seasons ?? {})) {
    const at = [...path, 'seasons', name]
    if (Object.hasOwn(KNOWN_ATTRIBUTES, name)) {
      problems.push({ path: at, code: 'NAME_TAKEN', message: `${name} is already the name of an attribute: choose another` })
    }
    const [wrong] = seasonGapsAndOverlaps(seasons)
    if (wrong === undefined) continue
    const what = wrong.covered === 0 ? `no season covers ${wrong.monthDay}` : `${wrong.covered} seasons cover ${wrong.monthDay}`
    const message = `${what} (month-day): the seasons must cover each day of the year once, both ends included`
    problems.push({ path: at, code: 'SEASONS', message })
  }
  for (const [name, schedule] of Object.entries(conventions.schedules ?? {})) {
    problems.push(...scheduleProblems(name, schedule, conventions.holidays, [...path, 'schedules', name]))
  }
  return problems
}

function monthsProblems(policy: MonthsPolicy, path: JsonPath): DocumentProblem[] {
  const problems: DocumentProblem[] = []
  const needs = (key: keyof MonthsPolicy, why: string): void => {
    if (policy[key] === undefined) {
      problems.push({
        path,
        code: 'CHOICE_NOT_STATED',
        message: `${JSON.stringify(key)} must be stated with the method ${policy.method}: ${why}`,
      })
    }
  }
  if (policy.method === 'normal_period') {
    needs('normal_days', 'first and last number of days that count as one month')
    if (policy.short !== 'one' || policy.long !== 'one') needs('days_per_month', 'by how many days other periods are divided')
  }
  if (policy.method === 'days') needs('days_per_month', 'by how many days a period is divided')
  if (policy.method === 'steps') {
    needs('steps', 'months by number of days')
    needs('days_per_month', 'by how many days a longer period is divided')
  }
  const [first, last] = policy.normal_days ?? [1, 1]
  if (last < first)
    problems.push({ path: [...path, 'normal_days'], code: 'MONTHS', message: `${last} days are fewer than ${first}` })
  const perMonth = /^\d+(\.\d+)?$/.test(String(policy.days_per_month ?? '1')) ? decimal(policy.days_per_month ?? 1) : decimal(1)
  if (perMonth.isZero())
    problems.push({ path: [...path, 'days_per_month'], code: 'MONTHS', message: 'a month cannot have no days' })
  return problems
}
