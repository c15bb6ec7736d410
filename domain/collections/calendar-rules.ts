import { isHoliday } from '../kernel/business-calendar.js'
import { addDays, weekdayOf } from '../kernel/local-date.js'
import type { BlockedTimes } from '../policy/disconnection-parameters.js'
import { isInSeason, type SeasonWindow } from '../policy/season.js'
import { isInForce, type Rule, type RuleContext, withEach } from './rule-context.js'
import { act, allowed, forbidden, until } from './trace.js'

const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const

const season: Rule = (context) =>
  withEach(context, 'calendar', 'season.rule', (rule) => {
    const { facts, on } = context
    const shown = { window: rule.window, protects: rule.protects, effect: rule.effect }
    if (!isInSeason(on, rule.window)) return allowed('Out of the season.', shown)
    if (rule.protects === 'heating' && facts.heatsByService === false) return allowed('Does not heat by this service.', shown)
    if (rule.protects === 'elderly_household' && !facts.protections.some((each) => each.kind === 'age' && isInForce(each, on))) {
      return allowed('Nobody in the household whom the season protects.', shown)
    }
    if (rule.effect === 'no_cut') {
      return forbidden(
        `No cut in the season from ${rule.window.first} to ${rule.window.last}.`,
        until(afterWindow(on, rule.window)),
        shown,
      )
    }
    return facts.contacts.some(
      (contact) => contact.on <= on && contact.reached !== 'nobody' && contact.reached !== 'emergency_contact',
    )
      ? allowed('An adult was reached before the cut.', shown)
      : forbidden('In this season an adult must have been reached.', act('personal_contact'), shown)
  })

function afterWindow(on: string, window: SeasonWindow): string {
  let day = addDays(on, 1)
  // A window that covers the whole year never ends; a year is searched.
  for (let days = 0; days < 366 && isInSeason(day, window); days += 1) day = addDays(day, 1)
  return day
}

const blockedTimes: Rule = (context) =>
  withEach(context, 'calendar', 'cut.blocked_times', (rule) => {
    const { on, at } = context
    const why = blockedDay(context, rule)
    if (why !== null) return forbidden(why, until(addDays(on, 1)), { ...rule })
    if (rule.hours === undefined || at === null) return allowed('A day on which service may be cut.', { ...rule })
    const [from, to] = rule.hours
    const shown = { hours: rule.hours, at }
    if (at < from) return forbidden(`Not before ${from}.`, until(on, from), shown)
    if (at >= to) return forbidden(`Not from ${to} on.`, until(addDays(on, 1)), shown)
    return allowed(`Between ${from} and ${to}.`, shown)
  })

function blockedDay({ facts: { calendar }, on }: RuleContext, rule: BlockedTimes): string | null {
  const tomorrow = addDays(on, 1)
  const weekday = WEEKDAYS[weekdayOf(on) - 1] as string
  if (rule.weekdays.includes(weekday)) return `No cut on a ${weekday}.`
  if (rule.on_holidays && isHoliday(on, calendar)) return 'No cut on a holiday.'
  if (rule.on_eve_of_weekend && calendar.weekend.includes(weekdayOf(tomorrow))) return 'No cut on the day before a weekend.'
  if (rule.on_eve_of_holiday && isHoliday(tomorrow, calendar)) return 'No cut on the day before a holiday.'
  return null
}

/** Calendar rules of the place: seasons, days and hours. */
export const CALENDAR_RULES: readonly Rule[] = [season, blockedTimes]
