import { type Decimal, ZERO } from '../kernel/decimal.js'
import type { LocalDate } from '../kernel/local-date.js'
import { done, type Outcome, type Refusal } from '../kernel/outcome.js'
import type { BankMovement } from './bank-movement.js'
import type { CarriedEntry, CarriedState } from './carried-state.js'
import type { CompiledTariff, CompiledVersion } from './compiled-tariff.js'
import type { RatingCode, RatingFacts, RatingProblem } from './facts.js'
import { linesOfRule } from './lines-of-rule.js'
import type { RatedLine } from './rated-line.js'
import { ruleTimelines } from './rule-timelines.js'
import { newTrace, type RatingNote, type Scope } from './scope.js'
import { partsOf, type RuleInVersion } from './segments.js'
import type { Rounder } from './tariff-rounding.js'
import { versionsInPeriod } from './versions-in-period.js'

/** What a tariff says about one agreement and one period. */
export interface RatedAgreement {
  readonly lines: readonly RatedLine[]
  /** The quantity that goes into the billing history, in the tariff's unit. */
  readonly quantity: Decimal
  /** First day of the version in force at the end of the period. */
  readonly version: LocalDate
  /** null: the lines are rounded themselves. */
  readonly agreementRounding: Rounder
  /** What this period leaves to the next. */
  readonly carried: CarriedState
  /** What this period did to each bank. */
  readonly banks: readonly BankMovement[]
  /** What the facts did not say, and how it was taken. */
  readonly notes: readonly RatingNote[]
  /** The named quantities of the version in force at the end of the period, worked out when they are asked for. */
  readonly quantities: () => ReadonlyMap<string, Decimal>
}

export type RatingRefusal = RatingCode | 'NO_TARIFF_IN_FORCE'

/**
 * Rates one agreement's period: the tariff's rules in declared order, each divided where its own price changes. What
 * the tariff needs and the facts do not hold is a refusal that names every missing thing at once, never a number.
 */
export function rateAgreement(tariff: CompiledTariff, facts: RatingFacts): Outcome<RatedAgreement, RatingRefusal> {
  const spans = versionsInPeriod(tariff, facts.period)
  const last = spans[spans.length - 1]
  if (last === undefined) return { ok: false, refusal: noVersion(tariff, facts) }
  const problems: RatingProblem[] = []
  const shared: SharedByScopes = { problems, leaves: new Map(), banks: [], notes: [] }
  const scopes = new Map<CompiledVersion, Scope>()
  const scopeFor = (version: CompiledVersion): Scope => {
    const known = scopes.get(version)
    if (known !== undefined) return known
    const scope = scopeOf(tariff, version, facts, shared)
    scopes.set(version, scope)
    return scope
  }
  const timelines = ruleTimelines(tariff, spans, facts, scopeFor)
  const cuts = commonCuts(timelines)
  const lines: RatedLine[] = []
  for (const timeline of timelines) lines.push(...linesOfRule(partsOf(timeline, cuts), lines))
  const moment = { price: facts.period.to, season: facts.period.to, meter: facts.period.to }
  const quantity = last.version.billedQuantity?.evaluate(scopeFor(last.version), moment, newTrace()) ?? null
  if (problems.length > 0) return { ok: false, refusal: notApplicable(tariff, problems) }
  for (const leave of last.version.leaving) leave(scopeFor(last.version))
  const { agreementRounding } = last.version.conventions
  return done({
    lines,
    quantity: quantity ?? ZERO,
    version: last.version.from,
    agreementRounding,
    carried: { ...facts.carried, ...Object.fromEntries(shared.leaves) },
    banks: shared.banks,
    notes: shared.notes,
    quantities: () => quantitiesOf(last.version, () => scopeOf(tariff, last.version, facts, nothingShared())),
  })
}

/** Those that can be told, each by itself: what cannot, or rests on one that cannot, is left out. */
function quantitiesOf(version: CompiledVersion, newScope: () => Scope): Map<string, Decimal> {
  const known = new Map<string, Decimal>()
  for (const [name, quantity] of version.quantities) {
    const scope = newScope()
    const { to } = scope.facts.period
    const value = quantity.evaluate(scope, { price: to, season: to, meter: to }, newTrace())
    if (value !== null && scope.problems.length === 0) known.set(name, value)
  }
  return known
}

function nothingShared(): SharedByScopes {
  return { problems: [], leaves: new Map(), banks: [], notes: [] }
}

/** What the scopes of all versions of an agreement write into together. */
export interface SharedByScopes {
  readonly problems: RatingProblem[]
  readonly leaves: Map<string, CarriedEntry>
  readonly banks: BankMovement[]
  readonly notes: RatingNote[]
}

/** A scope to evaluate one version's values in. Problems of all scopes of an agreement go into one list. */
export function scopeOf(tariff: CompiledTariff, version: CompiledVersion, facts: RatingFacts, shared: SharedByScopes): Scope {
  return {
    facts,
    tariff: tariff.code,
    version: version.from,
    service: tariff.service,
    unit: tariff.unit,
    conversions: tariff.conversions,
    conventions: version.conventions,
    quantities: version.quantities,
    ...shared,
    cache: new Map(),
    months: new Map(),
  }
}

/** First days of the parts of any rule, for tariffs that divide every charge where one changes. */
function commonCuts(timelines: readonly (readonly RuleInVersion[])[]): LocalDate[] {
  const wanted = timelines.some((timeline) => timeline.some((entry) => entry.rule?.conventions.cutAt === 'all_changes'))
  if (!wanted) return []
  const cuts = new Set<LocalDate>()
  for (const timeline of timelines) {
    for (const part of partsOf(timeline, [])) cuts.add(part.period.from)
    for (const entry of timeline) cuts.add(entry.span.from)
  }
  return [...cuts]
}

export function noVersion(tariff: CompiledTariff, facts: RatingFacts): Refusal<'NO_TARIFF_IN_FORCE'> {
  const message = `Tariff ${tariff.code} is not in force on every day from ${facts.period.from} to ${facts.period.to}.`
  return { code: 'NO_TARIFF_IN_FORCE', message, facts: { tariff: tariff.code, ...facts.period } }
}

export function notApplicable(tariff: CompiledTariff, problems: readonly RatingProblem[]): Refusal<RatingCode> {
  const message = `Tariff ${tariff.code} cannot be applied: ${problems.map((entry) => entry.message).join('; ')}.`
  const missing = problems.filter((entry) => entry.code === 'MISSING_DETERMINANT').map((entry) => entry.name)
  return { code: problems[0]?.code ?? 'MISSING_DETERMINANT', message, facts: { tariff: tariff.code, missing, problems } }
}
