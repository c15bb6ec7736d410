import { type Decimal, decimal } from '../../../domain/kernel/decimal.js'
import { isLocalDate } from '../../../domain/kernel/local-date.js'
import type { ZoneTable } from '../../../domain/kernel/zone-table.js'
import type { RateRefusal } from './contract.js'
import { readIntervals } from './read-intervals.js'
import type { UsageReading, UsageTotal } from './usage.js'
import { headerOf, refuse, rowsOf } from './usage-rows.js'
import { splitValue } from './usage-values.js'

/**
 * Reads a usage file: intervals where it has no column `end`, else totals. Everything wrong with it names its line. `clock`: the one that
 * days and hours of intervals are of; that of their stamps where it is left out.
 */
export function readUsage(text: string, clock?: ZoneTable): UsageReading {
  const { header, body } = headerOf(text)
  if (header === undefined) return refuse('USAGE_EMPTY', 'usage', 'the usage file is empty')
  const names = header.map((name) => name.toLowerCase())
  const twice = names.find((name, index) => names.indexOf(name) !== index)
  if (twice !== undefined) return refuse('UNKNOWN_COLUMN', twice, `the column ${JSON.stringify(twice)} is there twice`)
  if (!names.includes('start')) {
    return refuse('UNKNOWN_COLUMN', names[0] ?? '', 'a usage file has a column "start"')
  }
  return names.includes('end') ? readTotals(names, body) : readIntervals(names, body, clock)
}

const TOTALS_KNOWN = ['start', 'end', 'kw']
const REFUSALS_SHOWN = 20

function readTotals(names: readonly string[], body: string): UsageReading {
  const quantities = names.filter((name) => !TOTALS_KNOWN.includes(name) && !name.startsWith('received_'))
  const [unit] = quantities
  const unknown =
    quantities.length > 1 ? quantities[1] : names.find((name) => name.startsWith('received_') && name !== `received_${unit}`)
  if (unit === undefined || unit === '') {
    return refuse('UNKNOWN_COLUMN', names.join(','), 'a file of totals has the columns start, end and one unit')
  }
  if (unknown !== undefined) return refuse('UNKNOWN_COLUMN', unknown, `the column ${JSON.stringify(unknown)} is not known`)
  const refusals: RateRefusal[] = []
  const totals: UsageTotal[] = []
  for (const { line, fields } of rowsOf(body)) {
    const problem =
      fields.length === names.length ? totalOf(names, unit, fields) : `${fields.length} fields, the header has ${names.length}`
    if (typeof problem !== 'string') totals.push(problem)
    else if (refusals.length < REFUSALS_SHOWN) refusals.push({ code: 'USAGE_ROW', field: `line ${line}`, message: problem })
  }
  totals.sort((left, right) => (left.start < right.start ? -1 : 1))
  totals.forEach((total, index) => {
    const before = totals[index - 1]
    if (before === undefined || before.end <= total.start) return
    const message = `the total from ${total.start} overlaps the one until ${before.end}`
    refusals.push({ code: 'OVERLAPPING_TOTALS', field: total.start, message })
  })
  if (refusals.length > 0) return { ok: false, refusals }
  if (totals.length === 0) return refuse('USAGE_EMPTY', 'usage', 'the usage file has no row')
  return { ok: true, usage: { kind: 'totals', totals } }
}

function totalOf(names: readonly string[], unit: string, fields: readonly string[]): UsageTotal | string {
  const start = fields[names.indexOf('start')] ?? ''
  const end = fields[names.indexOf('end')] ?? ''
  if (!isLocalDate(start) || !isLocalDate(end))
    return `${JSON.stringify(isLocalDate(start) ? end : start)} is not a day as YYYY-MM-DD`
  if (end <= start) return `the end ${end} is not after the start ${start}`
  const figure = (name: string): Decimal | string | undefined => {
    const at = names.indexOf(name)
    if (at === -1) return undefined
    const text = fields[at] ?? ''
    if (splitValue(text) === undefined) return `${JSON.stringify(text)} in the column ${name} is not a number that can be billed`
    const value = decimal(text.replace(/^\+/, ''))
    return value.isNegative() ? `${text} in the column ${name} is negative` : value
  }
  const quantity = figure(unit)
  const received = figure(`received_${unit}`)
  const demand = figure('kw')
  for (const value of [quantity, received, demand]) if (typeof value === 'string') return value
  return {
    start,
    end,
    quantity: quantity as Decimal,
    unit,
    received: received as Decimal | undefined,
    demand: demand as Decimal | undefined,
  }
}
