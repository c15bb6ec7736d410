import { decimal } from '../../../../domain/kernel/decimal.js'
import type { DemandRule, Peak, Tier, Value } from '../../../../domain/rating/tariff.js'
import { addBillingDemand, billingApparent } from './urdb-billing-demand.js'
import { billedDemand, type DemandUnit, demandUnit, priceIn } from './urdb-demand-unit.js'
import {
  BILLING_MONTH,
  type BillingDemand,
  greatestOf,
  type Lookback,
  monthsOfPeriod,
  scheduleOf,
  type UrdbDraft,
} from './urdb-draft.js'
import { isZeroThroughout } from './urdb-fields.js'
import { placeOf } from './urdb-reader.js'
import { periodsUsed, readGrid, readStructure, type UrdbStructure } from './urdb-structure.js'

const FIELDS = { weekday: 'demandweekdayschedule', weekend: 'demandweekendschedule' }

/** Demand charges by month and by period of the day, on the quantities of `addBillingDemand`. */
export function addDemand(draft: UrdbDraft): void {
  const demand = addBillingDemand(draft)
  addFlat(draft)
  addByPeriod(draft, demand)
  addReactive(draft, demand)
}

/** The price of a kvar; what it is of is not published: the highest mean of the month is taken, where the usage counts reactive energy. */
function addReactive(draft: UrdbDraft, { window }: BillingDemand): void {
  const field = 'demandreactivepowercharge'
  const { reader, input } = draft
  const price = reader.number(field)
  if (price === undefined || Number(price) === 0) return
  if (!input.hasReactiveEnergy) {
    reader.refuse('NOT_COVERED', field, `${field}: a charge on reactive power, and the usage has no column kvarh`)
    return
  }
  input.options.assume(field, 'of the highest kvar', 'the entry says its price only: reactive demand of the month is taken')
  draft.rules.push({
    rule: 'reactive',
    kind: 'demand',
    label: 'Reactive demand',
    line: 'REACTIVE',
    per: 'bill',
    quantity: { peak: 'kvar', ...window },
    unit: 'kvar',
    zero_lines: 'omit',
    price,
  })
  draft.groups['reactive'] = 'demandFlat'
}

/** The tiers of a demand charge; undefined where it costs nothing. `used`: see `readStructure`. */
export function structureOf(draft: UrdbDraft, field: string, used: ReadonlySet<number> | undefined): UrdbStructure | undefined {
  if (isZeroThroughout(draft.reader.value(field))) return undefined
  const structure = readStructure(draft.reader, field, used, (path, max) =>
    draft.input.options.assume(path, 'open', `the last tier is open; its max of ${max} does not count`),
  )
  structure.forEach((tiers, period) =>
    tiers.forEach((tier, index) => {
      const path = `${field}[${period}][${index}]`
      if (!decimal(tier.sell).isZero())
        draft.reader.refuse('UNKNOWN_FIELD', `${path}.sell`, `${path}.sell: demand cannot be sold`)
      if (!tier.isPriced) draft.input.options.assume(`${path}.rate`, '0', 'the tier has no rate')
    }),
  )
  return structure
}

export function pricesOf(
  tiers: UrdbStructure[number],
  unit: DemandUnit,
  line: string,
  label: string,
): Pick<DemandRule, 'line' | 'price' | 'tiers'> {
  const [first] = tiers
  if (tiers.length === 1 && first !== undefined) return { line, price: priceIn(unit, first.price) }
  return {
    tiers: tiers.map(
      (tier, index): Tier => ({
        line: `${line}-T${index + 1}`,
        label: `${label}, tier ${index + 1}`,
        ...(tier.max === undefined ? {} : { up_to: tier.max }),
        price: priceIn(unit, tier.price),
      }),
    ),
  }
}

function addFlat(draft: UrdbDraft): void {
  const { reader } = draft
  const field = 'flatdemandstructure'
  const count = reader.list(field).length
  if (isZeroThroughout(reader.value(field))) return
  const months = structuresOfMonths(draft, count)
  const structure = structureOf(draft, field, months === undefined ? undefined : new Set(months))
  if (structure === undefined) return
  const unit = demandUnit(draft, 'flatdemandunit', structure, field)
  if (months === undefined || unit === undefined) return
  const quantity = billedDemand(draft, unit, 'flatdemandunit')
  structure.forEach((tiers, index) => {
    const own = months.flatMap((place, month) => (place === index ? [String(month + 1)] : []))
    if (own.length === 0) return
    const rule = `flat-demand-${index}`
    const label = `Demand, structure ${index}`
    draft.rules.push({
      rule,
      kind: 'demand',
      label,
      per: 'bill',
      quantity,
      unit: unit.name,
      zero_lines: 'omit',
      ...pricesOf(tiers, unit, `DEMAND-S${index}`, label),
      ...(own.length === 12 ? {} : { when: { [BILLING_MONTH]: own } }),
    })
    draft.groups[rule] = 'demandFlat'
  })
}

/** Which structure each month has; one for all where there is one. */
function structuresOfMonths({ reader }: UrdbDraft, count: number): number[] | undefined {
  const field = 'flatdemandmonths'
  const written = reader.months(field) ?? (count === 1 && !reader.has(field) ? Array<unknown>(12).fill(0) : undefined)
  if (written === undefined) {
    reader.refuse('SCHEDULE', field, `${field} is missing: which structure each month has`)
    return undefined
  }
  const places = written.map((cell, month) => {
    const place = placeOf(cell)
    if (place !== undefined && place < count) return place
    reader.refuse('SCHEDULE', `${field}[${month}]`, `${field}[${month}] names no structure: there are ${count}, from 0`)
    return -1
  })
  return places.includes(-1) ? undefined : places
}

function addByPeriod(draft: UrdbDraft, demand: BillingDemand): void {
  const { reader } = draft
  const field = 'demandratestructure'
  const count = reader.list(field).length
  if (isZeroThroughout(reader.value(field))) return
  const weekday = readGrid(reader, FIELDS.weekday, count)
  const weekend = readGrid(reader, FIELDS.weekend, count)
  const structure = structureOf(draft, field, periodsUsed([weekday, weekend]))
  if (structure === undefined) return
  const unit = demandUnit(draft, 'demandrateunit', structure, field)
  const schedule = scheduleOf(draft, structure.length, weekday, weekend, FIELDS)
  if (schedule === undefined || unit === undefined) return
  const { of } = unit
  if (of === 'hp') {
    reader.refuse('UNIT', 'demandrateunit', 'demandrateunit is in hp: horsepower that are connected have no periods of the day')
    return
  }
  draft.schedules['demand'] = schedule
  const ratchet = demand.lookback === undefined ? 'none' : ratchetOfPeriods(draft)
  const billing = of === 'kva' ? billingApparent(draft) : 'billing_kw'
  structure.forEach((tiers, period) => {
    const months = weekday === undefined || weekend === undefined ? [] : monthsOfPeriod(period, [weekday, weekend])
    const isAlways = weekday === undefined || months.length === 12
    if (!isAlways && months.length === 0) return
    const rule = `demand-${period}`
    const label = `Demand, period ${period}`
    const own: Peak = { peak: of, schedule: 'demand', in: String(period), ...demand.window }
    draft.rules.push({
      rule,
      kind: 'demand',
      label,
      per: 'bill',
      quantity: ratchet === 'billing_kw' ? billing : greatestOf([own, ...ratchetValue(own, demand.lookback, ratchet)]),
      unit: unit.name,
      zero_lines: 'omit',
      ...pricesOf(tiers, unit, `DEMAND-P${period}`, label),
      // Without an hour of the period in the month there is nothing that a look-back could raise.
      ...(isAlways || ratchet === 'none' ? {} : { when: { [BILLING_MONTH]: months } }),
    })
    draft.groups[rule] = 'demandTou'
  })
}

const RATCHETS = ['any_hour', 'own_period', 'billing_kw', 'none'] as const
type Ratchet = (typeof RATCHETS)[number]

function ratchetOfPeriods(draft: UrdbDraft): Ratchet {
  return draft.input.options.choice<Ratchet>(
    'lookback_tou',
    RATCHETS,
    'the demand of a period of the day is at least that share of the highest earlier demand of any hour',
  )
}

function ratchetValue(own: Peak, lookback: Lookback | undefined, ratchet: Ratchet): Value[] {
  if (lookback === undefined || ratchet === 'none') return []
  if (ratchet === 'any_hour') return [`ratchet_${own.peak}`]
  return [{ percent: lookback.percent, of: { ...own, earlier: lookback.earlier } }]
}
