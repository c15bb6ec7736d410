import type { BankMovement } from '../rating/bank-movement.js'
import { Decimal, sum } from '../kernel/decimal.js'
import type { BillDocumentMeter, BillDocumentSegment } from './bill-document.js'
import {
  formatDate,
  formatDates,
  formatFactors,
  formatMeasure,
  formatMoney,
  formatPeriod,
  formatQuantity,
} from './bill-format.js'
import type { BillTexts } from './bill-texts.js'
import { printableText } from './printable-text.js'
import { type UsageChart, usageChart } from './usage-chart.js'

export interface MeterRow {
  readonly meter: string
  /** What else is to be said of the register, under the meter number; may be empty. */
  readonly note: string
  readonly previousValue: string
  readonly previousDate: string
  readonly currentValue: string
  readonly currentDate: string
  readonly kind: BillDocumentMeter['closingKind']
  readonly kindText: string
  readonly multiplier: string
  readonly use: string
}

export interface LineRow {
  readonly label: string
  /** The part of the period the line is for; empty where it is all of it. */
  readonly dates: string
  readonly quantity: string
  readonly rate: string
  readonly amount: string
}

export interface ServiceView {
  /** The code, for a colour or an icon. */
  readonly service: string
  readonly name: string
  /** Empty where the whole bill is for one place, which is said at its head. */
  readonly premise: string
  readonly period: string
  readonly rate: string
  readonly agreement: string
  readonly total: string
  readonly notes: readonly string[]
  readonly isEstimated: boolean
  readonly meters: readonly MeterRow[]
  readonly chart?: UsageChart
  readonly charges: readonly LineRow[]
  /** Sum of the charges; empty where there is no tax, when it is the total. */
  readonly chargesTotal: string
  readonly taxes: readonly LineRow[]
}

function meterRow(meter: BillDocumentMeter, registers: number, texts: BillTexts): MeterRow {
  const isDemand = meter.role === 'demand'
  const register = registers > 1 ? texts.block.register(meter.register) : ''
  return {
    meter: meter.meterId,
    note: isDemand ? texts.block.demandRegister(meter.register) : register,
    previousValue: isDemand ? '' : formatQuantity(meter.openingValue, texts),
    previousDate: isDemand ? '' : formatDate(meter.openingOn, texts),
    currentValue: formatQuantity(meter.closingValue, texts),
    currentDate: formatDate(meter.closingOn, texts),
    kind: meter.closingKind,
    kindText: texts.block.kind(meter.closingKind),
    multiplier: `× ${formatQuantity(meter.multiplier, texts)}`,
    use: formatMeasure(meter.use, meter.unit, texts),
  }
}

function lineRows(segment: BillDocumentSegment, isTax: boolean, currency: string, texts: BillTexts): LineRow[] {
  return segment.lines
    .filter((line) => line.isTax === isTax)
    .map((line) => {
      const isWhole = line.from === segment.periodFrom && line.to === segment.periodTo
      return {
        label: printableText(line.label),
        dates: isWhole ? '' : formatDates(line.from, line.to, texts),
        ...formatFactors(line, segment, currency, texts),
        amount: formatMoney(line.amount, currency, texts),
      }
    })
}

/** A bank with its balances; what did not happen is left out. */
function bankNote(bank: BankMovement, currency: string, texts: BillTexts): string {
  const figure = (value: string): string =>
    bank.unit === currency ? formatMoney(value, currency, texts) : formatMeasure(value, bank.unit, texts)
  const known = (value: string): string | undefined => (value === '0' ? undefined : figure(value))
  return texts.block.bank({
    label: printableText(bank.label),
    period: bank.part === 'pool' || bank.part === 'lots' ? undefined : printableText(bank.part),
    opening: figure(bank.opening),
    earned: known(bank.earned),
    used: known(bank.used),
    cashedOut: known(bank.cashedOut),
    expired: known(bank.expired),
    closing: figure(bank.closing),
  })
}

function notes(segment: BillDocumentSegment, currency: string, texts: BillTexts): string[] {
  const said = (segment.flags ?? []).map((flag) => texts.block.flag(flag, texts.days(segment.days)))
  const kinds = new Set(segment.meters.map((meter) => meter.closingKind))
  if (kinds.has('estimated')) said.push(texts.block.estimatedNote)
  if (kinds.has('customer')) said.push(texts.block.customerNote)
  for (const bank of segment.banks ?? []) said.push(bankNote(bank, currency, texts))
  return said
}

/** One service of a bill in the words of its language; with its place where the bill has several. */
export function serviceView(segment: BillDocumentSegment, currency: string, withPlace: boolean, texts: BillTexts): ServiceView {
  const registersOf = (meterId: string) => segment.meters.filter((meter) => meter.meterId === meterId).length
  const taxes = lineRows(segment, true, currency, texts)
  const charges = sum(segment.lines.filter((line) => !line.isTax).map((line) => new Decimal(line.amount)))
  const premise = segment.premiseLines
    .map(printableText)
    .filter((line) => line !== '')
    .join(', ')
  const chart = segment.meters.length === 0 ? undefined : usageChart(segment.usageHistory, texts)
  return {
    service: segment.service,
    name: texts.service(segment.service),
    premise: withPlace ? premise : '',
    period: formatPeriod(segment.periodFrom, segment.periodTo, segment.days, texts),
    rate: texts.block.rate(segment.tariffCode, printableText(segment.tariffName)),
    agreement: texts.block.agreement(segment.agreementId),
    total: formatMoney(segment.total, currency, texts),
    notes: notes(segment, currency, texts),
    isEstimated: segment.meters.some((meter) => meter.closingKind === 'estimated'),
    meters: segment.meters.map((meter) => meterRow(meter, registersOf(meter.meterId), texts)),
    ...(chart === undefined ? {} : { chart }),
    charges: lineRows(segment, false, currency, texts),
    chargesTotal: taxes.length === 0 ? '' : formatMoney(charges.toFixed(), currency, texts),
    taxes,
  }
}
