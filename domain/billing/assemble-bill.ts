import { type Decimal, ZERO } from '../kernel/decimal.js'
import { invariant } from '../kernel/invariant.js'
import type { LocalDate } from '../kernel/local-date.js'
import { minorDigits } from '../kernel/money.js'
import { daysOf, type ServicePeriod } from '../kernel/service-period.js'
import { receivableOf } from '../ledger/chart-of-accounts.js'
import type { RegisterUse } from '../metering/consumption.js'
import type { BankMovement } from '../rating/bank-movement.js'
import type { CarriedState } from '../rating/carried-state.js'
import { chargeLineOf, type RatedLine } from '../rating/rated-line.js'
import { roundTo } from '../rating/tariff-rounding.js'
import { accountOfLine } from '../utility/chart-settings.js'
import type { Settings } from '../utility/settings.js'
import type { AgreementDue } from './agreement-due.js'
import type { AccountBill, BillLine, BillSegment, CheckHit, SegmentRegister } from './billing-input.js'

/** An agreement with its lines in whole minor units. */
export interface RatedDue {
  readonly due: AgreementDue
  readonly lines: readonly RatedLine[]
  readonly quantity: Decimal
  readonly version: LocalDate
  readonly carried: CarriedState
  readonly banks: readonly BankMovement[]
}

export interface BillHead {
  readonly accountId: string
  readonly issuedOn: LocalDate
  readonly dueOn: LocalDate
  /** Hits of checks that flag; each with the agreement it was found on. */
  readonly notices: readonly CheckHit[]
}

/** The bill of rated agreements: what is printed, stored and posted, all from the same lines. */
export function assembleBill(rated: readonly RatedDue[], head: BillHead, settings: Settings): AccountBill {
  const segments = rated.map((entry) => segmentOf(entry, head, settings))
  const total = (pick: (line: RatedLine) => boolean): Decimal =>
    rated.reduce<Decimal>((sum, entry) => sumOf(entry.lines.filter(pick)).plus(sum), ZERO)
  const digits = minorDigits(settings.currency)
  const taxes = total((line) => line.kind === 'tax')
  const charges = total((line) => line.kind !== 'tax')
  return {
    accountId: head.accountId,
    currency: settings.currency,
    period: spanOf(segments),
    issuedOn: head.issuedOn,
    dueOn: head.dueOn,
    currentCharges: amount(charges, digits),
    taxes: amount(taxes, digits),
    total: amount(charges.plus(taxes), digits),
    flags: flagsOf(head.notices),
    segments,
    notices: head.notices,
  }
}

/** Codes of the checks that flag, sorted, each once. */
function flagsOf(notices: readonly CheckHit[]): string[] {
  return [...new Set(notices.filter((notice) => notice.exempted !== true).map((notice) => notice.code))].sort()
}

/** Sum of the amounts of lines. */
export function sumOf(lines: readonly RatedLine[]): Decimal {
  return lines.reduce<Decimal>((sum, line) => sum.plus(line.amount), ZERO)
}

function spanOf(segments: readonly BillSegment[]): ServicePeriod {
  const [first, ...others] = segments
  invariant(first !== undefined, 'a bill without segments')
  return others.reduce<ServicePeriod>(
    (span, segment) => ({
      from: segment.period.from < span.from ? segment.period.from : span.from,
      to: segment.period.to > span.to ? segment.period.to : span.to,
    }),
    first.period,
  )
}

function segmentOf(rated: RatedDue, head: BillHead, settings: Settings): BillSegment {
  const { due } = rated
  const digits = minorDigits(settings.currency)
  const { tariff, metered } = due
  invariant(tariff !== undefined, 'a segment without a tariff', { agreementId: due.agreement.agreementId })
  const taxes = sumOf(rated.lines.filter((line) => line.kind === 'tax'))
  const charges = sumOf(rated.lines).minus(taxes)
  const notices = head.notices.filter((notice) => notice.agreementId === due.agreement.agreementId)
  return {
    agreementId: due.agreement.agreementId,
    servicePointId: due.point.servicePointId,
    premiseId: due.premise.premiseId,
    service: due.point.service,
    tariffCode: tariff.code,
    tariffName: tariff.name,
    tariffVersion: rated.version,
    period: due.period,
    days: daysOf(due.period),
    quantity: shown(rated.quantity),
    unit: tariff.unit,
    ...(metered.demand === undefined ? {} : { demand: shown(metered.demand), demandUnit: demandUnit(due.facts.registers) }),
    flags: flagsOf(notices),
    ...(Object.keys(rated.carried).length === 0 ? {} : { carried: rated.carried }),
    ...(due.agreement.carriedFrom === undefined ? {} : { carriedFrom: due.agreement.carriedFrom }),
    banks: rated.banks.filter(moves),
    lines: rated.lines.map((line) => lineOf(line, due.point.service, settings, digits)),
    registers: due.consumption.registers.map(registerOf),
    charges: amount(charges, digits),
    taxes: amount(taxes, digits),
    total: amount(charges.plus(taxes), digits),
    receivableAccount: receivableOf(settings.accounts.chart, due.point.service),
  }
}

function lineOf(line: RatedLine, service: string, settings: Settings, digits: number): BillLine {
  const revenueAccount = accountOfLine(settings.accounts, {
    lineCode: line.lineCode,
    tariff: line.tariff,
    service,
    taxAuthority: line.taxAuthority,
  })
  invariant(revenueAccount !== undefined, 'a line without an account', { lineCode: line.lineCode, service })
  invariant(line.amount.decimalPlaces() <= digits, 'a line that is not whole minor units', {
    lineCode: line.lineCode,
    amount: line.amount.toFixed(),
  })
  return { ...chargeLineOf(line, line.amount, digits), revenueAccount }
}

function registerOf(use: RegisterUse): SegmentRegister {
  const { installed } = use
  return {
    meterId: installed.meterId,
    register: installed.register,
    role: installed.role,
    unit: installed.unit,
    multiplier: installed.multiplier,
    opening: use.opening,
    closing: use.closing,
    rolledOver: use.rolledOver,
    use: shown(use.use),
  }
}

function demandUnit(registers: readonly RegisterUse[]): string {
  return registers.find((register) => register.installed.role === 'demand')?.installed.unit ?? 'kW'
}

/** False for a bank that was empty and stays so. */
function moves(movement: BankMovement): boolean {
  return [movement.opening, movement.earned, movement.used, movement.closing].some((figure) => figure !== '0')
}

/** Quantities are kept with six decimals at most. */
function shown(quantity: Decimal): string {
  return roundTo(quantity, { digits: 6, mode: 'half_up', step: null }).toFixed()
}

function amount(value: Decimal, digits: number): string {
  return value.isZero() ? ZERO.toFixed(digits) : value.toFixed(digits)
}
