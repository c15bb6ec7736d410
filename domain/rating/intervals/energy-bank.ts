import { type Decimal, ZERO } from '../../kernel/decimal.js'
import type { ServicePeriod } from '../../kernel/service-period.js'
import { BankTally } from '../bank-movement.js'
import type { CompiledTimeOfUse } from '../compiled-rule.js'
import { expire, type Lot, lotsOf, sumOfLots, textOfLots, useLots } from '../lots.js'
import type { LineDraft } from '../rated-line.js'
import { addStep, missing, newTrace, note, type Trace } from '../scope.js'
import type { Part } from '../segments.js'
import { endOfMonthWithin } from './month-end.js'
import { periodOfSameHours, periodsOfDays } from './same-hours.js'

/** What is priced in one period of the day; negative where more was given than taken. */
export interface PeriodEnergy {
  readonly name: string
  readonly quantity: Decimal
  readonly trace: Trace
}

interface Banked {
  readonly energies: readonly (readonly PeriodEnergy[])[]
  readonly lines: readonly LineDraft[]
}

const POOL = 'pool'

/**
 * Energy that was given beyond what was taken, put by and used later, part by part in order of time; what is left when the bank is
 * settled is paid or lost. Without a bank a period that gave more than it took is not priced: its surplus is lost, and that is noted.
 */
export function bankEnergy(parts: readonly Part[], energies: readonly (readonly PeriodEnergy[])[]): Banked {
  const rule = parts[parts.length - 1]?.rule as CompiledTimeOfUse | undefined
  const last = parts[parts.length - 1]
  if (rule === undefined || last === undefined || rule.source.of !== 'net') return { energies, lines: [] }
  const { bank } = rule.source
  const { scope } = last
  if (bank === undefined) {
    if (energies.some((part) => part.some((energy) => energy.quantity.isNegative()))) {
      note(scope, 'surplus', 'lost', 'more energy was given than taken, and the tariff has no bank for it')
    }
    return {
      energies: energies.map((part) =>
        part.map((energy) => (energy.quantity.isNegative() ? { ...energy, quantity: ZERO } : energy)),
      ),
      lines: [],
    }
  }
  const carried = scope.facts.carried
  if (carried === undefined) missing(scope, `bank of ${rule.id}`)
  if (carried !== undefined && carried[rule.id] === undefined)
    note(scope, 'bank before', 'empty', 'nothing is known of earlier periods')
  const lots = new Map(Object.entries(carried?.[rule.id] ?? {}).map(([name, text]) => [name, lotsOf(text)]))
  const tallies = new Map([...lots].map(([name, own]) => [name, new BankTally(sumOfLots(own))]))
  for (const [name, own] of lots) {
    const kept = expire(own, bank.expires_after_months, scope.facts.period.from)
    tallyOf(tallies, name).expired = sumOfLots(own).minus(sumOfLots(kept))
    lots.set(name, kept)
  }
  const book = { lots, tallies }
  const after = energies.map((part, index) => {
    const days = parts[index]?.period ?? scope.facts.period
    if (bank.kind === 'pooled') return usePool(book, part, days.to)
    const heirs = bank.absent_period === 'same_hours' ? heirsOf(rule, [...lots.keys()], days) : NO_HEIRS
    return part.map((energy) => usePeriod(book, energy, days.to, heirs.get(energy.name) ?? []))
  })
  const settles = bank.settles_in === undefined ? undefined : endOfMonthWithin(last, bank.settles_in)
  const lines = settles === undefined ? [] : cashOut(rule, last, lots, settles)
  if (settles !== undefined) settle(book, rule.cashOut !== undefined)
  for (const [part, tally] of tallies)
    scope.banks.push(
      tally.movement({ bank: rule.id, label: bank.label ?? rule.label, part, unit: rule.source.unit ?? scope.unit }),
    )
  scope.leaves.set(
    rule.id,
    Object.fromEntries([...lots].filter(([, own]) => own.length > 0).map(([name, own]) => [name, textOfLots(own)])),
  )
  return { energies: after, lines }
}

interface Book {
  readonly lots: Map<string, Lot[]>
  readonly tallies: Map<string, BankTally>
}

function tallyOf(tallies: Map<string, BankTally>, name: string): BankTally {
  const known = tallies.get(name)
  if (known !== undefined) return known
  const made = new BankTally(ZERO)
  tallies.set(name, made)
  return made
}

/** Empties the banks: what they hold is paid out, or lost where the tariff pays nothing for it. */
function settle({ lots, tallies }: Book, isPaid: boolean): void {
  for (const [name, own] of lots) {
    const tally = tallyOf(tallies, name)
    if (isPaid) tally.cashedOut = sumOfLots(own)
    else tally.expired = tally.expired.plus(sumOfLots(own))
  }
  lots.clear()
}

const NO_HEIRS: ReadonlyMap<string, readonly string[]> = new Map()

/** Of periods that have no hour on the days: which period uses what they left, by the name of the one that uses it. */
function heirsOf(rule: CompiledTimeOfUse, kept: readonly string[], days: ServicePeriod): ReadonlyMap<string, readonly string[]> {
  const schedule = rule.conventions.schedules.get(rule.source.schedule ?? '')
  if (schedule === undefined) return NO_HEIRS
  const present = periodsOfDays(schedule, days)
  const heirs = new Map<string, string[]>()
  for (const name of kept) {
    const period = schedule.periods.indexOf(name)
    if (period < 0 || present.has(period)) continue
    const heir = schedule.periods[periodOfSameHours(schedule, period, days) ?? period]
    if (heir !== undefined && heir !== name) heirs.set(heir, [...(heirs.get(heir) ?? []), name])
  }
  return heirs
}

/** A period's own surplus is put by; what it needs is taken of its own bank first, then of those of the `absent` periods it stands for. */
function usePeriod({ lots, tallies }: Book, energy: PeriodEnergy, day: string, absent: readonly string[]): PeriodEnergy {
  const own = lots.get(energy.name) ?? []
  const sources = [energy.name, ...absent]
  const opening = sources.reduce<Decimal>((sum, name) => sum.plus(sumOfLots(lots.get(name) ?? [])), ZERO)
  if (opening.isZero() && !energy.quantity.isNegative()) return energy
  if (energy.quantity.isNegative()) {
    const earned = energy.quantity.negated()
    lots.set(energy.name, [...own, { earned: day, quantity: earned }])
    const tally = tallyOf(tallies, energy.name)
    tally.earned = tally.earned.plus(earned)
    bankStep(energy, opening, earned, ZERO)
    return { ...energy, quantity: ZERO }
  }
  const used = opening.lt(energy.quantity) ? opening : energy.quantity
  let left = used
  for (const name of sources) {
    const held = lots.get(name) ?? []
    const taken = decimalMin(left, sumOfLots(held))
    if (taken.isZero()) continue
    lots.set(name, useLots(held, taken))
    const tally = tallyOf(tallies, name)
    tally.used = tally.used.plus(taken)
    left = left.minus(taken)
  }
  bankStep(energy, opening, ZERO, used)
  return { ...energy, quantity: energy.quantity.minus(used) }
}

function decimalMin(left: Decimal, right: Decimal): Decimal {
  return left.lt(right) ? left : right
}

/** Surplus of all periods and the pool together pay what is left of the others, each by its share. */
function usePool({ lots, tallies }: Book, energies: readonly PeriodEnergy[], day: string): PeriodEnergy[] {
  const surplus = energies.reduce<Decimal>((sum, { quantity }) => (quantity.isNegative() ? sum.minus(quantity) : sum), ZERO)
  const needed = energies.reduce<Decimal>((sum, { quantity }) => (quantity.isNegative() ? sum : sum.plus(quantity)), ZERO)
  const own = lots.get(POOL) ?? []
  const opening = sumOfLots(own)
  const withSurplus = surplus.isZero() ? own : [...own, { earned: day, quantity: surplus }]
  const available = opening.plus(surplus)
  const used = available.lt(needed) ? available : needed
  lots.set(POOL, useLots(withSurplus, used))
  const tally = tallyOf(tallies, POOL)
  tally.earned = tally.earned.plus(surplus)
  tally.used = tally.used.plus(used)
  const first = energies.find(({ quantity }) => !quantity.isZero()) ?? energies[0]
  if (first !== undefined && !available.isZero()) bankStep(first, opening, surplus, used)
  return energies.map((energy) => {
    if (energy.quantity.isNegative()) return { ...energy, quantity: ZERO }
    if (used.isZero()) return energy
    const quantity = used.eq(needed) ? ZERO : energy.quantity.minus(energy.quantity.times(used).div(needed))
    return { ...energy, quantity }
  })
}

function bankStep(energy: PeriodEnergy, opening: Decimal, earned: Decimal, used: Decimal): void {
  addStep(energy.trace, 'bank', {
    period: energy.name,
    opening: opening.toFixed(),
    earned: earned.toFixed(),
    used: used.toFixed(),
    closing: opening.plus(earned).minus(used).toFixed(),
  })
}

function cashOut(rule: CompiledTimeOfUse, part: Part, lots: ReadonlyMap<string, readonly Lot[]>, month: string): LineDraft[] {
  const { bank } = rule.source
  const left = [...lots.values()].reduce<Decimal>((sum, own) => sum.plus(sumOfLots(own)), ZERO)
  if (left.isZero() || rule.cashOut === undefined || bank?.line === undefined) return []
  const trace = newTrace()
  addStep(trace, 'cash_out', { month, quantity: left.toFixed() })
  const price = rule.cashOut.evaluate(part.scope, part.moment, trace) ?? ZERO
  addStep(trace, 'price', { price: price.toFixed(), quantity: left.toFixed(), unit: part.scope.unit, on: part.moment.price })
  // A rule that is a discount turns the sign of its lines; here the money always goes to the customer.
  const sign = rule.as === 'discount' ? 1 : -1
  const rate = price.times(sign)
  return [
    {
      rule,
      lineCode: bank.line,
      label: bank.label ?? rule.label,
      period: part.scope.facts.period,
      quantity: left,
      unit: part.scope.unit,
      rate,
      exact: left.times(rate),
      trace,
      scope: part.scope,
    },
  ]
}
