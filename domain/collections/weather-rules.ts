import { Decimal } from '../kernel/decimal.js'
import { addDays, type LocalDate } from '../kernel/local-date.js'
import type { WeatherFact } from './disconnection-facts.js'
import { type Rule, type RuleContext, valueBeside, withEach } from './rule-context.js'
import { allowed, forbidden, type TraceRow, until, type Verdict } from './trace.js'

/** Degrees of a rule in Fahrenheit, which is what readings are kept in. */
function fahrenheit(degrees: string, scale: 'F' | 'C'): Decimal {
  return scale === 'F' ? new Decimal(degrees) : new Decimal(degrees).times(9).dividedBy(5).plus(32)
}

/** What a rule wants to know cannot be known: no cut that day, and tomorrow it is asked again. */
const unknown = ({ on }: RuleContext, what: string): Verdict =>
  forbidden(`${what} is not known: no cut without it.`, until(addDays(on, 1)), { unknown: what })

/** A later day's weather is nobody's knowledge yet; it is tested when that day has come. */
const isAhead = ({ facts, on }: RuleContext): boolean => on > facts.knownOn
const AHEAD = (on: LocalDate): Verdict => allowed(`The weather of ${on} is tested on that day.`, { ahead: true })

/** The days a look-ahead of so many hours reaches, from the day itself. */
function daysAhead(on: LocalDate, hours: number): LocalDate[] {
  return Array.from({ length: Math.ceil(hours / 24) + 1 }, (_, index) => addDays(on, index))
}

/** The forecasts for the days, each the latest of those read today; undefined where one is missing or stale. */
function forecasts({ facts, on }: RuleContext, days: readonly LocalDate[]): WeatherFact[] | undefined {
  const found = days.map((day) =>
    facts.weather.findLast((each) => each.kind === 'forecast' && each.on === day && each.readOn === on),
  )
  return found.every((each) => each !== undefined) ? found : undefined
}

const observed = ({ facts }: RuleContext, day: LocalDate): WeatherFact | undefined =>
  facts.weather.findLast((each) => each.kind === 'observation' && each.on === day)

const low: Rule = (context) => {
  const rows: TraceRow[] = []
  rows.push(
    ...withEach(context, 'calendar', 'weather.low', (rule) => {
      if (isAhead(context)) return AHEAD(context.on)
      const limit = fahrenheit(rule.degrees, rule.scale)
      const shown = { degrees: rule.degrees, scale: rule.scale }
      const isAtMost = (degrees: string | null): boolean => degrees !== null && limit.greaterThanOrEqualTo(degrees)
      const yesterday = observed(context, addDays(context.on, -1))
      const needsYesterday = rule.when !== 'forecast'
      if (needsYesterday && (yesterday === undefined || yesterday.high === null)) return unknown(context, "yesterday's high")
      const wasCold = isAtMost(yesterday?.high ?? null)
      if (rule.when === 'previous_day') return coldOrNot(context, wasCold, { ...shown, previousHigh: yesterday?.high ?? null })
      const hours = lookAhead(context)
      if (typeof hours !== 'number') return hours
      const ahead = forecasts(context, daysAhead(context.on, hours))
      // Where both must be cold and yesterday was not, the forecast does not matter.
      if (rule.when === 'previous_day_and_forecast' && !wasCold) return coldOrNot(context, false, shown)
      if (ahead === undefined) return unknown(context, 'the forecast')
      const figures = ahead.map((each) => (rule.when === 'forecast' ? each.low : each.high))
      if (figures.some((figure) => figure === null)) return unknown(context, 'the forecast')
      const willBeCold = rule.when === 'forecast' ? figures.some(isAtMost) : figures.every(isAtMost)
      return coldOrNot(context, willBeCold, { ...shown, forecast: figures })
    }),
  )
  return rows
}

function coldOrNot({ on }: RuleContext, isCold: boolean, facts: Record<string, unknown>): Verdict {
  return isCold
    ? forbidden(`No cut at or below ${String(facts['degrees'])} °${String(facts['scale'])}.`, until(addDays(on, 1)), facts)
    : allowed(`Above ${String(facts['degrees'])} °${String(facts['scale'])}.`, facts)
}

function lookAhead(context: RuleContext): number | Verdict {
  const found = valueBeside(context, 'weather.look_ahead')
  if (!found.ok) return found.row
  return found.value?.hours ?? 0
}

const high: Rule = (context) =>
  withEach(context, 'calendar', 'weather.high', (rule) => {
    const { on, facts } = context
    if (rule.advisory_days_after !== undefined) {
      for (let back = 0; back <= rule.advisory_days_after; back += 1) {
        const day = addDays(on, -back)
        // Of today only what was read today counts; a past day no longer changes.
        const told = facts.weather.findLast(
          (each) => each.kind === 'advisory' && each.on === day && (back > 0 || each.readOn === on),
        )
        // Of a day that has not come nobody knows; an advisory that was given reaches into it.
        if (told === undefined && isAhead(context)) continue
        if (told === undefined) return unknown(context, `whether there was a heat advisory on ${day}`)
        if (told.isAdvised) {
          return forbidden(`A heat advisory on ${day}.`, until(addDays(day, rule.advisory_days_after + 1)), { advisoryOn: day })
        }
      }
    }
    if (isAhead(context)) return AHEAD(on)
    if (rule.degrees === undefined) return allowed('No heat advisory.', { ...rule })
    const hours = lookAhead(context)
    if (typeof hours !== 'number') return hours
    const ahead = forecasts(context, daysAhead(on, hours))
    if (ahead === undefined || ahead.some((each) => each.high === null)) return unknown(context, 'the forecast')
    const limit = fahrenheit(rule.degrees, rule.scale ?? 'F')
    const figures = ahead.map((each) => each.high)
    return figures.some((figure) => figure !== null && limit.lessThanOrEqualTo(figure))
      ? forbidden(`No cut at or above ${rule.degrees} °${rule.scale ?? 'F'}.`, until(addDays(on, 1)), {
          ...rule,
          forecast: figures,
        })
      : allowed(`Below ${rule.degrees} °${rule.scale ?? 'F'}.`, { ...rule, forecast: figures })
  })

export const WEATHER_RULES: readonly Rule[] = [low, high]
