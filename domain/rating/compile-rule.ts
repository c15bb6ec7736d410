import type { JsonPath } from '../kernel/schema-check.js'
import { checkBound, checkPercent, checkPriced, checkRule } from './check-rule.js'
import { compileTimeOfUse } from './compile-time-of-use.js'
import type { CompiledBound, CompiledCreditBank, CompiledPercent, CompiledPriced, CompiledRule } from './compiled-rule.js'
import { compileCondition } from './condition.js'
import type { RuleContext } from './rule-context.js'
import { commonOf, compileLimitTimes, compileTiers } from './rule-parts.js'
import type { CompiledValue } from './scope.js'
import {
  type BoundRule,
  type CreditBankRule,
  type DatedValue,
  type DemandRule,
  demandUnit,
  type FixedRule,
  type PercentRule,
  type Rule,
  type Tier,
  type UsageRule,
} from './tariff.js'
import { compileRounding } from './tariff-rounding.js'
import { compileDatedValue, compileValue } from './value.js'

/** A rule ready to rate with; what is wrong with it is reported to the compiler. */
export function compileRule(rule: Rule, path: JsonPath, context: RuleContext): CompiledRule {
  checkRule(rule, path, context)
  switch (rule.kind) {
    case 'fixed':
    case 'usage':
    case 'demand':
      return compilePriced(rule, path, context)
    case 'percent':
      return compilePercent(rule, path, context)
    case 'minimum':
    case 'maximum':
      return compileBound(rule, path, context)
    case 'time_of_use':
      return compileTimeOfUse(rule, path, context)
    case 'credit_bank':
      return compileCreditBank(rule, path, context)
  }
}

function compileCreditBank(rule: CreditBankRule, path: JsonPath, context: RuleContext): CompiledCreditBank {
  const { pays_above: above, from = context.compiler.from } = rule
  const paysAbove = above === undefined ? undefined : compileDatedValue(above, [...path, 'pays_above'], context.compiler, from)
  return { ...commonOf(rule, path, context, [], undefined), kind: 'credit_bank', source: rule, paysAbove }
}

function compilePriced(rule: FixedRule | UsageRule | DemandRule, path: JsonPath, context: RuleContext): CompiledPriced {
  const dated = (value: DatedValue, at: JsonPath) =>
    compileDatedValue(value, at, context.compiler, rule.from ?? context.compiler.from)
  const written: readonly Tier[] = rule.tiers ?? [{ line: rule.line, label: rule.label, price: rule.price ?? '0' }]
  const tiers = compileTiers(
    written,
    rule.label ?? rule.rule,
    rule.tiers === undefined ? path : [...path, 'tiers'],
    rule.tiers !== undefined,
    dated,
  )
  const quantity = quantityOf(rule, path, context)
  const limitTimes = compileLimitTimes(rule.tier_limits_times, path, context)
  const values = [
    ...tiers.flatMap((tier) => [tier.price, tier.upTo, tier.width]),
    ...limitTimes,
    rule.kind !== 'usage' || quantity?.changes === true ? quantity : undefined,
  ].filter((value) => value !== undefined)
  const compiled: CompiledPriced = {
    ...commonOf(rule, path, context, values, quantity),
    kind: rule.kind,
    per: rule.kind === 'usage' ? 'bill' : rule.per,
    tiers,
    tiered: rule.tiers !== undefined,
    pricing: rule.pricing ?? 'graduated',
    limitTimes,
    quantity,
    unit: rule.kind === 'demand' ? demandUnit(rule) : rule.unit,
    eachMeter: rule.kind === 'fixed' && rule.each_meter === true,
    limitTo: rule.limit_to,
    counter: rule.kind === 'usage' ? rule.counter : undefined,
  }
  checkPriced(rule, compiled, path, context)
  return compiled
}

function quantityOf(rule: FixedRule | UsageRule | DemandRule, path: JsonPath, context: RuleContext): CompiledValue | undefined {
  switch (rule.kind) {
    case 'fixed':
      return rule.times === undefined
        ? undefined
        : compileDatedValue(rule.times, [...path, 'times'], context.compiler, rule.from ?? context.compiler.from)
    case 'usage':
      return compileValue(rule.quantity ?? 'use', [...path, 'quantity'], context.compiler)
    case 'demand':
      return compileValue(rule.quantity, [...path, 'quantity'], context.compiler)
  }
}

function compilePercent(rule: PercentRule, path: JsonPath, context: RuleContext): CompiledPercent {
  const dated = (value: DatedValue | undefined, key: string) =>
    value === undefined
      ? undefined
      : compileDatedValue(value, [...path, key], context.compiler, rule.from ?? context.compiler.from)
  const percent = dated(rule.percent, 'percent') as CompiledValue
  const basePercent = dated(rule.base_percent, 'base_percent')
  const atMost = dated(rule.at_most, 'at_most')
  const atLeast = dated(rule.at_least, 'at_least')
  const values = [percent, basePercent, atMost, atLeast].filter((value) => value !== undefined)
  const exempt =
    rule.exempt === undefined || rule.exempt === 'nobody'
      ? null
      : compileCondition(rule.exempt, [...path, 'exempt'], context.compiler)
  const compiled: CompiledPercent = {
    ...commonOf(rule, path, context, values, undefined),
    kind: 'percent',
    source: rule,
    percent,
    basePercent,
    exempt,
    atMost,
    atLeast,
  }
  checkPercent(rule, compiled, path, context)
  return compiled
}

function compileBound(rule: BoundRule, path: JsonPath, context: RuleContext): CompiledBound {
  const amount = compileDatedValue(rule.amount, [...path, 'amount'], context.compiler, rule.from ?? context.compiler.from)
  const compiled: CompiledBound = {
    ...commonOf(rule, path, context, [amount], undefined),
    kind: rule.kind,
    source: rule,
    amount,
    amountRounding: rule.amount_rounding === undefined ? undefined : compileRounding(rule.amount_rounding),
  }
  checkBound(rule, compiled, path, context)
  return compiled
}
