import { addDays, addMonths, isLocalDate, type LocalDate } from '../../../domain/kernel/local-date.js'
import { daysOf, type ServicePeriod } from '../../../domain/kernel/service-period.js'
import type { ZoneTable } from '../../../domain/kernel/zone-table.js'
import type { CarriedState } from '../../../domain/rating/carried-state.js'
import { carriedProblem } from '../../../domain/rating/check-carried.js'
import { compileTariff } from '../../../domain/rating/compile-tariff.js'
import type { CompiledTariff } from '../../../domain/rating/compiled-tariff.js'
import type { PastPeriod, RatingProblem } from '../../../domain/rating/facts.js'
import { type RatedAgreement, rateAgreement } from '../../../domain/rating/rate-agreement.js'
import type { Conventions } from '../../../domain/rating/tariff.js'
import { needsOf } from '../../../domain/rating/tariff-needs.js'
import { pathText } from '../file-problem.js'
import { TranslationOptions } from '../tariff-formats/translation-options.js'
import { translateTariff } from '../tariff-formats/translate.js'
import type { Translation } from '../tariff-formats/translator.js'
import type { RateAssumption, RateCheckAnswer, RateCheckRequest, RatedPeriodJson, RateRefusal, RateState } from './contract.js'
import { attributeRefusals } from './check-attributes.js'
import { asksForEarlier, carriedOfEarlierMonths } from './earlier-months.js'
import { factsOfPeriod } from './facts-of-period.js'
import { meterAssumption } from './given-meters.js'
import { periodJson } from './period-json.js'
import { readCalendar } from './read-calendar.js'
import { readHistory } from './read-history.js'
import { readShares } from './read-shares.js'
import { readState } from './read-state.js'
import { readUsage } from './read-usage.js'
import { receivedAssumption, receivesEnergy } from './received-energy.js'
import { historyInUnits, usageInUnits } from './units-of-tariff.js'
import { assumptionsOfUsage } from './usage-assumptions.js'
import { assumptionOf, usedServiceOf } from './use-of-service.js'

/** Longer than any billing period of two months. */
const LONG_PERIOD_DAYS = 66

/**
 * Rates usage by a tariff without a database: the production engine on the texts of files. What cannot be rated is in `refusals`,
 * never a number; what the files leave open is in `assumptions`. `settings`: conventions of a utility that its own tariffs rest on;
 * `clock`: the one that the days and hours of intervals are of, that of their stamps where it is left out.
 */
export function rateCheck(request: RateCheckRequest, settings?: Conventions, clock?: ZoneTable): RateCheckAnswer {
  const refusals: RateRefusal[] = []
  const usage = readUsage(request.usage, clock)
  if (!usage.ok) refusals.push(...usage.refusals)
  const dates = datesOf(request)
  if (typeof dates === 'string') refusals.push({ code: 'PERIOD', field: 'from', message: dates })
  const calendar = readCalendar(request.calendar)
  const history = readHistory(request.accountHistory)
  const state = readState(request.state)
  const shares = readShares(request)
  for (const reading of [calendar, history, state, shares]) if (!reading.ok) refusals.push(...reading.refusals)
  const options = new TranslationOptions(request.options)
  const from = typeof dates === 'string' ? '1970-01-01' : request.from
  const { format, translation } = translateTariff(
    {
      text: request.tariff,
      options,
      from,
      attributes: request.attributes,
      receivesEnergy: usage.ok && receivesEnergy(usage.usage),
      hasReactiveEnergy: usage.ok && usage.usage.kind === 'intervals' && usage.usage.series.channels.has('kvarh'),
      hasCalendar: calendar.ok && calendar.holidays !== undefined,
      announced: calendar.ok ? Object.keys(calendar.events ?? {}) : [],
    },
    settings,
  )
  const countsEarlier = asksForEarlier(translation, options, request)
  refusals.push(...translation.refusals, ...options.refusals())
  const assumptions = [...translation.assumptions, ...options.assumptions]
  const answer = { format, assumptions, state: { next: request.from, carried: {} } }
  const compiled =
    translation.tariff === undefined ? undefined : compiledOf(translation, calendar.ok ? calendar.holidays : undefined, refusals)
  const attributes = translation.attributes ?? request.attributes
  refusals.push(...attributeRefusals(attributes, translation.tariff?.attributes ?? {}))
  if (compiled?.appliesTo === 'bill') {
    const message = 'a tariff on the bill rests on the lines of other tariffs and cannot be rated by itself'
    refusals.push({ code: 'BILL_RULE', field: 'applies_to', message })
  }
  if (translation.tariff !== undefined && !needsOf(translation.tariff).shares && (request.shares ?? []).length > 0) {
    const message = 'the tariff credits no shares of generators: they would change nothing'
    refusals.push({ code: 'SHARES', field: 'shares', message })
  }
  const earlier = compiled !== undefined && history.ok ? historyInUnits(history.history, compiled) : []
  if (compiled !== undefined) refusals.push(...historyRefusals(compiled, earlier))
  const used = compiled === undefined ? undefined : usedServiceOf(compiled)
  if (used !== undefined && 'code' in used) refusals.push(used)
  if (compiled !== undefined && state.ok) refusals.push(...stateRefusals(compiled, state.state, request.from))
  if (
    !usage.ok ||
    typeof dates === 'string' ||
    compiled === undefined ||
    !calendar.ok ||
    !history.ok ||
    !state.ok ||
    !shares.ok ||
    (used !== undefined && 'code' in used) ||
    refusals.length > 0
  ) {
    return { ...answer, periods: [], refusals }
  }
  assumptions.push(...assumptionsOfUsage(usage.usage, clock))
  const meters = translation.tariff === undefined ? undefined : meterAssumption(translation.tariff, attributes)
  if (meters !== undefined) assumptions.push(meters)
  const received = translation.tariff === undefined ? undefined : receivedAssumption(translation.tariff, usage.usage)
  if (received !== undefined) assumptions.push(received)
  if (used !== undefined && used.service !== compiled.service) assumptions.push(assumptionOf(used, compiled))
  const counted = usageInUnits(usage.usage, compiled)
  const [only, ...others] = dates
  if (format !== 'penstock' && only !== undefined && others.length === 0 && daysOf(only) > LONG_PERIOD_DAYS) {
    const value = `one of ${daysOf(only)} days`
    assumptions.push({
      option: 'billing period',
      value,
      why: 'charges per month are due once; monthly periods are asked for with "period"',
    })
  }
  const periods: RatedPeriodJson[] = []
  const given = {
    usage: counted,
    request: { ...request, attributes },
    calendar,
    history: earlier,
    shares: shares.read,
    used,
  }
  const before = countsEarlier ? carriedOfEarlierMonths(compiled, given, request.from) : undefined
  if (before !== undefined) {
    const why = 'what the months before leave, by the same tariff, as the usage file holds them'
    assumptions.push({ option: 'state', value: `of the months since ${before.since}`, why })
  }
  let carried: CarriedState = state.state?.carried ?? before?.carried ?? {}
  let next = request.from
  for (const period of dates) {
    const facts = factsOfPeriod({ ...given, period, carried })
    if ('code' in facts) {
      refusals.push({ ...facts, period: period.from })
      break
    }
    const outcome = rateAgreement(compiled, facts)
    if (!outcome.ok) {
      refusals.push(...refusalsOf(outcome.refusal, period))
      break
    }
    carried = outcome.value.carried
    next = addDays(period.to, 1)
    addNotes(assumptions, outcome.value)
    periods.push(periodJson(period, outcome.value, facts, translation))
  }
  return { ...answer, periods, refusals, assumptions, state: { next, carried } }
}

/** Earlier bills must be in the unit of the tariff, or in one that it converts. */
function historyRefusals(tariff: CompiledTariff, history: readonly PastPeriod[]): RateRefusal[] {
  const other = history.find((past) => past.unit !== tariff.unit && !tariff.conversions.has(past.unit))
  if (other === undefined) return []
  const message = `earlier bills are in ${other.unit} and the tariff counts in ${tariff.unit}`
  return [{ code: 'UNIT_CONVERSION_MISSING', field: 'account history', message }]
}

/** A state goes on only on the day it was left for, by the tariff that left it. */
function stateRefusals(tariff: CompiledTariff, state: RateState | undefined, from: LocalDate): RateRefusal[] {
  if (state === undefined) return []
  if (state.next !== from) {
    const message = `the state is what was left for ${state.next}, and the days asked for begin on ${from}`
    return [{ code: 'STATE', field: 'state.next', message }]
  }
  const wrong = carriedProblem(tariff, state.carried, from)
  return wrong === undefined ? [] : [{ code: 'STATE', field: `state.carried.${wrong.rule}`, message: wrong.message }]
}

/** The periods, first and last day included; a sentence where the dates are none. */
function datesOf(request: RateCheckRequest): ServicePeriod[] | string {
  const { from, to } = request
  if (!isLocalDate(from) || !isLocalDate(to)) return `${JSON.stringify(isLocalDate(from) ? to : from)} is not a day as YYYY-MM-DD`
  if (to <= from) return `"to" is the day after the last one: ${to} must be after ${from}`
  if (to > addMonths(from, 1200)) return 'a hundred years at once are too many'
  if (request.period === undefined) return [{ from, to: addDays(to, -1) }]
  const periods: ServicePeriod[] = []
  for (let first: LocalDate = from; first < to; ) {
    const end = addMonths(`${first.slice(0, 7)}-01`, 1)
    const next = end < to ? end : to
    periods.push({ from: first, to: addDays(next, -1) })
    first = next
  }
  return periods
}

function compiledOf(
  translation: Translation,
  holidays: Conventions['holidays'],
  refusals: RateRefusal[],
): CompiledTariff | undefined {
  if (translation.tariff === undefined) return undefined
  const defaults = holidays === undefined ? translation.conventions : { ...translation.conventions, holidays }
  const outcome = compileTariff(translation.tariff, defaults)
  if (outcome.tariff === undefined) {
    refusals.push(...outcome.problems.map(({ code, path, message }) => ({ code, field: pathText(path), message })))
  }
  return outcome.tariff
}

function refusalsOf(
  refusal: { code: string; message: string; facts?: Readonly<Record<string, unknown>> },
  period: ServicePeriod,
): RateRefusal[] {
  const problems = (refusal.facts?.['problems'] ?? []) as readonly RatingProblem[]
  if (problems.length === 0) return [{ code: refusal.code, field: '', message: refusal.message, period: period.from }]
  return problems.map(({ code, name, message }) => ({ code, field: name, message, period: period.from }))
}

/** What the engine took for granted on the way, each once. */
function addNotes(assumptions: RateAssumption[], rated: RatedAgreement): void {
  for (const { option, value, why } of rated.notes) {
    const known = assumptions.some((entry) => entry.option === option && entry.value === value && entry.why === why)
    if (!known) assumptions.push({ option, value, why })
  }
}
