import type { RuleChoice, ValidationRule } from './rule-set.js'

/** Rules that are applied to a read as it comes: what they look at is known then. */
export const REGISTER_RULES = [
  'negative_consumption',
  'zero_consumption',
  'high_low',
  'dynamic_comparison',
  'prolonged_estimation',
  'check_meter',
  'sum_check',
  'siblings_exist',
] as const satisfies readonly RuleChoice['rule'][]

/** Rules that are applied to a day of intervals as it comes. */
export const INTERVAL_RULES = [
  'negative_consumption',
  'zero_consumption',
  'interval_spike',
  'missing_quantity',
  'check_meter',
  'high_low',
  'dynamic_comparison',
  'sum_check',
  'siblings_exist',
  'prolonged_estimation',
] as const satisfies readonly RuleChoice['rule'][]

/**
 * The group of a utility that states none. Only intervals below zero are held; the rest says something. A read that came back lower than
 * the last one holds its bill by itself, and what a person typed has been confirmed already where it was odd.
 */
export const DEFAULT_VALIDATION: readonly ValidationRule[] = [
  { rule: 'negative_consumption', severity: 'exception', roles: ['initial_load'], only: { of: 'intervals' } },
  { rule: 'negative_consumption', severity: 'warning', roles: ['initial_load'], only: { of: 'registers' } },
  { rule: 'interval_spike', severity: 'warning', roles: ['initial_load'], times: '20', at_least: '20' },
  {
    rule: 'high_low',
    severity: 'warning',
    roles: ['initial_load', 'manual_override'],
    only: { of: 'registers' },
    high_percent: '300',
    low_percent: '10',
    measurements: 12,
  },
  {
    rule: 'zero_consumption',
    severity: 'information',
    roles: ['initial_load', 'manual_override'],
    only: { of: 'registers' },
  },
  { rule: 'prolonged_estimation', severity: 'warning', roles: ['estimation'], most_in_a_row: 2 },
  { rule: 'check_meter', severity: 'warning', roles: ['initial_load', 'manual_override'] },
]

const OF_REGISTERS: ReadonlySet<string> = new Set(REGISTER_RULES)
const OF_INTERVALS: ReadonlySet<string> = new Set(INTERVAL_RULES)

export function registerRules(rules: readonly ValidationRule[]): readonly ValidationRule[] {
  return rules.filter((rule) => OF_REGISTERS.has(rule.rule) && rule.only?.of !== 'intervals')
}

/**
 * Rules that may find something in these whole amounts; most days are left by it without looking closer. It may keep a rule that then finds
 * nothing, it never drops one that would.
 */
export function intervalRules(
  rules: readonly ValidationRule[],
  amounts: readonly (number | null)[],
  hasCheckMeter: boolean,
): readonly ValidationRule[] {
  // One pass without a copy: it is made for every day that arrives.
  let [count, total, highest, lowest] = [0, 0, 0, 0]
  for (const amount of amounts) {
    if (amount === null) continue
    count += 1
    total += amount
    if (amount > highest) highest = amount
    if (amount < lowest) lowest = amount
  }
  const others = (total - highest) / Math.max(1, count - 1)
  return rules.filter((rule) => {
    if (!OF_INTERVALS.has(rule.rule) || rule.only?.of === 'registers') return false
    switch (rule.rule) {
      case 'negative_consumption':
        return lowest < 0
      case 'zero_consumption':
        return total === 0
      case 'check_meter':
        return hasCheckMeter
      case 'interval_spike':
        // The figure of the rule is exact; a hair is left for the division here.
        return highest >= others * Number(rule.times) * 0.999
      case 'missing_quantity':
        return count < amounts.length
      default:
        return true
    }
  })
}
