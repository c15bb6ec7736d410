import { decimal } from '../../../../domain/kernel/decimal.js'
import type { TimeOfUsePeriod, TimeOfUseRule } from '../../../../domain/rating/tariff.js'
import { scheduleOf, type UrdbDraft } from './urdb-draft.js'
import { checkUnit, type LadderTier, ladderOf, limitOf } from './urdb-limits.js'
import { periodsUsed, readGrid, readStructure, type UrdbStructure, type UrdbTier } from './urdb-structure.js'

const FIELDS = { weekday: 'energyweekdayschedule', weekend: 'energyweekendschedule' }
const STRUCTURE = 'energyratestructure'

/** The line of a bank that is settled. */
export const CASH_OUT = 'CASH-OUT'

export type Programme = 'none' | 'net_metering' | 'net_billing' | 'buy_all_sell_all'

/** Energy charges, fuel adjustments, and what energy that is given to the grid earns. */
export function addEnergy(draft: UrdbDraft, programme: Programme): void {
  const { reader, input } = draft
  const counted = reader.text('energyunits')?.toLowerCase() ?? 'kwh'
  if (counted !== 'kwh')
    reader.refuse('UNIT', 'energyunits', `energyunits is ${JSON.stringify(counted)}: energy is priced per kWh`)
  const of = programme === 'net_metering' ? 'net' : 'delivered'
  const count = reader.list(STRUCTURE).length
  if (count === 0) {
    input.options.assume(STRUCTURE, 'no charge', 'the entry has no charge on energy')
    addFuel(draft, of)
    return
  }
  const weekday = readGrid(reader, FIELDS.weekday, count)
  const weekend = readGrid(reader, FIELDS.weekend, count)
  const written = readStructure(reader, STRUCTURE, periodsUsed([weekday, weekend]), (path, max) =>
    input.options.assume(path, 'open', `the last tier is open; its max of ${max} does not count`),
  )
  written.forEach((tiers, period) => checkPeriod(draft, tiers, period))
  const schedule = scheduleOf(draft, count, weekday, weekend, FIELDS)
  if (schedule === undefined) return
  draft.schedules['energy'] = schedule
  const structure = written.map((tiers, period) => ladderOf(draft, tiers, `${STRUCTURE}[${period}]`))
  const allocation = allocationOf(draft, structure, [weekday, weekend])
  draft.rules.push({
    rule: 'energy',
    kind: 'time_of_use',
    label: 'Energy',
    schedule: 'energy',
    of,
    ...allocation,
    periods: periodsOf(draft, structure, 'ENERGY', 'Energy', (tier) => tier.price),
    unit: 'kWh',
    ...(of === 'net' ? { bank: bankOf(draft) } : {}),
  } satisfies TimeOfUseRule)
  draft.groups['energy'] = 'energy'
  addFuel(draft, of)
  if (programme === 'net_billing' || programme === 'buy_all_sell_all') addExport(draft, structure, allocation)
}

function checkPeriod(draft: UrdbDraft, tiers: readonly UrdbTier[], period: number): void {
  const { reader, input } = draft
  tiers.forEach((tier, index) => {
    const path = `${STRUCTURE}[${period}][${index}]`
    checkUnit(draft, tier, path)
    if (tier.unit === '' && tier.max !== undefined) input.options.assume(`${path}.unit`, 'kWh', 'the tier has no unit')
    if (!tier.isPriced && tiers.some((other) => other.isPriced)) input.options.assume(`${path}.rate`, '0', 'the tier has no rate')
  })
  if (tiers.length > 0 && tiers.every((tier) => !tier.isPriced)) {
    const path = `${STRUCTURE}[${period}]`
    reader.refuse('RATE_MISSING', path, `${path} has hours in the schedule and no rate`)
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
  draft: UrdbDraft,
  structure: readonly (readonly LadderTier[])[],
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
            ...(tier.max === undefined ? {} : { up_to: limitOf(draft, tier, `${STRUCTURE}[${period}][${index}]`) }),
            price: priceOf(tier),
          })),
        },
      ]
    }),
  )
}

function bankOf(draft: UrdbDraft): NonNullable<TimeOfUseRule['bank']> {
  const { options } = draft.input
  const kind = options.choice(
    'bank',
    ['per_period', 'own_period', 'pooled'],
    'the entry does not say it: what is given in a period of the day is used in that period, in other seasons in that of the same hours',
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
    kind: kind === 'pooled' ? 'pooled' : 'per_period',
    ...(kind === 'per_period' ? { absent_period: 'same_hours' as const } : {}),
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
    periods: periodsOf(draft, structure, 'EXPORT', 'Energy given', (tier) => tier.sell),
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
