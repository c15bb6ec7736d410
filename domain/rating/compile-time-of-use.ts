import type { JsonPath } from '../kernel/schema-check.js'
import { changesInside, checkChoices, checkTiers, dividesPeriod, must } from './check-rule.js'
import type { CompiledPeriod, CompiledTimeOfUse } from './compiled-rule.js'
import type { RuleContext } from './rule-context.js'
import { commonOf, compileLimitTimes, compileTiers } from './rule-parts.js'
import type { DatedValue, Tier, TimeOfUsePeriod, TimeOfUseRule } from './tariff.js'
import { compileDatedValue, compileValue } from './value.js'

/** A charge by period of the day, ready to rate with: each period is a charge on use with prices of its own. */
export function compileTimeOfUse(rule: TimeOfUseRule, path: JsonPath, context: RuleContext): CompiledTimeOfUse {
  const from = rule.from ?? context.compiler.from
  const dated = (value: DatedValue, at: JsonPath) => compileDatedValue(value, at, context.compiler, from)
  const limitTimes = compileLimitTimes(rule.tier_limits_times, path, context)
  const drafts = Object.entries(rule.periods).map(([name, period]) => {
    const at = [...path, 'periods', name]
    const label = period.label ?? `${rule.label ?? rule.rule}, ${name}`
    const written: readonly Tier[] = period.tiers ?? [{ line: period.line, label: period.label, price: period.price ?? '0' }]
    const tiers = compileTiers(
      written,
      label,
      period.tiers === undefined ? at : [...at, 'tiers'],
      period.tiers !== undefined,
      dated,
    )
    const quantity =
      period.quantity === undefined ? undefined : compileValue(period.quantity, [...at, 'quantity'], context.compiler)
    return { name, period, tiers, quantity }
  })
  const cashOut = rule.bank?.cash_out === undefined ? undefined : dated(rule.bank.cash_out, [...path, 'bank', 'cash_out'])
  const times = rule.times === undefined ? undefined : compileValue(rule.times, [...path, 'times'], context.compiler)
  const values = drafts
    .flatMap(({ tiers }) => tiers.flatMap((tier) => [tier.price, tier.upTo, tier.width]))
    .filter((value) => value !== undefined)
  const common = commonOf(rule, path, context, [...values, ...(times === undefined ? [] : [times])], undefined)
  const periods = drafts.map(
    ({ name, period, tiers, quantity }): CompiledPeriod => ({
      name,
      quantity,
      priced: {
        ...common,
        kind: 'usage',
        per: 'bill',
        tiers,
        tiered: period.tiers !== undefined,
        pricing: 'graduated',
        limitTimes,
        quantity,
        unit: rule.unit,
        eachMeter: false,
        limitTo: undefined,
        counter: undefined,
      },
    }),
  )
  const compiled: CompiledTimeOfUse = { ...common, kind: 'time_of_use', source: rule, periods, times, cashOut }
  check(rule, compiled, path, context)
  return compiled
}

function check(rule: TimeOfUseRule, compiled: CompiledTimeOfUse, path: JsonPath, context: RuleContext): void {
  const { report } = context.compiler
  const entries = Object.entries(rule.periods)
  for (const [name, period] of entries) checkPeriod(period, [...path, 'periods', name], context)
  checkChoices(compiled, path, context)
  const tiered = compiled.periods.some((period) => period.priced.tiered)
  const { conventions } = compiled
  if (tiered)
    must(conventions.tierLimits !== undefined, 'tier_limits', 'how tier limits follow the length of the period', path, context)
  if (tiered && entries.length > 1 && rule.allocation === undefined) {
    report(
      path,
      'CHOICE_NOT_STATED',
      '"allocation" must be stated: how tiers go over the periods: proportional, chronological or per_period',
    )
  }
  const byQuantity = entries.every(([, period]) => period.quantity !== undefined)
  if (byQuantity && changesInside(compiled) && dividesPeriod(compiled)) {
    must(conventions.split !== undefined, 'split', 'how use is divided where the price changes', path, context)
  }
  if (rule.with_shares === true && rule.of !== 'net' && rule.of !== 'received')
    report([...path, 'with_shares'], 'SCHEMA', '"with_shares" belongs to a charge "of": "net" or "received"')
  if (rule.bank !== undefined && rule.of !== 'net') report([...path, 'bank'], 'SCHEMA', '"bank" belongs to a charge "of": "net"')
  if (rule.bank?.cash_out !== undefined && (rule.bank.settles_in === undefined || rule.bank.line === undefined)) {
    report([...path, 'bank'], 'CHOICE_NOT_STATED', '"settles_in" and "line" must be stated with "cash_out"')
  }
  if (byQuantity) {
    if (rule.allocation === 'chronological' || rule.of !== undefined) {
      report(path, 'SCHEMA', 'periods with a "quantity" of their own have neither "of" nor a chronological "allocation"')
    }
    return
  }
  if (entries.some(([, period]) => period.quantity !== undefined))
    report(path, 'SCHEMA', 'either all periods have a "quantity" or none')
  checkSchedule(rule, compiled, path, context)
}

function checkPeriod(period: TimeOfUsePeriod, path: JsonPath, context: RuleContext): void {
  const { report } = context.compiler
  if ((period.price === undefined) === (period.tiers === undefined)) {
    report(path, 'PRICE_OR_TIERS', 'the period must have either "price" or "tiers"')
  }
  if (period.tiers !== undefined) checkTiers(period.tiers, path, context)
  else if (period.line === undefined && Number(period.price) !== 0)
    report(path, 'LINE_MISSING', '"line" is missing: the code of the line on the bill')
}

function checkSchedule(rule: TimeOfUseRule, compiled: CompiledTimeOfUse, path: JsonPath, context: RuleContext): void {
  const { report } = context.compiler
  const schedule = compiled.conventions.schedules.get(rule.schedule ?? '')
  if (schedule === undefined) {
    const known = [...compiled.conventions.schedules.keys()].join(', ') || 'none'
    report(
      [...path, 'schedule'],
      'UNKNOWN_NAME',
      `${JSON.stringify(rule.schedule ?? '')} is no schedule of the conventions (${known})`,
    )
    return
  }
  const names = Object.keys(rule.periods)
  const without = schedule.periods.filter((name) => !names.includes(name))
  const unknown = names.filter((name) => !schedule.periods.includes(name))
  if (without.length > 0) report([...path, 'periods'], 'TABLE_HOLE', `there is no price for the period ${without.join(' and ')}`)
  if (unknown.length > 0) report([...path, 'periods'], 'UNKNOWN_NAME', `the schedule has no period ${unknown.join(' and ')}`)
}
