import { decimal } from '../../../../domain/kernel/decimal.js'
import type { DemandRule, EarlierPeaks, Peak, Tier, Value } from '../../../../domain/rating/tariff.js'
import { BILLING_MONTH, greatestOf, monthsOfPeriod, scheduleOf, type UrdbDraft } from './urdb-draft.js'
import { readGrid, readStructure, type UrdbStructure } from './urdb-structure.js'
import { isZeroThroughout } from './urdb-fields.js'

const FIELDS = { weekday: 'demandweekdayschedule', weekend: 'demandweekendschedule' }

/** Billing demand, demand charges by month and by period of the day. Adds the quantities `peak_kw` and `billing_kw`. */
export function addDemand(draft: UrdbDraft): void {
  const window = windowOf(draft)
  const earlier = lookbackOf(draft)
  draft.quantities['peak_kw'] = { peak: 'kw', ...window, label: 'Highest demand of the period' }
  if (earlier !== undefined) {
    draft.quantities['ratchet_kw'] = {
      percent: earlier.percent,
      of: { peak: 'kw', ...window, earlier: earlier.window },
      label: 'Share of the highest earlier demand',
    }
  }
  draft.quantities['billing_kw'] = earlier === undefined ? { greatest: ['peak_kw'] } : { greatest: ['peak_kw', 'ratchet_kw'] }
  addFlat(draft, window, earlier !== undefined)
  addByPeriod(draft, window, earlier !== undefined)
}

interface Lookback {
  readonly percent: string
  readonly window: EarlierPeaks
}

/** kW is energy of an interval ÷ its hours, whatever the entry says of its window, unless the window is asked for. */
function windowOf(draft: UrdbDraft): Pick<Peak, 'window_minutes' | 'window'> {
  const { reader, input } = draft
  const minutes = reader.number('demandwindow')
  const choice = input.options.choice('demand_interval', ['own_intervals', 'window'], 'kW of an interval is its kWh ÷ its hours')
  if (choice === 'own_intervals') return {}
  if (minutes === undefined || !/^\d+$/.test(minutes) || Number(minutes) < 1 || Number(minutes) > 60) {
    reader.refuse('FIELD_VALUE', 'demandwindow', `demandwindow is ${minutes ?? 'missing'}: minutes from 1 to 60 are needed`)
    return {}
  }
  return {
    window_minutes: Number(minutes),
    window: input.options.choice<'block' | 'sliding'>('demand_window', ['block', 'sliding'], 'the entry does not say it'),
  }
}

function lookbackOf(draft: UrdbDraft): Lookback | undefined {
  const { reader, input } = draft
  const fraction = reader.number('lookbackpercent')
  if (fraction === undefined || decimal(fraction).isZero()) return undefined
  if (!restsOnDemand(draft)) {
    input.options.assume('lookbackpercent', fraction, 'nothing of the bill rests on demand')
    return undefined
  }
  const asPercent =
    input.options.choice('lookback_percent', ['fraction', 'percent'], 'lookbackpercent is a fraction') === 'percent'
  if (decimal(fraction).isNegative() || decimal(fraction).gt(asPercent ? 100 : 1)) {
    reader.refuse(
      'LOOKBACK_PERCENT',
      'lookbackpercent',
      `lookbackpercent is ${fraction}, not a fraction; set --option lookback_percent=percent where it is a percentage`,
    )
    return undefined
  }
  const flags = reader.months('lookbackmonths')
  const range = reader.number('lookbackrange') ?? '0'
  const months = (flags ?? []).flatMap((flag, month) => (flag === 1 || flag === true || flag === '1' ? [month + 1] : []))
  const wrong = flags?.findIndex((flag) => flag !== null && ![0, 1, '0', '1', true, false].includes(flag as never)) ?? -1
  if (wrong >= 0) reader.refuse('FIELD_VALUE', `lookbackmonths[${wrong}]`, `lookbackmonths[${wrong}] must be 0 or 1`)
  const percent = asPercent ? fraction : decimal(fraction).times(100).toFixed()
  if (months.length > 0) {
    if (Number(range) > 0)
      input.options.assume('lookbackrange', 'not counted', 'lookbackmonths names months, and they count instead')
    return { percent, window: { months: 12, calendar_months: months } }
  }
  if (!/^\d+$/.test(range) || Number(range) > 36) {
    reader.refuse('FIELD_VALUE', 'lookbackrange', `lookbackrange is ${range}: whole months up to 36 are needed`)
    return undefined
  }
  if (Number(range) > 0) return { percent, window: { months: Number(range) } }
  reader.refuse(
    'RATCHET_WITHOUT_WINDOW',
    'lookbackrange',
    'lookbackpercent is there, and neither lookbackmonths nor lookbackrange says how far back',
  )
  return undefined
}

/** A charge on demand, or a tier whose limit is kWh per kW. */
function restsOnDemand({ reader }: UrdbDraft): boolean {
  const isCharged = ['flatdemandstructure', 'demandratestructure'].some((field) => !isZeroThroughout(reader.value(field)))
  return isCharged || /"kwh\/kw/i.test(JSON.stringify(reader.value('energyratestructure') ?? []))
}

/** The unit of a demand charge: what is measured. Older entries have one for all, `demandunits`. */
export function measured(draft: UrdbDraft, field: string): 'kw' | 'kva' | undefined {
  const unit = (draft.reader.text(field) ?? draft.reader.text('demandunits') ?? 'kW').toLowerCase()
  if (unit === 'kw' || unit === 'kva') return unit
  draft.reader.refuse('UNIT', field, `${field} is ${JSON.stringify(unit)}: demand charges are in kW or kVA`)
  return undefined
}

export function structureOf(draft: UrdbDraft, field: string): UrdbStructure | undefined {
  if (isZeroThroughout(draft.reader.value(field))) return undefined
  const structure = readStructure(draft.reader, field, (path, max) =>
    draft.input.options.assume(path, 'open', `the last tier is open; its max of ${max} does not count`),
  )
  structure.forEach((tiers, period) =>
    tiers.forEach((tier, index) => {
      const path = `${field}[${period}][${index}]`
      if (tier.unit !== '' && tier.unit !== 'kw' && tier.unit !== 'kva')
        draft.reader.refuse('UNIT', `${path}.unit`, `${path}.unit is ${JSON.stringify(tier.unit)}`)
      if (!decimal(tier.sell).isZero())
        draft.reader.refuse('UNKNOWN_FIELD', `${path}.sell`, `${path}.sell: demand cannot be sold`)
      if (!tier.isPriced) draft.input.options.assume(`${path}.rate`, '0', 'the tier has no rate')
    }),
  )
  return structure
}

export function pricesOf(
  tiers: UrdbStructure[number],
  line: string,
  label: string,
): Pick<DemandRule, 'line' | 'price' | 'tiers'> {
  const [first] = tiers
  if (tiers.length === 1 && first !== undefined) return { line, price: first.price }
  return {
    tiers: tiers.map(
      (tier, index): Tier => ({
        line: `${line}-T${index + 1}`,
        label: `${label}, tier ${index + 1}`,
        ...(tier.max === undefined ? {} : { up_to: tier.max }),
        price: tier.price,
      }),
    ),
  }
}

function addFlat(draft: UrdbDraft, window: Pick<Peak, 'window_minutes' | 'window'>, hasRatchet: boolean): void {
  const structure = structureOf(draft, 'flatdemandstructure')
  if (structure === undefined) return
  const { reader } = draft
  const unit = measured(draft, 'flatdemandunit')
  const months = reader.months('flatdemandmonths') ?? (structure.length === 1 ? Array<unknown>(12).fill(0) : undefined)
  if (months === undefined) {
    reader.refuse('SCHEDULE', 'flatdemandmonths', 'flatdemandmonths is missing: which structure each month has')
    return
  }
  months.forEach((cell, month) => {
    if (typeof cell === 'number' && structure[cell] !== undefined) return
    reader.refuse(
      'SCHEDULE',
      `flatdemandmonths[${month}]`,
      `flatdemandmonths[${month}] names no structure: there are ${structure.length}, from 0`,
    )
  })
  const quantity: Value = unit === 'kva' ? apparent(draft, window, hasRatchet) : 'billing_kw'
  structure.forEach((tiers, index) => {
    const own = months.flatMap((cell, month) => (cell === index ? [String(month + 1)] : []))
    if (own.length === 0) return
    const rule = `flat-demand-${index}`
    const label = `Demand, structure ${index}`
    draft.rules.push({
      rule,
      kind: 'demand',
      label,
      per: 'bill',
      quantity,
      unit: unit === 'kva' ? 'kVA' : 'kW',
      zero_lines: 'omit',
      ...pricesOf(tiers, `DEMAND-S${index}`, label),
      ...(own.length === 12 ? {} : { when: { [BILLING_MONTH]: own } }),
    })
    draft.groups[rule] = 'demandFlat'
  })
}

function apparent(draft: UrdbDraft, window: Pick<Peak, 'window_minutes' | 'window'>, hasRatchet: boolean): Value {
  if (hasRatchet) draft.reader.refuse('UNIT', 'lookbackpercent', 'a look-back counts kW, and the demand charge is in kVA')
  return { peak: 'kva', ...window }
}

function addByPeriod(draft: UrdbDraft, window: Pick<Peak, 'window_minutes' | 'window'>, hasRatchet: boolean): void {
  const structure = structureOf(draft, 'demandratestructure')
  if (structure === undefined) return
  const { reader } = draft
  const unit = measured(draft, 'demandrateunit')
  const weekday = readGrid(reader, FIELDS.weekday, structure.length)
  const weekend = readGrid(reader, FIELDS.weekend, structure.length)
  const schedule = scheduleOf(draft, structure.length, weekday, weekend, FIELDS)
  if (schedule === undefined) return
  draft.schedules['demand'] = schedule
  const ratchet = hasRatchet ? ratchetOfPeriods(draft) : 'none'
  structure.forEach((tiers, period) => {
    const months = weekday === undefined || weekend === undefined ? [] : monthsOfPeriod(period, [weekday, weekend])
    const isAlways = weekday === undefined || months.length === 12
    if (!isAlways && months.length === 0) return
    const rule = `demand-${period}`
    const label = `Demand, period ${period}`
    const own: Peak = { peak: unit ?? 'kw', schedule: 'demand', in: String(period), ...window }
    draft.rules.push({
      rule,
      kind: 'demand',
      label,
      per: 'bill',
      quantity: greatestOf([own, ...ratchetValue(draft, own, ratchet)]),
      unit: unit === 'kva' ? 'kVA' : 'kW',
      zero_lines: 'omit',
      ...pricesOf(tiers, `DEMAND-P${period}`, label),
      // Without an hour of the period in the month there is nothing that a look-back could raise.
      ...(isAlways || ratchet === 'none' ? {} : { when: { [BILLING_MONTH]: months } }),
    })
    draft.groups[rule] = 'demandTou'
  })
}

function ratchetOfPeriods(draft: UrdbDraft): 'any_hour' | 'own_period' | 'none' {
  return draft.input.options.choice(
    'lookback_tou',
    ['any_hour', 'own_period', 'none'],
    'the demand of a period of the day is at least that share of the highest earlier demand of any hour',
  )
}

function ratchetValue(draft: UrdbDraft, own: Peak, ratchet: 'any_hour' | 'own_period' | 'none'): Value[] {
  if (ratchet === 'none') return []
  if (ratchet === 'any_hour') return ['ratchet_kw']
  const share = draft.quantities['ratchet_kw'] as { percent: Value; of: Peak }
  return [{ percent: share.percent, of: { ...own, earlier: share.of.earlier } as Peak }]
}
