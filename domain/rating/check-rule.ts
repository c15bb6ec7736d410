import type { JsonPath } from '../kernel/schema-check.js'
import type { CompiledBound, CompiledPercent, CompiledPriced, CompiledRule } from './compiled-rule.js'
import { LINE_WORDS } from './rated-line.js'
import type { RuleContext } from './rule-context.js'
import type { BoundRule, DemandRule, FixedRule, PercentRule, Rule, Tier, UsageRule } from './tariff.js'

/** What every rule must keep to. */
export function checkRule(rule: Rule, path: JsonPath, context: RuleContext): void {
  if (rule.from !== undefined && rule.to !== undefined && rule.to < rule.from) {
    context.compiler.report(
      [...path, 'to'],
      'DATES_NOT_ASCENDING',
      `the rule ends on ${rule.to}, before it begins on ${rule.from}`,
    )
  }
  for (const [key, selectors] of context.anyBase ? [] : selectorLists(rule)) {
    selectors.forEach((selector, index) => {
      const isWord = (LINE_WORDS as readonly string[]).includes(selector)
      if (context.before.has(selector) || (isWord && context.before.size > 0)) return
      const known = [...context.before].join(', ') || 'none'
      const message = isWord
        ? `no rule stands before this one: there are no lines that ${JSON.stringify(selector)} could be`
        : `${JSON.stringify(selector)} is no rule or line declared before this one (${known}), nor one of ${LINE_WORDS.join(', ')}`
      context.compiler.report([...path, key, index], 'BASE_NOT_BEFORE', message)
    })
  }
}

function selectorLists(rule: Rule): [string, readonly string[]][] {
  const lists: [string, readonly string[] | undefined][] = [
    ['of', 'of' in rule && typeof rule.of !== 'string' ? rule.of : undefined],
    ['except', 'except' in rule ? rule.except : undefined],
    ['limit_to', 'limit_to' in rule ? rule.limit_to : undefined],
    ['credits', 'credits' in rule ? rule.credits : undefined],
    ['pays', 'pays' in rule ? rule.pays : undefined],
  ]
  return lists.filter((entry): entry is [string, readonly string[]] => entry[1] !== undefined)
}

export function checkPriced(
  rule: FixedRule | UsageRule | DemandRule,
  compiled: CompiledPriced,
  path: JsonPath,
  context: RuleContext,
): void {
  const { report } = context.compiler
  if ((rule.price === undefined) === (rule.tiers === undefined)) {
    report(path, 'PRICE_OR_TIERS', 'the rule must have either "price" or "tiers"')
  }
  if (rule.price !== undefined && rule.line === undefined)
    report(path, 'LINE_MISSING', '"line" is missing: the code of the line on the bill')
  if (rule.tiers !== undefined) {
    if (rule.line !== undefined) report([...path, 'line'], 'LINE_MISSING', 'with "tiers" each tier has its own "line"')
    checkTiers(rule.tiers, path, context)
  } else if (rule.pricing !== undefined) {
    report([...path, 'pricing'], 'PRICE_OR_TIERS', '"pricing" belongs to a rule with "tiers"')
  }
  checkChoices(compiled, path, context)
  const { conventions } = compiled
  if (compiled.kind === 'usage') {
    if (compiled.counter !== undefined && !compiled.tiered) {
      report([...path, 'counter'], 'PRICE_OR_TIERS', '"counter" belongs to a rule with "tiers"')
    }
    if (compiled.counter !== undefined) {
      must(conventions.split !== undefined, 'split', 'how use is divided where the counter begins anew', path, context)
    } else if (compiled.tiered)
      must(conventions.tierLimits !== undefined, 'tier_limits', 'how tier limits follow the length of the period', path, context)
    if (changesInside(compiled) && dividesPeriod(compiled)) {
      must(conventions.split !== undefined, 'split', 'how use is divided where the price changes', path, context)
    }
  }
  if (compiled.pricing === 'all_units') {
    must(
      conventions.tierBound !== undefined,
      'tier_bound',
      'whether a quantity on a limit belongs to the tier below it',
      path,
      context,
    )
  }
  if (compiled.per === 'month') must(conventions.months !== null, 'months', 'how many months a period is', path, context)
  if (compiled.per === 'year') checkYear(compiled, path, context)
}

function checkYear(compiled: CompiledPriced, path: JsonPath, context: RuleContext): void {
  const { year, months } = compiled.conventions
  must(year !== undefined, 'year', 'how a yearly price is taken for a period', path, context)
  if (year === 'twelfths') must(months !== null, 'months', 'how many months a period is', path, context)
}

export function checkTiers(tiers: readonly Tier[], path: JsonPath, context: RuleContext): void {
  const { report } = context.compiler
  let below = 0
  tiers.forEach((tier, index) => {
    const at = [...path, 'tiers', index]
    const open = tier.up_to === undefined && tier.width === undefined
    const last = index === tiers.length - 1
    if (open && !last) report(at, 'TIERS', 'only the last tier may be open: give this one "up_to" or "width"')
    if (!open && last) report(at, 'TIERS', 'the last tier must be open: leave out "up_to" and "width"')
    if (tier.up_to !== undefined && tier.width !== undefined) report(at, 'TIERS', 'a tier has "up_to" or "width", not both')
    if (tier.line === undefined && Number(tier.price) !== 0) {
      report(at, 'LINE_MISSING', '"line" is missing; only a tier with the price 0 may be without a line')
    }
    const limit = typeof tier.up_to === 'string' || typeof tier.up_to === 'number' ? Number(tier.up_to) : Number.NaN
    if (limit <= below)
      report([...at, 'up_to'], 'TIERS_NOT_ASCENDING', `${limit} must be above ${below}, the limit of the tier before it`)
    if (!Number.isNaN(limit)) below = limit
  })
}

export function checkPercent(rule: PercentRule, compiled: CompiledPercent, path: JsonPath, context: RuleContext): void {
  const { report } = context.compiler
  if (rule.as === undefined) report(path, 'CHOICE_NOT_STATED', '"as" must be stated: surcharge, discount, tax or charge')
  if (rule.as === 'tax') {
    if (rule.exempt === undefined) {
      report(
        path,
        'CHOICE_NOT_STATED',
        '"exempt" must be stated for a tax: a condition such as {"tax_exempt": true}, or "nobody"',
      )
    }
    if (rule.authority === undefined)
      report(path, 'CHOICE_NOT_STATED', '"authority" must be stated for a tax: whom it is owed to')
  }
  if ((rule.at_most !== undefined || rule.at_least !== undefined) && rule.bounds_per === undefined) {
    report(path, 'CHOICE_NOT_STATED', '"bounds_per" must be stated with "at_most" and "at_least": month or bill')
  }
  if (rule.bounds_per === 'month')
    must(compiled.conventions.months !== null, 'months', 'how many months a period is', path, context)
  checkChoices(compiled, path, context)
}

export function checkBound(rule: BoundRule, compiled: CompiledBound, path: JsonPath, context: RuleContext): void {
  const { report } = context.compiler
  if (rule.kind === 'minimum' && rule.method === undefined) {
    report(path, 'CHOICE_NOT_STATED', '"method" must be stated for a minimum: "floor" or "adder"')
  }
  if (rule.kind === 'maximum' && rule.method !== undefined) report([...path, 'method'], 'SCHEMA', '"method" belongs to a minimum')
  if (rule.method === 'adder' && rule.add_when === undefined) {
    report(path, 'CHOICE_NOT_STATED', '"add_when" must be stated for an adder: "below" or "always"')
  }
  if (rule.per === 'year' && rule.year_ends_in === undefined) {
    const message = `a yearly ${rule.kind} cannot be applied to one bill: state "year_ends_in", the month its year ends in, or it per month, day or bill`
    report([...path, 'per'], 'ANNUAL_BOUND', message)
  }
  if (rule.per !== 'year' && rule.year_ends_in !== undefined)
    report([...path, 'year_ends_in'], 'SCHEMA', '"year_ends_in" belongs to a minimum or maximum per year')
  if (rule.per !== 'year' && rule.first_year !== undefined)
    report([...path, 'first_year'], 'SCHEMA', '"first_year" belongs to a minimum per year')
  if (rule.per === 'month') must(compiled.conventions.months !== null, 'months', 'how many months a period is', path, context)
  checkChoices(compiled, path, context)
}

export function checkChoices(compiled: CompiledRule, path: JsonPath, context: RuleContext): void {
  must(compiled.conventions.lineRounding !== undefined, 'line_rounding', 'how a line is rounded', path, context)
  if (compiled.dates.length > 0) {
    must(
      compiled.conventions.priceChange !== undefined,
      'price_change',
      'which price counts where it changes inside a period',
      path,
      context,
    )
  }
  if (compiled.dayNames.some((name) => name !== 'meter_size')) {
    must(
      compiled.conventions.seasonChange !== undefined,
      'season_change',
      'which season counts where it changes inside a period',
      path,
      context,
    )
  }
}

export function changesInside(compiled: CompiledRule): boolean {
  return compiled.dates.length > 0 || compiled.dayNames.length > 0
}

export function dividesPeriod(compiled: CompiledRule): boolean {
  const { priceChange, seasonChange, meter, cutAt } = compiled.conventions
  const byPrice = compiled.dates.length > 0 && priceChange === 'split'
  const bySeason = compiled.dayNames.some((name) => name !== 'meter_size') && seasonChange === 'split'
  return (
    byPrice || bySeason || cutAt === 'all_changes' || (compiled.dayNames.includes('meter_size') && meter.in_place === 'each_day')
  )
}

export function must(stated: boolean, choice: string, meaning: string, path: JsonPath, context: RuleContext): void {
  if (stated || !context.settingsKnown) return
  const message = `${JSON.stringify(choice)} must be stated (${meaning}): in "conventions" of this rule, its version, the tariff or the settings`
  context.compiler.report(path, 'CHOICE_NOT_STATED', message)
}
