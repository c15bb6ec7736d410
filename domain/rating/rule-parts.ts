import { addDays, type LocalDate } from '../kernel/local-date.js'
import type { JsonPath } from '../kernel/schema-check.js'
import type { CompiledPriced, CompiledTier } from './compiled-rule.js'
import { compileCondition } from './condition.js'
import { compileConventions, mergeConventions } from './conventions.js'
import type { RuleContext } from './rule-context.js'
import type { CompiledValue } from './scope.js'
import type { Conventions, DatedValue, Rule, Tier, Value } from './tariff.js'
import { compileValue } from './value.js'

export type RuleParts = Omit<
  CompiledPriced,
  'kind' | 'per' | 'tiers' | 'tiered' | 'pricing' | 'limitTimes' | 'quantity' | 'unit' | 'eachMeter' | 'limitTo' | 'counter'
>

/** Tiers, or the one open tier of a single price. `path`: of the list, or of what holds the single price. */
export function compileTiers(
  written: readonly Tier[],
  label: string,
  path: JsonPath,
  listed: boolean,
  dated: (value: DatedValue, path: JsonPath) => CompiledValue,
): CompiledTier[] {
  return written.map((tier, index): CompiledTier => {
    const at = listed ? [...path, index] : path
    return {
      line: tier.line,
      label: tier.label ?? label,
      upTo: tier.up_to === undefined ? undefined : dated(tier.up_to, [...at, 'up_to']),
      width: tier.width === undefined ? undefined : dated(tier.width, [...at, 'width']),
      price: dated(tier.price, [...at, 'price']),
    }
  })
}

export function compileLimitTimes(
  times: Value | readonly Value[] | undefined,
  path: JsonPath,
  context: RuleContext,
): CompiledValue[] {
  if (times === undefined) return []
  const at = [...path, 'tier_limits_times']
  if (!Array.isArray(times)) return [compileValue(times as Value, at, context.compiler)]
  return (times as readonly Value[]).map((value, index) => compileValue(value, [...at, index], context.compiler))
}

/** What every kind of rule has. `values`: those whose change divides a period. */
export function commonOf(
  rule: Rule,
  path: JsonPath,
  context: RuleContext,
  values: readonly CompiledValue[],
  quantity: CompiledValue | undefined,
): RuleParts {
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
