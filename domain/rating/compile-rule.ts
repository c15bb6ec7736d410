import { addDays, type LocalDate } from '../kernel/local-date.js'
import type { JsonPath } from '../kernel/schema-check.js'
import { checkBound, checkPercent, checkPriced, checkRule } from './check-rule.js'
import type { CompiledBound, CompiledPercent, CompiledPriced, CompiledRule, CompiledTier } from './compiled-rule.js'
import { compileCondition } from './condition.js'
import { compileConventions, mergeConventions } from './conventions.js'
import type { RuleContext } from './rule-context.js'
import type { CompiledValue } from './scope.js'
import type {
  BoundRule,
  Conventions,
  DatedValue,
  DemandRule,
  FixedRule,
  PercentRule,
  Rule,
  Tier,
  UsageRule,
  Value,
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
  }
}

function compilePriced(rule: FixedRule | UsageRule | DemandRule, path: JsonPath, context: RuleContext): CompiledPriced {
  const dated = (value: DatedValue, at: JsonPath) =>
    compileDatedValue(value, at, context.compiler, rule.from ?? context.compiler.from)
  const written: readonly Tier[] = rule.tiers ?? [{ line: rule.line, label: rule.label, price: rule.price ?? '0' }]
  const tiers = written.map((tier, index): CompiledTier => {
    const at = rule.tiers === undefined ? path : [...path, 'tiers', index]
    return {
      line: tier.line,
      label: tier.label ?? rule.label ?? rule.rule,
      upTo: tier.up_to === undefined ? undefined : dated(tier.up_to, [...at, 'up_to']),
      width: tier.width === undefined ? undefined : dated(tier.width, [...at, 'width']),
      price: dated(tier.price, [...at, 'price']),
    }
  })
  const quantity = quantityOf(rule, path, context)
  const limitTimes = listOf(rule.tier_limits_times).map((value, index) =>
    compileValue(
      value,
      Array.isArray(rule.tier_limits_times) ? [...path, 'tier_limits_times', index] : [...path, 'tier_limits_times'],
      context.compiler,
    ),
  )
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
    unit: rule.unit,
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

function commonOf(
  rule: Rule,
  path: JsonPath,
  context: RuleContext,
  values: readonly CompiledValue[],
  quantity: CompiledValue | undefined,
): Omit<
  CompiledPriced,
  'kind' | 'per' | 'tiers' | 'tiered' | 'pricing' | 'limitTimes' | 'quantity' | 'unit' | 'eachMeter' | 'limitTo' | 'counter'
> {
  const conventions = mergeConventions([...context.levels, rule.conventions])
  const when = rule.when === undefined ? null : compileCondition(rule.when, [...path, 'when'], context.compiler)
  const ownDays = [rule.from, rule.to === undefined ? undefined : addDays(rule.to, 1)].filter((day) => day !== undefined)
  const dates = [...new Set<LocalDate>([...values.flatMap((value) => value.dates), ...ownDays])].sort()
  return {
    id: rule.rule,
    label: rule.label ?? rule.rule,
    as: rule.as ?? 'charge',
    conventions: compileConventions(conventions),
    when,
    from: rule.from,
    to: rule.to,
    zeroLines: rule.zero_lines,
    values,
    dates,
    dayNames: [...new Set([...values.flatMap((value) => value.dayNames), ...(when?.dayNames ?? [])])],
    signature: signatureOf(rule, conventions, quantity),
  }
}

/** Prices, which are compared by value, and what only says when the rule applies or what somebody noted. */
const NOT_IN_SIGNATURE = ['note', 'from', 'to', 'price', 'percent', 'amount', 'conventions', 'tiers', 'times']

/** What two versions of a rule must share to be one charge whose price alone changed. */
function signatureOf(rule: Rule, conventions: Conventions, quantity: CompiledValue | undefined): string {
  const unpriced = Object.entries(rule).filter(([key]) => !NOT_IN_SIGNATURE.includes(key))
  const tiers = 'tiers' in rule ? (rule.tiers ?? []).map((tier) => [tier.line, tier.label]) : []
  return JSON.stringify([unpriced, tiers, conventions, quantity?.text ?? null])
}

function listOf(value: Value | readonly Value[] | undefined): readonly Value[] {
  if (value === undefined) return []
  return Array.isArray(value) ? (value as readonly Value[]) : [value as Value]
}
