import { splitDelimited } from '../formats/delimited-line.js'
import { checkNewMeter, type NewMeter } from '../new-meter.js'

/** Columns of a receipt, in any order; a row per register. Only `size` may be empty. */
export const RECEIPT_COLUMNS = [
  'meter_id',
  'service',
  'make',
  'model',
  'size',
  'register',
  'unit',
  'direction',
  'dials',
  'multiplier',
  'role',
] as const
type Column = (typeof RECEIPT_COLUMNS)[number]

/** Meters of one receipt: what one transaction takes and one person can look over. */
export const RECEIVED_MAX = 10_000

export interface ReceiptProblem {
  /** 1-based; the head is line 1. */
  readonly line: number
  readonly sentence: string
}

export interface Receipt {
  readonly meters: readonly NewMeter[]
  /** Empty where all of it may be taken. */
  readonly problems: readonly ReceiptProblem[]
}

const CHOICES: Readonly<Partial<Record<Column, readonly string[]>>> = {
  service: ['electric', 'water', 'gas'],
  direction: ['delivered', 'received'],
  role: ['consumption', 'demand'],
}

/**
 * Reads the list that comes with a delivery of meters: CSV with a head, a row per register. The rows of a meter say the same about the
 * device and may stand apart. `purchasedOn`: the day of all of them. Nothing is taken where there is a problem.
 */
export function readReceipt(text: string, purchasedOn: string, today: string): Receipt {
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/)
  const head = splitDelimited(lines[0] ?? '', ',')?.map((name) => name.trim().toLowerCase()) ?? []
  const missing = RECEIPT_COLUMNS.filter((column) => !head.includes(column))
  if (missing.length > 0) return { meters: [], problems: [{ line: 1, sentence: `The head lacks ${missing.join(', ')}.` }] }
  const problems: ReceiptProblem[] = []
  const meters = new Map<string, { readonly line: number; readonly meter: NewMeter }>()
  for (const [index, row] of lines.entries()) {
    if (index === 0 || row.trim() === '') continue
    const line = index + 1
    const values = splitDelimited(row, ',')
    if (values === undefined || values.length !== head.length) {
      problems.push({ line, sentence: `The row has ${values?.length ?? 'unclosed'} values, the head ${head.length}.` })
      continue
    }
    const of = (column: Column): string => (values[head.indexOf(column)] ?? '').trim()
    const sentence = oddIn(of)
    if (sentence !== undefined) {
      problems.push({ line, sentence })
      continue
    }
    const meter = meterOf(of, purchasedOn)
    const known = meters.get(meter.meterId)
    if (known === undefined) meters.set(meter.meterId, { line, meter })
    else if (deviceOf(known.meter) !== deviceOf(meter))
      problems.push({ line, sentence: `Line ${known.line} says something else about meter ${meter.meterId}.` })
    else
      meters.set(meter.meterId, {
        line: known.line,
        meter: { ...known.meter, registers: [...known.meter.registers, ...meter.registers] },
      })
  }
  for (const { line, meter } of meters.values()) {
    const checked = checkNewMeter(meter, today)
    if (!checked.ok) problems.push({ line, sentence: `Meter ${meter.meterId}: ${checked.refusal.message}` })
  }
  if (meters.size === 0 && problems.length === 0) problems.push({ line: 2, sentence: 'There is no meter in it.' })
  if (meters.size > RECEIVED_MAX)
    problems.push({
      line: 1,
      sentence: `A receipt has ${RECEIVED_MAX} meters at most; this one has ${meters.size}. Cut it in two.`,
    })
  return {
    meters: [...meters.values()].map(({ meter }) => meter),
    problems: problems.sort((one, other) => one.line - other.line),
  }
}

function oddIn(of: (column: Column) => string): string | undefined {
  for (const column of RECEIPT_COLUMNS) {
    const value = of(column)
    if (value === '' && column !== 'size') return `${column} is empty.`
    const choices = CHOICES[column]
    if (choices !== undefined && !choices.includes(value)) return `${column} is ${value}; it is one of ${choices.join(', ')}.`
  }
  if (!/^[A-Za-z0-9][A-Za-z0-9._:/-]{0,63}$/.test(of('meter_id'))) return `${of('meter_id')} is no number of a meter.`
  if (!/^([1-9]|1[0-2])$/.test(of('dials'))) return `dials is ${of('dials')}; it is a whole number from 1 to 12.`
  return undefined
}

function meterOf(of: (column: Column) => string, purchasedOn: string): NewMeter {
  const size = of('size')
  return {
    meterId: of('meter_id'),
    service: of('service') as NewMeter['service'],
    make: of('make'),
    model: of('model'),
    size: size === '' ? null : size,
    purchasedOn,
    registers: [
      {
        register: of('register'),
        unit: of('unit'),
        direction: of('direction') as 'delivered' | 'received',
        dials: Number(of('dials')),
        multiplier: of('multiplier'),
        role: of('role') as 'consumption' | 'demand',
      },
    ],
  }
}

function deviceOf({ service, make, model, size }: NewMeter): string {
  return JSON.stringify([service, make, model, size])
}
