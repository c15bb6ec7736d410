import { type Decimal, ONE, ZERO } from '../kernel/decimal.js'
import { addDays, type LocalDate } from '../kernel/local-date.js'
import { cutAt, daysOf, type ServicePeriod } from '../kernel/service-period.js'
import type { CompiledRule } from './compiled-rule.js'
import type { CompiledConventions } from './conventions.js'
import type { RatingFacts } from './facts.js'
import { dayChosen } from './named-values.js'
import { type Moment, newTrace, type Scope } from './scope.js'
import { seasonBorders } from './seasons.js'
import { counterBorders } from './tier-counter.js'

/** A rule as one tariff version has it, with the days of the period that version is in force. */
export interface RuleInVersion {
  readonly span: ServicePeriod
  /** undefined: the version has no such rule. */
  readonly rule: CompiledRule | undefined
  readonly scope: Scope
}

/** Days of a period on which everything a rule depends on stays the same. */
export interface Part {
  readonly period: ServicePeriod
  readonly days: number
  /** undefined: the rule does not apply on these days. */
  readonly rule: CompiledRule | undefined
  readonly scope: Scope
  readonly moment: Moment
}

/**
 * Divides the period of a rule where its own price, season or definition changes, and only there (or at all cuts of
 * the tariff, where its conventions say so). The parts follow each other and make up the period.
 */
export function partsOf(versions: readonly RuleInVersion[], extraCuts: readonly LocalDate[]): Part[] {
  const candidates = versions.flatMap((version) => partsOfVersion(version, extraCuts))
  if (candidates.length < 2) return candidates
  const parts: Part[] = []
  let vector: Vector = null
  for (const part of candidates) {
    const previous = parts[parts.length - 1]
    const own = vectorOf(part)
    if (previous !== undefined && staysOne(previous, vector, part, own, extraCuts)) {
      const period = { from: previous.period.from, to: part.period.to }
      parts[parts.length - 1] = { ...previous, period, days: daysOf(period) }
    } else {
      parts.push(part)
    }
    vector = own
  }
  return parts
}

type Vector = readonly (Decimal | null)[] | null

/** Everything about a part's rule that may change inside the period, as figures. */
function vectorOf({ rule, scope, moment }: Part): Vector {
  if (rule === undefined) return null
  const values = rule.values.map((value) => value.evaluate(scope, moment, newTrace()))
  const isExempt = rule.kind === 'percent' && rule.exempt?.holds(scope, moment) === true
  return isExempt ? [...values, ONE] : [...values, ZERO]
}

function staysOne(left: Part, leftVector: Vector, right: Part, rightVector: Vector, extraCuts: readonly LocalDate[]): boolean {
  if (left.rule === undefined || right.rule === undefined) return left.rule === right.rule
  const { conventions } = right.rule
  if (conventions.cutAt === 'all_changes' && extraCuts.includes(right.period.from)) return false
  if (conventions.cutWhen === 'date_listed' && right.rule.dates.includes(right.period.from)) return false
  if (counterBordersOf(right.rule, left.scope.facts.period).includes(right.period.from)) return false
  if (left.rule !== right.rule && left.rule.signature !== right.rule.signature) return false
  if (leftVector === null || rightVector === null) return false
  return (
    leftVector.length === rightVector.length && leftVector.every((value, index) => sameValue(value, rightVector[index] ?? null))
  )
}

function counterBordersOf(rule: CompiledRule, period: ServicePeriod): LocalDate[] {
  return rule.kind === 'usage' && rule.counter !== undefined ? counterBorders(rule.counter, period) : []
}

function sameValue(left: Decimal | null, right: Decimal | null): boolean {
  return left === null || right === null ? left === right : left.eq(right)
}

function partsOfVersion(version: RuleInVersion, extraCuts: readonly LocalDate[]): Part[] {
  const { span, rule, scope } = version
  if (rule === undefined) {
    const moment = { price: span.from, season: span.from, meter: span.from }
    return [{ period: span, days: daysOf(span), rule: undefined, scope, moment }]
  }
  const { conventions } = rule
  const chosenPrice = priceDay(rule, scope.facts)
  const chosenSeason = conventions.seasonChange === undefined ? undefined : dayChosen(conventions.seasonChange, scope.facts)
  const cuts = ownCuts(rule, span, scope, { price: chosenPrice === undefined, season: chosenSeason === undefined })
  if (conventions.cutAt === 'all_changes') cuts.push(...extraCuts)
  const periods = cuts.length === 0 ? [span] : cutAt(span, cuts)
  return periods.map((period) => {
    const moment: Moment = {
      price: chosenPrice ?? period.from,
      season: chosenSeason === undefined ? period.from : chosenSeason,
      meter: meterDay(conventions, period, scope.facts),
    }
    return { period, days: daysOf(period), rule: applies(rule, scope, moment) ? rule : undefined, scope, moment }
  })
}

function applies(rule: CompiledRule, scope: Scope, moment: Moment): boolean {
  if (rule.from !== undefined && moment.price < rule.from) return false
  if (rule.to !== undefined && moment.price > rule.to) return false
  return rule.when === null || rule.when.holds(scope, moment)
}

function meterDay(conventions: CompiledConventions, part: ServicePeriod, facts: RatingFacts): LocalDate {
  switch (conventions.meter.in_place) {
    case 'last_day':
      return facts.period.to
    case 'first_day':
      return facts.period.from
    case 'each_day':
      return part.from
  }
}

function ownCuts(
  rule: CompiledRule,
  span: ServicePeriod,
  scope: Scope,
  divide: { readonly price: boolean; readonly season: boolean },
): LocalDate[] {
  const cuts: LocalDate[] = counterBordersOf(rule, span)
  if (divide.price) {
    for (const date of [...rule.dates, ...changeDays(scope.facts)]) if (date > span.from && date <= span.to) cuts.push(date)
  }
  for (const name of rule.dayNames) {
    const seasons = rule.conventions.seasons.get(name)
    if (seasons !== undefined) {
      if (divide.season) cuts.push(...seasonBorders(seasons, span))
    } else if (rule.conventions.meter.in_place === 'each_day') {
      for (const meter of scope.facts.meters) {
        cuts.push(addDays(meter.lastClosedBefore, 1))
        if (meter.closesOn !== undefined) cuts.push(addDays(meter.closesOn, 1))
      }
    }
  }
  return cuts
}

/** Days on which something about the customer becomes something else. */
function changeDays(facts: RatingFacts): LocalDate[] {
  return (facts.attributeChanges ?? []).map((change) => change.from)
}

/** The day whose prices count for the whole period; undefined where it is divided. */
function priceDay(rule: CompiledRule, facts: RatingFacts): LocalDate | undefined {
  const { priceChange } = rule.conventions
  if (priceChange === undefined) return undefined
  const day = dayChosen(priceChange, facts)
  if (day !== null) return day
  let longest: ServicePeriod | undefined
  for (const part of cutAt(facts.period, [...rule.dates, ...changeDays(facts)]))
    if (longest === undefined || daysOf(part) >= daysOf(longest)) longest = part
  return longest?.from
}
