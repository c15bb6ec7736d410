import { type Decimal, ZERO } from '../kernel/decimal.js'
import type { LocalDate } from '../kernel/local-date.js'
import type { BankMovement } from './bank-movement.js'
import type { CarriedEntry } from './carried-state.js'
import type { CompiledConventions } from './conventions.js'
import type { DerivationStep, StepName } from './derivation.js'
import type { RatingCode, RatingFacts, RatingProblem } from './facts.js'
import type { CompiledMonths, Months } from './months.js'
import type { Rounder } from './tariff-rounding.js'

/** The days whose prices, seasons and meters count for a part of a period. */
export interface Moment {
  readonly price: LocalDate
  /** null: the season with most days of the period. */
  readonly season: LocalDate | null
  readonly meter: LocalDate
}

/** Collects how a value came about, for the derivation of a line. */
export interface Trace {
  readonly steps: DerivationStep[]
  readonly reads: Set<number>
}

export interface Evaluated {
  readonly value: Decimal | null
  readonly trace: Trace
}

/** A value of a tariff, ready to evaluate. null: nothing (an operand to be left out). */
export interface CompiledValue {
  readonly evaluate: (scope: Scope, moment: Moment, trace: Trace) => Decimal | null
  /** Days on which a dated list inside begins an entry. */
  readonly dates: readonly LocalDate[]
  /** Names of seasons and `meter_size`: what may change inside a period. */
  readonly dayNames: readonly string[]
  /** Something in it may change inside a period. */
  readonly changes: boolean
  /** Its definition, for telling whether two versions say the same. */
  readonly text: string
  readonly constant?: Decimal
}

/** Factors of a conversion of units, one after the other. */
export type ConversionRule = readonly {
  readonly factor: CompiledValue
  readonly rounder: Rounder
  readonly label: string | undefined
}[]

/** What values are evaluated against: one tariff version and the facts of one agreement and period. */
export interface Scope {
  readonly facts: RatingFacts
  /** Tariff code and first day of the version. */
  readonly tariff: string
  readonly version: LocalDate
  readonly service: string
  readonly unit: string
  readonly conversions: ReadonlyMap<string, ConversionRule>
  readonly conventions: CompiledConventions
  readonly quantities: ReadonlyMap<string, CompiledValue>
  readonly problems: RatingProblem[]
  readonly cache: Map<string, Evaluated>
  readonly months: Map<CompiledMonths | null, Months>
  /** What this period leaves to the next, filled while rules are worked through. */
  readonly leaves: Map<string, CarriedEntry>
  /** What the rules did to their banks. */
  readonly banks: BankMovement[]
  /** What was taken for granted on the way. */
  readonly notes: RatingNote[]
  /** Set while a charge is worked out for each meter by itself. */
  meterSize?: string
}

/** Something the facts did not say and that changes the figures: how it was taken. */
export interface RatingNote {
  readonly option: string
  readonly value: string
  readonly why: string
}

export function newTrace(): Trace {
  return { steps: [], reads: new Set() }
}

export function addStep(trace: Trace, step: StepName, figures: Record<string, string>): void {
  trace.steps.push({ step, figures })
}

export function appendTrace(target: Trace, source: Trace): void {
  target.steps.push(...source.steps)
  for (const read of source.reads) target.reads.add(read)
}

/** Notes a problem once and answers 0, so that all problems of an agreement are found in one go. */
export function problem(scope: Scope, code: RatingCode, name: string, message: string): Decimal {
  if (!scope.problems.some((entry) => entry.code === code && entry.name === name)) scope.problems.push({ code, name, message })
  return ZERO
}

/** Notes once what was taken for granted. */
export function note(scope: Scope, option: string, value: string, why: string): void {
  const known = scope.notes.some((entry) => entry.option === option && entry.value === value && entry.why === why)
  if (!known) scope.notes.push({ option, value, why })
}

/** `known`: the values it may have, where a table says so. */
export function missing(scope: Scope, name: string, known: readonly string[] = []): Decimal {
  const values = known.length === 0 ? '' : ` (one of ${known.join(', ')})`
  return problem(scope, 'MISSING_DETERMINANT', name, `${name} is not known for this agreement${values}`)
}
