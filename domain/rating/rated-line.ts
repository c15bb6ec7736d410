import { Decimal } from '../kernel/decimal.js'
import type { LocalDate } from '../kernel/local-date.js'
import type { ServicePeriod } from '../kernel/service-period.js'
import type { ChargeLine, LineKind } from './charge-line.js'
import type { CompiledRule } from './compiled-rule.js'
import type { DerivationStep } from './derivation.js'
import type { Scope, Trace } from './scope.js'
import { type Rounder, roundTo, settle } from './tariff-rounding.js'

/** A line while the agreement is rated: exact figures beside the rounded ones. */
export interface RatedLine {
  readonly service: string
  readonly ruleId: string
  readonly ruleKind: CompiledRule['kind']
  readonly lineCode: string
  readonly label: string
  readonly kind: LineKind
  readonly from: LocalDate
  readonly to: LocalDate
  readonly quantity: Decimal
  readonly unit: string
  readonly rate: Decimal
  /** Before rounding, but for what 34 digits of division leave behind. */
  readonly exact: Decimal
  readonly amount: Decimal
  readonly rounder: Rounder
  readonly taxAuthority: string | undefined
  readonly tariff: string
  readonly version: LocalDate
  readonly steps: readonly DerivationStep[]
  readonly reads: readonly number[]
}

export interface LineDraft {
  readonly rule: CompiledRule
  readonly lineCode: string
  readonly label: string
  readonly period: ServicePeriod
  readonly quantity: Decimal
  readonly unit: string
  readonly rate: Decimal
  /** quantity × rate × …, not negated for a discount. */
  readonly exact: Decimal
  readonly trace: Trace
  readonly scope: Scope
  readonly taxAuthority?: string
}

/** The line of a draft: a discount is negative, the amount is rounded as the rule says. */
export function lineOf(draft: LineDraft): RatedLine {
  const negated = draft.rule.as === 'discount'
  const rounder = draft.rule.conventions.lineRounding ?? null
  const exact = settle(negated ? draft.exact.negated() : draft.exact)
  return {
    service: draft.scope.service,
    ruleId: draft.rule.id,
    ruleKind: draft.rule.kind,
    lineCode: draft.lineCode,
    label: draft.label,
    kind: draft.rule.as,
    from: draft.period.from,
    to: draft.period.to,
    quantity: draft.quantity,
    unit: draft.unit,
    rate: negated ? draft.rate.negated() : draft.rate,
    exact,
    amount: roundTo(exact, rounder),
    rounder,
    taxAuthority: draft.taxAuthority,
    tariff: draft.scope.tariff,
    version: draft.scope.version,
    steps: draft.trace.steps,
    reads: [...draft.trace.reads],
  }
}

/** Selected lines that were made before, in order. Words select kinds; anything else is a rule or a line code. */
export function selectLines(lines: readonly RatedLine[], of: readonly string[], except: readonly string[] = []): RatedLine[] {
  return lines.filter((line) => of.some((word) => selects(word, line)) && !except.some((word) => selects(word, line)))
}

export const LINE_WORDS = ['all', 'charges', 'surcharges', 'discounts', 'taxes'] as const

function selects(word: string, line: RatedLine): boolean {
  switch (word) {
    case 'all':
      return line.kind !== 'tax'
    case 'charges':
      return line.kind === 'charge'
    case 'surcharges':
      return line.kind === 'surcharge'
    case 'discounts':
      return line.kind === 'discount'
    case 'taxes':
      return line.kind === 'tax'
    default:
      return word === line.ruleId || word === line.lineCode || word === `service:${line.service}`
  }
}

const SHOWN = { digits: 6, mode: 'half_up' } as const

/** The line as it goes onto a bill; `amount` is already in whole minor units. */
export function chargeLineOf(line: RatedLine, amount: Decimal, digits: number): ChargeLine {
  return {
    ruleId: line.ruleId,
    lineCode: line.lineCode,
    label: line.label,
    kind: line.kind,
    from: line.from,
    to: line.to,
    quantity: roundTo(line.quantity, { ...SHOWN, step: null }).toFixed(),
    unit: line.unit,
    rate: line.rate.toFixed(),
    amount: amount.isZero() ? new Decimal(0).toFixed(digits) : amount.toFixed(digits),
    ...(line.taxAuthority === undefined ? {} : { taxAuthority: line.taxAuthority }),
    derivation: {
      tariff: line.tariff,
      version: line.version,
      rule: line.ruleId,
      reads: line.reads,
      steps: line.steps,
      unrounded: line.exact.toFixed(),
      rounding: line.rounder === null ? null : { digits: line.rounder.digits, mode: line.rounder.mode },
    },
  }
}
