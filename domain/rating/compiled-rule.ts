import type { LocalDate } from '../kernel/local-date.js'
import type { LineKind } from './charge-line.js'
import type { CompiledCondition } from './condition.js'
import type { CompiledConventions } from './conventions.js'
import type { CompiledValue } from './scope.js'
import type { BoundRule, ChargePer, CreditBankRule, PercentRule, TierCounter, TimeOfUseRule } from './tariff.js'
import type { Rounder } from './tariff-rounding.js'

/** What every rule has, ready to apply. */
interface RuleBase {
  readonly id: string
  readonly label: string
  readonly as: LineKind
  readonly conventions: CompiledConventions
  readonly when: CompiledCondition | null
  /** Days on which the rule itself is in force, both included. */
  readonly from: LocalDate | undefined
  readonly to: LocalDate | undefined
  readonly zeroLines: 'print' | 'omit' | undefined
  /** The values whose change divides a period. */
  readonly values: readonly CompiledValue[]
  /** First days of new prices, and of the rule's own beginning and end. */
  readonly dates: readonly LocalDate[]
  readonly dayNames: readonly string[]
  /** The rule without its prices: two versions whose signatures are equal say the same but for prices. */
  readonly signature: string
}

export interface CompiledTier {
  readonly line: string | undefined
  readonly label: string
  readonly upTo: CompiledValue | undefined
  readonly width: CompiledValue | undefined
  readonly price: CompiledValue
}

/** Fixed, usage and demand charges: a price, or tiers of prices, on a quantity. */
export interface CompiledPriced extends RuleBase {
  readonly kind: 'fixed' | 'usage' | 'demand'
  readonly per: ChargePer
  /** Always at least one tier; a single price is one open tier. */
  readonly tiers: readonly CompiledTier[]
  readonly tiered: boolean
  readonly pricing: 'graduated' | 'all_units'
  readonly limitTimes: readonly CompiledValue[]
  /** Of a fixed charge: what it is multiplied by (1 where undefined). Else the quantity. */
  readonly quantity: CompiledValue | undefined
  readonly unit: string | undefined
  readonly eachMeter: boolean
  readonly limitTo: readonly string[] | undefined
  /** Of use in tiers: limits that are for a longer time than the bill. */
  readonly counter: TierCounter | undefined
}

export interface CompiledPercent extends RuleBase {
  readonly kind: 'percent'
  readonly source: PercentRule
  readonly percent: CompiledValue
  readonly basePercent: CompiledValue | undefined
  readonly exempt: CompiledCondition | null
  readonly atMost: CompiledValue | undefined
  readonly atLeast: CompiledValue | undefined
}

export interface CompiledBound extends RuleBase {
  readonly kind: 'minimum' | 'maximum'
  readonly source: BoundRule
  readonly amount: CompiledValue
  /** undefined: rounded as lines are. */
  readonly amountRounding: Rounder | undefined
}

export interface CompiledTimeOfUse extends RuleBase {
  readonly kind: 'time_of_use'
  readonly source: TimeOfUseRule
  readonly periods: readonly CompiledPeriod[]
  readonly times: CompiledValue | undefined
  readonly cashOut: CompiledValue | undefined
}

/** The prices of one period of the day, as a charge on use of its own. */
export interface CompiledPeriod {
  readonly name: string
  readonly priced: CompiledPriced
  /** What is priced, where it is not what intervals counted in the period. */
  readonly quantity: CompiledValue | undefined
}

export interface CompiledCreditBank extends RuleBase {
  readonly kind: 'credit_bank'
  readonly source: CreditBankRule
  readonly paysAbove: CompiledValue | undefined
}

export type CompiledRule = CompiledPriced | CompiledPercent | CompiledBound | CompiledTimeOfUse | CompiledCreditBank
