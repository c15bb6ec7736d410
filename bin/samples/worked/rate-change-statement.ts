import { decimal, sum } from '../../../domain/kernel/decimal.js'
import { addDays, isLocalDate, type LocalDate } from '../../../domain/kernel/local-date.js'
import { daysOf } from '../../../domain/kernel/service-period.js'
import type { Rule } from '../../../domain/rating/tariff.js'
import { amountOf, type ExampleInputs, type ExampleRunner, rateExample, textOf } from './rate-example.js'

interface Segment {
  readonly days: number
  readonly peak: readonly [number, string]
  readonly offPeak: readonly [number, string]
  readonly baselineAllowanceKwh: number
  readonly baselineCreditRate: string
  readonly generationCredit: string
  readonly pcia: string
  readonly ffs: string
}

/**
 * A statement of two suppliers whose prices change inside the period: the delivery charges by the parts that the meter was read for,
 * a baseline credit on each part's allowance, amounts the other supplier is owed passed through, and that supplier's own charges.
 */
export const rateChangeStatement: ExampleRunner = (inputs) => {
  const [, from = '', to = ''] = /(\d{4}-\d\d-\d\d)\.\.(\d{4}-\d\d-\d\d)/.exec(textOf(inputs, 'period')) ?? []
  if (!isLocalDate(from) || !isLocalDate(to)) throw new Error('the period is not two days')
  const [, days, perDay] = /(\d+)\s*d\s*x\s*([\d.]+)/.exec(textOf(inputs, 'baseServices')) ?? []
  if (daysOf({ from, to }) !== Number(days)) throw new Error('baseServices has other days than the period')
  const base = rateExample(
    {
      service: 'electric',
      unit: 'kWh',
      rules: [{ rule: 'base', kind: 'fixed', line: 'BASE', per: 'day', price: perDay ?? '0' }],
    },
    { from, to },
  )
  let first = from
  const parts = (inputs['segments'] as readonly Segment[]).map((segment) => {
    const last = addDays(first, segment.days - 1)
    const rated = delivery(segment, first, last)
    first = addDays(last, 1)
    return rated
  })
  if (first !== addDays(to, 1)) throw new Error('the segments do not make up the period')
  const generation = amountOf(otherSupplier(inputs, from, to))
  const deliveryTotal = sum([base, ...parts].map((part) => decimal(amountOf(part)))).toFixed(2)
  const before = decimal(textOf(inputs, 'previous')).plus(textOf(inputs, 'payment'))
  const credits = Object.fromEntries(parts.map((part, index) => [`baselineCredit${index + 1}`, amountOf(part, 'BASELINE')]))
  return {
    baseServices: amountOf(base),
    ...credits,
    delivery: deliveryTotal,
    generation,
    totalDue: before.plus(deliveryTotal).plus(generation).toFixed(2),
  }
}

function delivery(segment: Segment, from: LocalDate, to: LocalDate): ReturnType<typeof rateExample> {
  const passedThrough = (name: 'generationCredit' | 'pcia' | 'ffs', line: string): Rule => ({
    rule: line.toLowerCase(),
    kind: 'fixed',
    line,
    per: 'bill',
    price: segment[name],
  })
  return rateExample(
    {
      service: 'electric',
      unit: 'kWh',
      attributes: { peak_kwh: 'number', off_peak_kwh: 'number', baseline_kwh: 'number' },
      quantities: { all: { sum: ['peak_kwh', 'off_peak_kwh'] }, within_baseline: { least: ['all', 'baseline_kwh'] } },
      rules: [
        { rule: 'peak', kind: 'usage', line: 'PEAK', quantity: 'peak_kwh', price: segment.peak[1] },
        { rule: 'off-peak', kind: 'usage', line: 'OFF-PEAK', quantity: 'off_peak_kwh', price: segment.offPeak[1] },
        { rule: 'baseline', kind: 'usage', line: 'BASELINE', quantity: 'within_baseline', price: segment.baselineCreditRate },
        passedThrough('generationCredit', 'GENERATION-CREDIT'),
        passedThrough('pcia', 'PCIA'),
        passedThrough('ffs', 'FFS'),
      ],
    },
    {
      from,
      to,
      attributes: { peak_kwh: segment.peak[0], off_peak_kwh: segment.offPeak[0], baseline_kwh: segment.baselineAllowanceKwh },
    },
  )
}

function otherSupplier(inputs: ExampleInputs, from: LocalDate, to: LocalDate): ReturnType<typeof rateExample> {
  const charges = inputs['mce'] as Readonly<Record<string, string | readonly [number, string]>>
  const rules = Object.entries(charges).map(([name, charge]): Rule => {
    if (typeof charge === 'string') return { rule: name, kind: 'fixed', line: name, per: 'bill', price: charge }
    return { rule: name, kind: 'usage', line: name, quantity: String(charge[0]), price: charge[1] }
  })
  return rateExample({ service: 'electric', unit: 'kWh', rules }, { from, to })
}
