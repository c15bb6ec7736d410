import {
  type BoundRule,
  type ChargePer,
  type DatedValue,
  type DemandRule,
  demandUnit,
  type FixedRule,
  type PercentRule,
  type Rule,
  type Tier,
  type UsageRule,
  type Value,
} from '../../domain/rating/tariff.js'
import { linesOf } from '../../domain/rating/compile-tariff.js'
import type { PriceTableJson, ReadableRuleJson } from './contract.js'
import { isPlain, priceTable } from './price-table.js'
import { creditBankBody, timeOfUseBody } from './readable-interval-rules.js'
import { readableConventions, sentenceCase } from './readable-conventions.js'
import {
  conditionText,
  datedSteps,
  datedText,
  dayOfYearText,
  isNumber,
  listText,
  nameText,
  roundedText,
  valueText,
} from './readable-values.js'

/** What a rule is read against: the unit of its tariff, and the rules of its version, which percentages and bounds name. */
export interface RuleSurroundings {
  readonly unit: string
  readonly rules: readonly Rule[]
}

/** Says what a rule charges. Prices are bare numbers: their currency is the utility's. */
export function readableRule(rule: Rule, around: RuleSurroundings): ReadableRuleJson {
  const body = bodyOf(rule, around)
  const sentences = [...body.sentences]
  if (rule.when !== undefined) sentences.push(`Only where ${conditionText(rule.when)}.`)
  if (rule.kind === 'usage' && rule.counter !== undefined) {
    sentences.push(`The tiers count on from bill to bill and begin anew on ${listText(rule.counter.starts.map(dayOfYearText))}.`)
  }
  if (rule.zero_lines === 'omit') sentences.push('A line of zero is not printed.')
  if (rule.zero_lines === 'print') sentences.push('A line of zero is printed.')
  if (rule.conventions !== undefined) sentences.push(...readableConventions(rule.conventions))
  return {
    rule: rule.rule,
    label: rule.label ?? body.label ?? nameText(rule.rule),
    kind: rule.kind,
    as: rule.as ?? (rule.kind === 'percent' && rule.authority !== undefined ? 'tax' : 'charge'),
    lineCodes: lineCodesOf(rule),
    sentences,
    tables: body.tables,
    from: rule.from ?? null,
    to: rule.to ?? null,
    note: rule.note ?? null,
  }
}

interface Body {
  readonly sentences: string[]
  readonly tables: PriceTableJson[]
  readonly label?: string
}

function bodyOf(rule: Rule, around: RuleSurroundings): Body {
  switch (rule.kind) {
    case 'fixed':
      return fixedBody(rule)
    case 'usage':
      return pricedBody(rule, rule.quantity ?? 'use', { unit: rule.unit ?? around.unit, per: '', around })
    case 'demand':
      return pricedBody(rule, rule.quantity, {
        unit: demandUnit(rule),
        per: rule.per === 'bill' ? '' : ` and ${PER[rule.per]}`,
        around,
      })
    case 'percent':
      return percentBody(rule, around)
    case 'minimum':
    case 'maximum':
      return boundBody(rule, around)
    case 'time_of_use':
      return timeOfUseBody(rule, around.unit)
    case 'credit_bank':
      return creditBankBody(rule, (words) => linesText(words, around))
  }
}

const PER: Record<ChargePer, string> = { month: 'month', day: 'day', year: 'year', bill: 'bill' }

function fixedBody(rule: FixedRule): Body {
  const times = rule.times === undefined ? '' : `, times ${datedText(rule.times)}`
  const meters = rule.each_meter === true ? ', for each meter' : ''
  if (rule.tiers !== undefined) return tieredBody(rule, rule.tiers, `${times}${meters}`, rule.unit ?? '', ` a ${PER[rule.per]}`)
  const tail = ` a ${PER[rule.per]}${times}${meters}.`
  if (rule.price !== undefined && isPlain(rule.price)) return { sentences: [`${datedText(rule.price)}${tail}`], tables: [] }
  return { sentences: [`A fixed amount${tail}`], tables: priceTables(`Price a ${PER[rule.per]}`, rule.price) }
}

interface Pricing {
  readonly unit: string
  readonly per: string
  readonly around: RuleSurroundings
}

function pricedBody(rule: UsageRule | DemandRule, quantity: Value, { unit, per, around }: Pricing): Body {
  const of = quantity === 'use' ? '' : ` of ${valueText(quantity)}`
  const limited = rule.limit_to === undefined ? [] : [`At most as much as ${linesText(rule.limit_to, around)}.`]
  if (rule.tiers !== undefined) {
    const body = tieredBody(rule, rule.tiers, of, unit, per)
    return { ...body, sentences: [...body.sentences, ...limited] }
  }
  if (rule.price !== undefined && isPlain(rule.price)) {
    return { sentences: [`${datedText(rule.price)} per ${unit}${per}${of}.`, ...limited], tables: [] }
  }
  return {
    sentences: [`A price per ${unit}${per}${of}.`, ...limited],
    tables: priceTables(`Price per ${unit}${per}`, rule.price),
  }
}

function tieredBody(
  rule: FixedRule | UsageRule | DemandRule,
  tiers: readonly Tier[],
  of: string,
  unit: string,
  per: string,
): Body {
  const times = rule.tier_limits_times
  const sentences = [
    rule.pricing === 'all_units'
      ? `All units${of} at the price of the tier that is reached.`
      : `In tiers${of}: each unit at the price of the tier it falls in.`,
  ]
  if (times !== undefined) {
    const factors = Array.isArray(times) ? times.map((entry) => valueText(entry as Value)) : [valueText(times as Value)]
    sentences.push(`The limits of the tiers are multiplied by ${listText(factors)}.`)
  }
  const limits = tiers.flatMap((tier, index) => {
    const limit = tier.up_to ?? tier.width
    return limit === undefined || isPlain(limit) ? [] : [{ label: tierName(tier, index), value: limit }]
  })
  const prices = tiers.map((tier, index) => ({ label: tierLabel(tiers, index, unit), value: tier.price }))
  return {
    sentences,
    tables: [
      ...(limits.length === 0 ? [] : [priceTable(`Limit of the tier${unit === '' ? '' : `, ${unit}`}`, limits)]),
      priceTable(`Price per ${unit === '' ? 'unit' : unit}${per}`, prices),
    ],
  }
}

function tierName(tier: Tier, index: number): string {
  return tier.label ?? tier.line ?? `tier ${index + 1}`
}

/** `up to 8 ccf`, `over 8 to 20 ccf`, `over 20 ccf`; the tier's name where its limit is not one number. */
function tierLabel(tiers: readonly Tier[], index: number, unit: string): string {
  const bounds = tiers.map((tier) => plainNumber(tier.up_to))
  const tier = tiers[index]
  const [below, limit] = [bounds[index - 1], bounds[index]]
  const isLast = index === tiers.length - 1
  const isKnown = (index === 0 || below !== undefined) && (isLast || limit !== undefined)
  if (tier === undefined || !isKnown) return tier === undefined ? '' : tierName(tier, index)
  const suffix = unit === '' ? '' : ` ${unit}`
  if (index === 0) return isLast ? 'all units' : `up to ${limit}${suffix}`
  return isLast || limit === undefined ? `over ${below}${suffix}` : `over ${below} to ${limit}${suffix}`
}

function plainNumber(value: DatedValue | undefined): string | undefined {
  if (value === undefined) return undefined
  const steps = datedSteps(value)
  const only = steps[0]?.value
  return steps.length === 1 && isNumber(only) ? String(only) : undefined
}

function percentBody(rule: PercentRule, around: RuleSurroundings): Body {
  const base = `${linesText(rule.of, around)}${rule.except === undefined ? '' : ` without ${linesText(rule.except, around)}`}`
  const share = rule.base_percent === undefined ? '' : `${datedText(rule.base_percent)} % of `
  const percent = isPlain(rule.percent) ? `${datedText(rule.percent)} %` : 'A percentage'
  const sentences = [`${percent} of ${share}${base}${rule.one_line_per === 'base_line' ? ', a line for each of them' : ''}.`]
  if (rule.authority !== undefined) sentences.push(`Owed to the authority “${nameText(rule.authority)}”.`)
  if (rule.exempt === 'nobody') sentences.push('Nobody is exempt.')
  else if (rule.exempt !== undefined) sentences.push(`Not charged where ${conditionText(rule.exempt)}.`)
  const bounds = rule.bounds_per === undefined ? '' : ` a ${rule.bounds_per}`
  if (rule.at_least !== undefined) sentences.push(`At least ${datedText(rule.at_least)}${bounds}.`)
  if (rule.at_most !== undefined) sentences.push(`At most ${datedText(rule.at_most)}${bounds}.`)
  if (rule.limit_to !== undefined) sentences.push(`At most as much as ${linesText(rule.limit_to, around)}.`)
  if (rule.allocate !== undefined) sentences.push(ALLOCATE[rule.allocate])
  return { sentences, tables: isPlain(rule.percent) ? [] : priceTables('Percent', rule.percent) }
}

const ALLOCATE: Record<NonNullable<PercentRule['allocate']>, string> = {
  by_base: 'The amount is shared among the agreements by their bases.',
  largest_base: 'The amount stands on the agreement with the largest base.',
  first_agreement: 'The amount stands on the first agreement of the bill.',
}

function boundBody(rule: BoundRule, around: RuleSurroundings): Body {
  const base = `${linesText(rule.of, around)}${rule.except === undefined ? '' : ` without ${linesText(rule.except, around)}`}`
  const amount = isPlain(rule.amount) ? datedText(rule.amount) : 'the amount below'
  const bound = `${amount} a ${PER[rule.per]}${roundedText(rule.amount_rounding)}`
  const tables = isPlain(rule.amount) ? [] : priceTables(`Amount a ${PER[rule.per]}`, rule.amount)
  if (rule.kind === 'maximum')
    return { sentences: [`Where ${base} come to more than ${bound}, this line takes off what is above.`], tables }
  const first = rule.first_year === undefined ? [] : [FIRST_YEAR[rule.first_year]]
  if (rule.method === 'adder') {
    const when = rule.add_when === 'always' ? '' : `, where ${base} come to less`
    return { sentences: [`The whole minimum of ${bound} is added${when}.`, ...first], tables }
  }
  return { sentences: [`Where ${base} come to less than ${bound}, this line makes up the difference.`, ...first], tables }
}

const FIRST_YEAR: Record<NonNullable<BoundRule['first_year']>, string> = {
  by_days: 'Of a year in which service begins, its share by days.',
  whole: 'Of a year in which service begins, the whole of it.',
  none: 'In a year in which service begins there is no minimum.',
}

/** Which lines before it a rule counts: by kind, by the label of a rule, or by line code. */
function linesText(words: readonly string[], around: RuleSurroundings): string {
  return listText(
    words.map((word) => {
      const kind = LINE_KINDS[word]
      if (kind !== undefined) return kind
      if (word.startsWith('service:')) return `the ${nameText(word.slice(8))} lines`
      const rule = around.rules.find((entry) => entry.rule === word)
      return rule === undefined ? word : `“${rule.label ?? sentenceCase(nameText(rule.rule))}”`
    }),
  )
}

const LINE_KINDS: Readonly<Record<string, string>> = {
  all: 'all lines before it but taxes',
  charges: 'the charges before it',
  surcharges: 'the surcharges before it',
  discounts: 'the discounts before it',
  taxes: 'the taxes before it',
}

function priceTables(caption: string, value: DatedValue | undefined): PriceTableJson[] {
  return value === undefined ? [] : [priceTable(caption, [{ label: '', value }])]
}

function lineCodesOf(rule: Rule): string[] {
  return [...new Set(linesOf(rule))]
}
