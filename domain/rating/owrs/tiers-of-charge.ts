import { decimal } from '../../kernel/decimal.js'
import type { Condition, Value } from '../tariff.js'
import { type ClassContext, type RATE_TYPES, valueByRows, valueOfName, valueOfText } from './class-context.js'
import { numberText, type OwrsField } from './owrs-file.js'
import type { OwrsRow } from './owrs-node.js'

/** The tiers of a charge for those customers whose tables have so many of them. */
export interface TierSet {
  /** undefined: all customers have as many tiers. */
  readonly when: Condition | undefined
  readonly tiers: readonly { readonly upTo: Value | undefined; readonly price: Value }[]
}

type RateType = (typeof RATE_TYPES)[number]

/** Tiers of a charge that says Tiered or Budget, from the fields that stand with it; empty where they cannot be read. */
export function tierSetsOf(charge: OwrsField, type: RateType, context: ClassContext): readonly TierSet[] {
  const starts = fieldOfTiers('starts', charge, context)
  const prices = fieldOfTiers('prices', charge, context)
  if (starts === undefined || prices === undefined) return []
  context.used.add(starts.name)
  context.used.add(prices.name)
  const usableStarts = { ...starts, rows: starts.rows.filter((row) => isLadder(row, starts, type, context)) }
  const lengths = lengthsOf(usableStarts).filter((length) => lengthsOf(prices).includes(length))
  if (lengths.length === 0) {
    if (usableStarts.rows.length > 0) {
      const message = `${starts.name} has ${lengthsOf(starts).join(' or ')} entries, ${prices.name} has ${lengthsOf(prices).join(' or ')}`
      context.report('TIERS', prices.name, message, prices.line)
    }
    return []
  }
  const countName = lengths.length > 1 ? declareCount(usableStarts, context) : undefined
  noteRowsLeftOut(starts, usableStarts, lengths, context)
  noteRowsLeftOut(prices, prices, lengths, context)
  return lengths.map((length) => {
    const of = (field: OwrsField): OwrsField => ({ ...field, rows: field.rows.filter((row) => row.leaf.items.length === length) })
    return {
      when: countName === undefined ? undefined : { [countName]: { at_least: String(length), up_to: String(length) } },
      tiers: tiersOfLength(of(usableStarts), of(prices), length, type, context),
    }
  })
}

/** The sum of quantity × price over the tiers, for formulas that reckon with a tiered charge. */
export function tieredValueOf(charge: OwrsField, type: string, context: ClassContext): Value {
  const sets = tierSetsOf(charge, type as RateType, context).map((set) => ({ when: set.when, value: sumOfTiers(set) }))
  const [only] = sets
  if (only === undefined) return '0'
  if (only.when === undefined) return only.value
  return { rows: sets.map((set) => ({ when: set.when as Condition, value: set.value })) }
}

function sumOfTiers(set: TierSet): Value {
  const limits = set.tiers.map((tier) => tier.upTo)
  const parts = set.tiers.map((tier, index): Value => {
    const below = limits[index - 1]
    const reached: Value = tier.upTo === undefined ? 'use' : { least: ['use', tier.upTo] }
    return { product: [tier.price, { excess_of: reached, above: below === undefined ? '0' : below }] }
  })
  return { sum: parts }
}

/** tier_starts, tier_starts_commodity, sewer_tier_starts: the one that stands with the charge. */
function fieldOfTiers(part: 'starts' | 'prices', charge: OwrsField, context: ClassContext): OwrsField | undefined {
  const stem = charge.name.replace(/^(fixed|variable)_/, '').replace(/_(sur)?charge$/, '')
  const own = [`tier_${part}_${stem}`, `${stem}_tier_${part}`]
  const candidates = stem === 'commodity' ? [...own, `tier_${part}`, `tier_rates`] : own
  const names = part === 'starts' ? candidates.filter((name) => name !== 'tier_rates') : candidates
  const found = names.map((name) => context.fields.get(name)).filter((field) => field !== undefined)
  const [field, other] = found
  if (field === undefined) {
    context.report('FIELD_MISSING', names[0] ?? '', `${charge.name} is tiered, but ${names.join(' or ')} is missing`, charge.line)
  } else if (other !== undefined && JSON.stringify(plainRows(field)) !== JSON.stringify(plainRows(other))) {
    context.report('TIERS', other.name, `${field.name} and ${other.name} state different tiers`, other.line)
  } else if (other !== undefined) context.used.add(other.name)
  return field
}

function plainRows(field: OwrsField): unknown {
  return field.rows.map((row) => [row.keys, row.leaf.items])
}

function lengthsOf(field: OwrsField): number[] {
  return [...new Set(field.rows.map((row) => row.leaf.items.length))].sort((left, right) => left - right)
}

/** Whether the starts of a row can be tiers. A plain list that cannot is refused; a row of a table is left out. */
function isLadder(row: OwrsRow, field: OwrsField, type: RateType, context: ClassContext): boolean {
  const wrong = whatIsWrong(row.leaf.items, type)
  if (wrong === undefined) {
    const fractions = row.leaf.items.filter((item) => numberText(item)?.includes('.') === true)
    if (fractions.length > 0) context.assume(field.name, fractions.join(', '), 'no whole units, but read as any other start')
    return true
  }
  if (field.by.length === 0) context.report('TIERS', field.name, `${field.name}: ${wrong}`, row.leaf.line)
  else context.assume(field.name, `without the row ${row.keys.join('|')}`, wrong)
  return false
}

function whatIsWrong(items: readonly string[], type: RateType): string | undefined {
  const percent = items.find((item) => item.includes('%'))
  if (type === 'Tiered' && percent !== undefined) return `${percent} is a share of a budget, but the charge says Tiered`
  const numbers = items.map(numberText)
  const first = numbers[0] === undefined ? undefined : decimal(numbers[0])
  if (first !== undefined && !first.eq(0) && !first.eq(1)) return `the first tier starts at ${first.toFixed()}, not at 0`
  for (let index = 1; index < items.length; index++) {
    const [before, own] = [numbers[index - 1], numbers[index]]
    if (before !== undefined && own !== undefined && decimal(own).lte(before)) return `${own} must be above ${before}`
  }
  return undefined
}

function noteRowsLeftOut(all: OwrsField, usable: OwrsField, lengths: readonly number[], context: ClassContext): void {
  for (const row of usable.rows) {
    if (lengths.includes(row.leaf.items.length)) continue
    context.assume(all.name, `without the row ${row.keys.join('|')}`, `it has ${row.leaf.items.length} entries`)
  }
}

/** How many tiers a customer has, by the table of starts: asked for by each set of tiers, so that no customer falls between. */
function declareCount(starts: OwrsField, context: ClassContext): string {
  const name = `tiers of ${starts.name}`
  context.quantities.set(
    name,
    valueByRows(starts, context, (row) => String(row.leaf.items.length)),
  )
  return name
}

function tiersOfLength(
  starts: OwrsField,
  prices: OwrsField,
  length: number,
  type: RateType,
  context: ClassContext,
): { upTo: Value | undefined; price: Value }[] {
  const tiers = Array.from({ length }, (_, index) => ({
    upTo: index === length - 1 ? undefined : valueByRows(starts, context, (row) => endOfTier(row, index, starts, type, context)),
    price: valueByRows(prices, context, (row) => valueOfText(row.leaf.items[index] ?? '', prices, context, row.leaf.line)),
  }))
  // A second tier that starts at the first unit leaves nothing for the first.
  return tiers.filter((tier) => typeof tier.upTo !== 'string' || numberText(tier.upTo) === undefined || decimal(tier.upTo).gt(0))
}

/**
 * Where a tier ends. A start that is worked out may lie below the one before it (100% of a small budget below a fixed 10): the tier
 * before keeps its units and the one between has none; one below the first unit leaves none to the first tier.
 */
function endOfTier(row: OwrsRow, index: number, field: OwrsField, type: RateType, context: ClassContext): Value {
  const ends = row.leaf.items.slice(1, index + 2).map((_, before) => endBefore(row, before + 1, field, type, context))
  const own = ends[index] ?? '0'
  const isPlain = ends.every((end) => typeof end === 'string' && numberText(end) !== undefined)
  return isPlain ? own : { greatest: ['0', ...ends] }
}

/** One unit below the start of the next tier. */
function endBefore(row: OwrsRow, index: number, field: OwrsField, type: RateType, context: ClassContext): Value {
  const text = row.leaf.items[index] ?? ''
  const number = numberText(text)
  const step = context.choices.tierStarts === 'first_unit' ? '1' : '0'
  if (number !== undefined) return decimal(number).lt(step) ? '0' : decimal(number).minus(step).toFixed()
  const start = startOf(text, field, type, context, row.leaf.line)
  return step === '0' ? start : { difference: [start, step] }
}

/** A start that is worked out: `indoor`, `125%` of the budget; whole units in a budget. */
function startOf(text: string, field: OwrsField, type: RateType, context: ClassContext, line: number): Value {
  const share = /^(\d+(?:\.\d+)?)\s*%\+?$/.exec(text.trim())
  const mode = type === 'Tiered' ? 'none' : context.choices.budgetRounding
  const rounding = mode === 'none' ? undefined : ({ digits: 0, mode } as const)
  const exact: Value =
    share === null
      ? valueOfText(
          text.toLowerCase() === 'indoor' || text.toLowerCase() === 'outdoor' ? text.toLowerCase() : text,
          field,
          context,
          line,
        )
      : { percent: share[1] ?? '0', of: valueOfName(budgetName(field), field.name, context) }
  if (rounding === undefined) return exact
  return share === null || typeof exact !== 'object'
    ? { sum: [exact], rounding }
    : { ...(exact as { percent: Value; of: Value }), rounding }
}

function budgetName(field: OwrsField): string {
  return field.name.startsWith('sewer_') ? 'sewer_budget' : 'budget'
}
