import { decimal } from '../../../../domain/kernel/decimal.js'
import type { Peak, Value } from '../../../../domain/rating/tariff.js'
import type { BillingDemand, Lookback, UrdbDraft } from './urdb-draft.js'
import { isZeroThroughout } from './urdb-fields.js'

/** Adds the quantities `peak_kw` and `billing_kw`, and `ratchet_kw` where the entry looks back. */
export function addBillingDemand(draft: UrdbDraft): BillingDemand {
  const demand = { window: windowOf(draft), lookback: lookbackOf(draft) ?? ratchetOf(draft) }
  addQuantities(draft, demand, 'kw')
  draft.demand = demand
  return demand
}

/** The billing demand in kVA by its name; its quantities are added where something asks for them. */
export function billingApparent(draft: UrdbDraft): string {
  if (draft.demand !== undefined && draft.quantities['billing_kva'] === undefined) addQuantities(draft, draft.demand, 'kva')
  return 'billing_kva'
}

function addQuantities(draft: UrdbDraft, { window, lookback }: BillingDemand, of: 'kw' | 'kva'): void {
  draft.quantities[`peak_${of}`] = { peak: of, ...window, label: 'Highest demand of the period' }
  if (lookback !== undefined) {
    draft.quantities[`ratchet_${of}`] = {
      percent: lookback.percent,
      of: { peak: of, ...window, earlier: lookback.earlier },
      label: 'Share of the highest earlier demand',
    }
  }
  const greatest: Value[] = lookback === undefined ? [`peak_${of}`] : [`peak_${of}`, `ratchet_${of}`]
  draft.quantities[`billing_${of}`] = { greatest }
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
  const percent = percentOf(draft, 'lookbackpercent', fraction)
  if (percent === undefined) return undefined
  const flags = reader.months('lookbackmonths')
  const range = reader.number('lookbackrange') ?? '0'
  const months = (flags ?? []).flatMap((flag, month) => (flag === 1 || flag === true || flag === '1' ? [month + 1] : []))
  const wrong = flags?.findIndex((flag) => flag !== null && ![0, 1, '0', '1', true, false].includes(flag as never)) ?? -1
  if (wrong >= 0) reader.refuse('FIELD_VALUE', `lookbackmonths[${wrong}]`, `lookbackmonths[${wrong}] must be 0 or 1`)
  if (months.length > 0) {
    if (Number(range) > 0)
      input.options.assume('lookbackrange', 'not counted', 'lookbackmonths names months, and they count instead')
    return { percent, earlier: { months: 12, calendar_months: months } }
  }
  if (!/^\d+$/.test(range) || Number(range) > 36) {
    reader.refuse('FIELD_VALUE', 'lookbackrange', `lookbackrange is ${range}: whole months up to 36 are needed`)
    return undefined
  }
  if (Number(range) > 0) return { percent, earlier: { months: Number(range) } }
  if (input.options.has('ratchet_months')) return { percent, earlier: { months: windowAsked(draft) } }
  const message =
    'lookbackpercent is there, and neither lookbackmonths nor lookbackrange says how far back; the option ratchet_months=11 states it'
  reader.refuse('RATCHET_WITHOUT_WINDOW', 'lookbackrange', message)
  return undefined
}

function windowAsked({ input }: UrdbDraft): number {
  return Number(input.options.text('ratchet_months', /^([1-9]|[12]\d|3[0-6])$/, '11', ''))
}

/** The older ratchet: a share by month of origin. The entry has no window for it, so it counts only where the option states one. */
function ratchetOf(draft: UrdbDraft): Lookback | undefined {
  const field = 'demandratchetpercentage'
  const { reader, input } = draft
  if (isZeroThroughout(reader.value(field))) return undefined
  if (!restsOnDemand(draft)) {
    input.options.assume(field, 'not counted', 'nothing of the bill rests on demand')
    return undefined
  }
  if (!input.options.has('ratchet_months')) {
    const message = `${field}: a ratchet whose window the entry does not state is not covered; the option ratchet_months=11 states it`
    reader.refuse('NOT_COVERED', field, message)
    return undefined
  }
  const months = windowAsked(draft)
  const shares = reader.months(field)?.flatMap((share, month): [string, string][] => {
    const percent = percentOf(draft, `${field}[${month}]`, reader.numberOf(share ?? 0, `${field}[${month}]`))
    return percent === undefined || decimal(percent).isZero() ? [] : [[String(month + 1), percent]]
  })
  if (shares === undefined) return undefined
  input.options.assume(field, 'by month of origin', 'the highest kW of each month before counts with the share of that month')
  return { percent: '100', earlier: { months, percent_by_month: Object.fromEntries(shares) } }
}

/** A share as a percentage; the entry writes it as a fraction, unless the option says otherwise. */
function percentOf({ reader, input }: UrdbDraft, field: string, share: string): string | undefined {
  const asPercent =
    input.options.choice('lookback_percent', ['fraction', 'percent'], 'the share of a look-back is a fraction') === 'percent'
  if (decimal(share).isNegative() || decimal(share).gt(asPercent ? 100 : 1)) {
    const message = `${field} is ${share}, not a fraction; set the option lookback_percent=percent where it is a percentage`
    reader.refuse('LOOKBACK_PERCENT', field, message)
    return undefined
  }
  return asPercent ? share : decimal(share).times(100).toFixed()
}

/** A charge on demand, or a tier whose limit is kWh per kW or kVA. */
function restsOnDemand({ reader }: UrdbDraft): boolean {
  const isCharged = ['flatdemandstructure', 'demandratestructure'].some((field) => !isZeroThroughout(reader.value(field)))
  return isCharged || /"kwh\/k(w|va)\b/i.test(JSON.stringify(reader.value('energyratestructure') ?? []))
}
