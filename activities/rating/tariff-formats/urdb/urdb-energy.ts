import { decimal } from '../../../../domain/kernel/decimal.js'
import type { TimeOfUsePeriod, TimeOfUseRule, Value } from '../../../../domain/rating/tariff.js'
import { scheduleOf, type UrdbDraft } from './urdb-draft.js'
import { readGrid, readStructure, type UrdbStructure, type UrdbTier } from './urdb-structure.js'

const FIELDS = { weekday: 'energyweekdayschedule', weekend: 'energyweekendschedule' }
const UNITS = ['', 'kwh', 'kwh daily', 'kwh/kw', 'kwh/kw daily']

/** The line of a bank that is settled. */
export const CASH_OUT = 'CASH-OUT'

export type Programme = 'none' | 'net_metering' | 'net_billing' | 'buy_all_sell_all'

/** Energy charges, fuel adjustments, and what energy that is given to the grid earns. */
export function addEnergy(draft: UrdbDraft, programme: Programme): void {
  const { reader, input } = draft
  const structure = readStructure(reader, 'energyratestructure', (path, max) =>
    input.options.assume(path, 'open', `the last tier is open; its max of ${max} does not count`),
  )
  const counted = reader.text('energyunits')?.toLowerCase() ?? 'kwh'
  if (counted !== 'kwh')
    reader.refuse('UNIT', 'energyunits', `energyunits is ${JSON.stringify(counted)}: energy is priced per kWh`)
  const of = programme === 'net_metering' ? 'net' : 'delivered'
  if (structure.length === 0) {
    input.options.assume('energyratestructure', 'no charge', 'the entry has no charge on energy')
    addFuel(draft, of)
    return
  }
  const weekday = readGrid(reader, FIELDS.weekday, structure.length)
  const weekend = readGrid(reader, FIELDS.weekend, structure.length)
  const schedule = scheduleOf(draft, structure.length, weekday, weekend, FIELDS)
  const used = new Set([...(weekday ?? []), ...(weekend ?? [])].flat())
  structure.forEach((tiers, period) => checkPeriod(draft, tiers, period, used.size === 0 || used.has(period)))
  if (schedule === undefined) return
  draft.schedules['energy'] = schedule
  const allocation = allocationOf(draft, structure, [weekday, weekend])
  draft.rules.push({
    rule: 'energy',
    kind: 'time_of_use',
    label: 'Energy',
    schedule: 'energy',
    of,
    ...allocation,
    periods: periodsOf(structure, 'ENERGY', 'Energy', (tier) => tier.price),
    unit: 'kWh',
    ...(of === 'net' ? { bank: bankOf(draft) } : {}),
  } satisfies TimeOfUseRule)
  draft.groups['energy'] = 'energy'
  addFuel(draft, of)
  if (programme === 'net_billing' || programme === 'buy_all_sell_all') addExport(draft, structure, allocation)
}

function checkPeriod(draft: UrdbDraft, tiers: readonly UrdbTier[], period: number, isUsed: boolean): void {
  const { reader, input } = draft
  tiers.forEach((tier, index) => {
    const path = `energyratestructure[${period}][${index}]`
    if (!UNITS.includes(tier.unit))
      reader.refuse(
        'UNIT',
        `${path}.unit`,
        `${path}.unit is ${JSON.stringify(tier.unit)}: tiers are in kWh, kWh daily, kWh/kW or kWh/kW daily`,
      )
    if (tier.unit === '' && tier.max !== undefined) input.options.assume(`${path}.unit`, 'kWh', 'the tier has no unit')
    if (isUsed && !tier.isPriced && tiers.some((other) => other.isPriced))
      input.options.assume(`${path}.rate`, '0', 'the tier has no rate')
  })
  if (isUsed && tiers.length > 0 && tiers.every((tier) => !tier.isPriced)) {
    reader.refuse(
      'RATE_MISSING',
      `energyratestructure[${period}]`,
      `energyratestructure[${period}] has hours in the schedule and no rate`,
    )
  }
}

/** Tiers over several periods of one month need a method; where no month has both, none is asked for. */
function allocationOf(
  draft: UrdbDraft,
  structure: UrdbStructure,
  grids: readonly (readonly (readonly number[])[] | undefined)[],
): { allocation?: TimeOfUseRule['allocation'] } {
  if (structure.length < 2 || structure.every((tiers) => tiers.length < 2)) return {}
  const months = Array.from({ length: 12 }, (_, month) => new Set(grids.flatMap((grid) => grid?.[month] ?? [])))
  const matters = months.some(
    (periods) => periods.size > 1 && [...periods].some((period) => (structure[period]?.length ?? 0) > 1),
  )
  if (!matters) return { allocation: 'proportional' }
  const allocation = draft.input.options.choice(
    'tierAllocation',
    ['proportional', 'chronological', 'per_period'],
    'the entry does not say how tiers go over periods of the day: each period has its share of the limits',
  )
  return { allocation }
}

function periodsOf(
  structure: UrdbStructure,
  code: string,
  label: string,
  priceOf: (tier: UrdbTier) => string,
): Record<string, TimeOfUsePeriod> {
  return Object.fromEntries(
    structure.map((tiers, period): [string, TimeOfUsePeriod] => {
      const line = `${code}-P${period}`
      const name = `${label}, period ${period}`
      const [first] = tiers
      if (tiers.length === 1 && first !== undefined) return [String(period), { line, label: name, price: priceOf(first) }]
      return [
        String(period),
        {
          label: name,
          tiers: tiers.map((tier, index) => ({
            line: `${line}-T${index + 1}`,
            label: `${name}, tier ${index + 1}`,
            ...(tier.max === undefined ? {} : { up_to: limitOf(tier) }),
            price: priceOf(tier),
          })),
        },
      ]
    }),
  )
}

/** The upper limit in kWh: × days of the period, × billing kW, as its unit says. */
function limitOf(tier: UrdbTier): Value {
  const factors: Value[] = [tier.max ?? '0']
  if (tier.unit.startsWith('kwh/kw')) factors.push('billing_kw')
  if (tier.unit.endsWith('daily')) factors.push('days')
  return factors.length === 1 ? (factors[0] as Value) : { product: factors }
}

function bankOf(draft: UrdbDraft): NonNullable<TimeOfUseRule['bank']> {
  const { options } = draft.input
  const kind = options.choice(
    'bank',
    ['per_period', 'pooled'],
    'the entry does not say it: what is given in a period of the day is used in that period',
  )
  const month = options.text(
    'bank_settles_in',
    /^(never|[1-9]|1[0-2])$/,
    'never',
    'the entry names no month in which the bank is settled',
  )
  const expires = options.text('bank_expires_after_months', /^(never|[1-9]\d?)$/, 'never', 'the entry names no end of a credit')
  const price =
    month === 'never'
      ? '0'
      : options.text('cash_out', /^\d+(\.\d+)?$/, '0', 'the entry names no price for what is left: it is lost')
  return {
    kind,
    ...(month === 'never' ? {} : { settles_in: Number(month), cash_out: price, line: CASH_OUT, label: 'Surplus energy settled' }),
    ...(expires === 'never' ? {} : { expires_after_months: Number(expires) }),
  }
}

function addExport(draft: UrdbDraft, structure: UrdbStructure, allocation: { allocation?: TimeOfUseRule['allocation'] }): void {
  if (structure.every((tiers) => tiers.every((tier) => decimal(tier.sell).isZero()))) {
    draft.input.options.assume('sell', '0', 'the entry has no price for energy that is given to the grid: it earns nothing')
    return
  }
  draft.rules.push({
    rule: 'export',
    kind: 'time_of_use',
    as: 'discount',
    label: 'Energy given to the grid',
    schedule: 'energy',
    of: 'received',
    ...allocation,
    periods: periodsOf(structure, 'EXPORT', 'Energy given', (tier) => tier.sell),
    unit: 'kWh',
  })
  draft.groups['export'] = 'credit'
}

/** Fuel adjustments in $/kWh, by the month an interval lies in. */
function addFuel(draft: UrdbDraft, of: 'delivered' | 'net'): void {
  const { reader } = draft
  const months = reader
    .months('fueladjustmentsmonthly')
    ?.map((value, month) => reader.numberOf(value ?? 0, `fueladjustmentsmonthly[${month}]`))
  if (months === undefined || months.every((price) => decimal(price).isZero())) return
  if (of === 'net')
    draft.input.options.assume(
      'fueladjustmentsmonthly',
      'on the net energy of each billing period',
      'kWh of earlier periods that are used from the bank do not take it back',
    )
  const names = months.map((_, month) => String(month + 1))
  draft.schedules['fuel'] = {
    periods: names,
    rows: names.map((period) => ({ period, months: [Number(period)] })),
    holidays: 'ignored',
  }
  const periods = Object.fromEntries(
    months.map((price, month) => [
      String(month + 1),
      { line: `FUEL-M${month + 1}`, label: `Fuel adjustment, month ${month + 1}`, price },
    ]),
  )
  draft.rules.push({ rule: 'fuel', kind: 'time_of_use', label: 'Fuel adjustment', schedule: 'fuel', of, periods, unit: 'kWh' })
  draft.groups['fuel'] = 'energy'
}
