import { Decimal, decimal, ONE, ZERO } from '../kernel/decimal.js'
import { addDays, earlier, later, type LocalDate } from '../kernel/local-date.js'
import type { ServicePeriod } from '../kernel/service-period.js'
import { factorOf } from './inventory/accuracy-correction.js'
import type { InstalledRegister, MeterRead, ReadKind } from './installed-register.js'
import { dayClosedBy, type ReadDay, readDateClosing } from './read-day.js'

/** What a utility decides about turning reads into use. */
export interface ConsumptionRules {
  readonly readDay: ReadDay
  readonly rollover: RolloverRule
}

/**
 * A closing read below the opening one is a dial rollover where every bound that is stated holds; each is a share of
 * 10^dials.
 */
export interface RolloverRule {
  /** The opening read is at least this. */
  readonly openingFrom?: Decimal
  /** The closing read is below this. */
  readonly closingBelow?: Decimal
  /** The use that follows from a rollover is below this. */
  readonly useBelow?: Decimal
}

/** A dial value with the day it was seen. Install and removal reads have no id; `reset` is the zero of a demand register. */
export interface ReadPoint {
  readonly readId?: number
  readonly on: LocalDate
  readonly value: string
  readonly kind: ReadKind | 'install' | 'removal' | 'reset'
}

/** What one installed register contributes to a period. */
export interface RegisterUse {
  readonly installed: InstalledRegister
  readonly opening: ReadPoint
  readonly closing: ReadPoint
  readonly rolledOver: boolean
  /** Consumption: (closing − opening) × multiplier × correction. Demand: the highest reading × both. In the register's unit. */
  readonly use: Decimal
  /** By what a failed test corrects it, decimal text; absent where it is not corrected. */
  readonly correction?: string
  /** What a sub-meter counted, taken off: the use is below zero. */
  readonly deducted?: true
  /** In place after the last day of the period: its closing read was due. */
  readonly inPlaceAtEnd: boolean
}

export type ReadProblem =
  | { readonly kind: 'no_closing_read'; readonly installed: InstalledRegister; readonly readOn: LocalDate }
  | { readonly kind: 'no_opening_read'; readonly installed: InstalledRegister; readonly readOn: LocalDate }
  | {
      readonly kind: 'below_opening'
      readonly installed: InstalledRegister
      readonly opening: ReadPoint
      readonly closing: ReadPoint
    }

export interface Consumption {
  readonly registers: readonly RegisterUse[]
  readonly problems: readonly ReadProblem[]
}

export interface ConsumptionQuestion {
  readonly registers: readonly InstalledRegister[]
  readonly period: ServicePeriod
  /**
   * Last day before the period on which somebody else took service here, if any. An install read older than that says
   * nothing about the period's opening; a younger one does where no read was taken since.
   */
  readonly servedUntil?: LocalDate
  /** Reads as the tariff counts them (whole thousands only); as they are where absent. */
  readonly roundRead?: (value: Decimal) => Decimal
}

/**
 * Use of every register that served a service point in a period (both days included): exchanges, several meters at
 * once, rollover, install and removal reads. Reads dated after a meter's removal are not used. A register in place at
 * the end needs a read that closes the period's last day; what is missing or runs backwards is a problem, not a number.
 */
export function consumptionOf(question: ConsumptionQuestion, rules: ConsumptionRules): Consumption {
  const uses: RegisterUse[] = []
  const problems: ReadProblem[] = []
  for (const installed of question.registers) {
    const span = installSpan(installed, rules.readDay)
    if (span.lastClosedBefore > question.period.to) continue
    if (span.closesOn !== undefined && span.closesOn < question.period.from) continue
    const result =
      installed.role === 'demand' ? demandUse(installed, span, question, rules) : consumptionUse(installed, span, question, rules)
    if ('problem' in result) problems.push(result.problem)
    else {
      uses.push(result.use)
      if (result.backwards !== undefined) problems.push(result.backwards)
    }
  }
  return { registers: uses, problems }
}

interface InstallSpan {
  /** Last day of service before the register began to count. */
  readonly lastClosedBefore: LocalDate
  /** Last day of service its removal read closes; undefined while it is in place. */
  readonly closesOn: LocalDate | undefined
}

export function installSpan(installed: InstalledRegister, readDay: ReadDay): InstallSpan {
  return {
    lastClosedBefore: dayClosedBy(installed.installedOn, readDay),
    closesOn: installed.removedOn === undefined ? undefined : dayClosedBy(installed.removedOn, readDay),
  }
}

type Result = { readonly use: RegisterUse; readonly backwards?: ReadProblem } | { readonly problem: ReadProblem }

function consumptionUse(
  installed: InstalledRegister,
  span: InstallSpan,
  question: ConsumptionQuestion,
  rules: ConsumptionRules,
): Result {
  const opening = openingOf(installed, span, question, rules.readDay)
  if (opening === undefined) {
    const readOn = readDateClosing(addDays(question.period.from, -1), rules.readDay)
    return { problem: { kind: 'no_opening_read', installed, readOn } }
  }
  const closing = closingOf(installed, span, question.period, rules.readDay)
  if (closing === undefined) {
    return { problem: { kind: 'no_closing_read', installed, readOn: readDateClosing(question.period.to, rules.readDay) } }
  }
  const roundRead = question.roundRead ?? ((value: Decimal) => value)
  const from = roundRead(decimal(opening.value))
  const to = roundRead(decimal(closing.point.value))
  const capacity = new Decimal(10).pow(installed.dials)
  const backwards = to.lt(from)
  const rolledOver = backwards && isRollover(from, to, capacity, rules.rollover)
  const difference = rolledOver ? to.minus(from).plus(capacity) : to.minus(from)
  const use: RegisterUse = {
    installed,
    opening,
    closing: closing.point,
    rolledOver,
    ...corrected(difference.times(installed.multiplier), installed, {
      from: later(question.period.from, addDays(span.lastClosedBefore, 1)),
      to: earlier(question.period.to, span.closesOn ?? question.period.to),
    }),
    inPlaceAtEnd: closing.inPlace,
  }
  if (backwards && !rolledOver) return { use, backwards: { kind: 'below_opening', installed, opening, closing: closing.point } }
  return { use }
}

/** A use with what a failed test makes of it. */
function corrected(counted: Decimal, installed: InstalledRegister, days: ServicePeriod): Pick<RegisterUse, 'use' | 'correction'> {
  const factor = installed.corrections === undefined || days.from > days.to ? ONE : factorOf(days, installed.corrections)
  return factor.eq(1) ? { use: counted } : { use: counted.times(factor), correction: factor.toFixed() }
}

function isRollover(opening: Decimal, closing: Decimal, capacity: Decimal, rule: RolloverRule): boolean {
  return (
    (rule.openingFrom === undefined || opening.gte(capacity.times(rule.openingFrom))) &&
    (rule.closingBelow === undefined || closing.lt(capacity.times(rule.closingBelow))) &&
    (rule.useBelow === undefined || closing.plus(capacity).minus(opening).lt(capacity.times(rule.useBelow)))
  )
}

function demandUse(
  installed: InstalledRegister,
  span: InstallSpan,
  question: ConsumptionQuestion,
  { readDay }: ConsumptionRules,
): Result {
  const { period } = question
  const closing = closingOf(installed, span, period, readDay)
  if (closing === undefined) {
    return { problem: { kind: 'no_closing_read', installed, readOn: readDateClosing(period.to, readDay) } }
  }
  const readings = readsClosingWithin(installed, period, readDay).map(pointOf)
  if (closing.point.kind === 'removal') readings.push(closing.point)
  let highest: ReadPoint = { on: closing.point.on, value: '0', kind: 'reset' }
  for (const reading of readings) if (decimal(reading.value).gt(highest.value)) highest = reading
  const opening: ReadPoint = { on: readDateClosing(addDays(period.from, -1), readDay), value: '0', kind: 'reset' }
  return {
    use: {
      installed,
      opening,
      closing: highest.kind === 'reset' ? closing.point : highest,
      rolledOver: false,
      ...corrected(decimal(highest.value).times(installed.multiplier), installed, dayOf(highest.on, readDay)),
      inPlaceAtEnd: closing.inPlace,
    },
  }
}

/** The day of service a reading closes, as a period. */
function dayOf(readOn: LocalDate, readDay: ReadDay): ServicePeriod {
  const day = dayClosedBy(readOn, readDay)
  return { from: day, to: day }
}

/** Reads of the register while it was installed that close a day of the period (first and last included). */
export function readsClosingWithin(installed: InstalledRegister, period: ServicePeriod, readDay: ReadDay): MeterRead[] {
  const first = readDateClosing(period.from, readDay)
  const last = readDateClosing(period.to, readDay)
  return installed.reads.filter((read) => read.readOn >= first && read.readOn <= last && isWhileInstalled(read, installed))
}

/** Highest kW of demand registers in a period that was billed before, × multiplier; undefined where no read tells. */
export function demandOfPastPeriod(
  registers: readonly InstalledRegister[],
  period: ServicePeriod,
  readDay: ReadDay,
): Decimal | undefined {
  let highest: Decimal | undefined
  for (const installed of registers) {
    if (installed.role !== 'demand') continue
    const values = readsClosingWithin(installed, period, readDay).map((read) => ({ on: read.readOn, value: read.value }))
    if (installed.removedOn !== undefined && installed.removalRead !== undefined) {
      const closes = dayClosedBy(installed.removedOn, readDay)
      if (closes >= period.from && closes <= period.to) values.push({ on: installed.removedOn, value: installed.removalRead })
    }
    for (const { on, value } of values) {
      const demand = corrected(decimal(value).times(installed.multiplier), installed, dayOf(on, readDay)).use
      if (highest === undefined || demand.gt(highest)) highest = demand
    }
  }
  return highest
}

/** Reads dated after their register's removal: they are not used, and an operator is told. */
export function readsAfterRemoval(installed: InstalledRegister): MeterRead[] {
  const { removedOn } = installed
  return removedOn === undefined ? [] : installed.reads.filter((read) => read.readOn > removedOn)
}

function isWhileInstalled(read: MeterRead, installed: InstalledRegister): boolean {
  return read.readOn >= installed.installedOn && (installed.removedOn === undefined || read.readOn <= installed.removedOn)
}

function openingOf(
  installed: InstalledRegister,
  span: InstallSpan,
  question: ConsumptionQuestion,
  readDay: ReadDay,
): ReadPoint | undefined {
  const install: ReadPoint = { on: installed.installedOn, value: installed.installRead, kind: 'install' }
  if (span.lastClosedBefore >= question.period.from) return install
  const latestOn = readDateClosing(addDays(question.period.from, -1), readDay)
  let latest: MeterRead | undefined
  for (const read of installed.reads) {
    if (read.readOn > latestOn || !isWhileInstalled(read, installed)) continue
    if (latest === undefined || read.readOn > latest.readOn) latest = read
  }
  if (latest !== undefined) return pointOf(latest)
  return question.servedUntil === undefined || question.servedUntil <= span.lastClosedBefore ? install : undefined
}

function closingOf(
  installed: InstalledRegister,
  span: InstallSpan,
  period: ServicePeriod,
  readDay: ReadDay,
): { readonly point: ReadPoint; readonly inPlace: boolean } | undefined {
  if (span.closesOn !== undefined && span.closesOn <= period.to) {
    return {
      point: { on: installed.removedOn as LocalDate, value: installed.removalRead ?? '', kind: 'removal' },
      inPlace: false,
    }
  }
  const closingOn = readDateClosing(period.to, readDay)
  const read = installed.reads.find((candidate) => candidate.readOn === closingOn && isWhileInstalled(candidate, installed))
  if (read !== undefined) return { point: pointOf(read), inPlace: true }
  if (span.lastClosedBefore === period.to) {
    return { point: { on: installed.installedOn, value: installed.installRead, kind: 'install' }, inPlace: true }
  }
  return undefined
}

function pointOf(read: MeterRead): ReadPoint {
  return { readId: read.readId, on: read.readOn, value: read.value, kind: read.kind }
}

/** The use as nothing, for services without a meter. */
export const NO_CONSUMPTION: Consumption = { registers: [], problems: [] }

/** Sum of the use of the registers, whatever their unit; callers convert first where units differ. */
export function totalUse(registers: readonly RegisterUse[]): Decimal {
  return registers.reduce((total, register) => total.plus(register.use), ZERO)
}
