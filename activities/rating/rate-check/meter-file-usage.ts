import { offsetAt, type ZoneTable } from '../../../domain/kernel/zone-table.js'
import { METER_FINDINGS } from '../../../domain/metering/formats/meter-finding.js'
import type { IntervalRun } from '../../../domain/metering/formats/meter-record.js'
import { INTERVAL_CHANNELS, type IntervalChannel } from '../../../domain/rating/intervals/interval-series.js'
import { zoneTable } from '../../../db/zone-table.js'
import { type MeterFile, readMeterFile } from '../../metering/files/read-meter-file.js'
import type { RateRefusal } from './contract.js'
import { totalsCsv } from './meter-file-totals.js'

export type MeterUsage =
  | {
      readonly ok: true
      readonly csv: string
      readonly zone: string
      readonly format: string
      readonly isTotals: boolean
      /** Channels that no tariff bills, as `K1 (kvarh received)`. */
      readonly leftOut: readonly string[]
    }
  | { readonly ok: false; readonly refusals: readonly RateRefusal[] }

/** Clock of the senders of each format, where the format has one. */
const USUAL_ZONES: Readonly<Record<string, string>> = { nem: '+10:00', sce: 'America/Los_Angeles', mscons: 'Europe/Berlin' }

const UNKNOWN_USAGE =
  'the usage is neither CSV with the columns start,kwh (intervals) or start,end and a unit (totals), commas between them, nor a meter file that is imported'

/** Which meter of the file is rated, and on which clock its hours are; the file's own where they are left out. */
export interface MeterChoice {
  readonly zone: string | undefined
  readonly meter: string | undefined
}

/** A meter file as the usage file of a rate check: one meter's intervals on the clock of a zone, each channel a column; or its totals. */
export async function meterFileUsage(text: string, choice: MeterChoice): Promise<MeterUsage> {
  const file = await readMeterFile(bytesOf(text), choice.zone === undefined ? {} : { zone: choice.zone })
  const { format = '' } = file
  if (file.refusal !== undefined) {
    const { code, line, sentence } = file.refusal
    if (code === 'FORMAT_UNKNOWN') return refused(code, `line ${line}`, UNKNOWN_USAGE)
    return refused(code, `line ${line}`, `${sentence} ${METER_FINDINGS[code].remedy}`)
  }
  const meters = [...new Set([...file.intervals, ...file.totals].map((record) => record.meter))]
  if (meters.length === 0) return nothingOf(file)
  const meter = choice.meter ?? meters[0]
  if (choice.meter === undefined ? meters.length > 1 : !meters.includes(choice.meter)) {
    const message = `the file holds ${meters.length} meters (${meters.slice(0, 3).join(', ')}): one is rated at a time, by the option meter=NAME`
    return refused('SEVERAL_METERS', 'meter', message)
  }
  // A part beside the total (one tariff period, a phase) would count twice; a tariff takes its hours from the total.
  const intervals = file.intervals.filter((run) => run.meter === meter && run.isPart !== true)
  const totals = file.totals.filter((total) => total.meter === meter && total.isPart !== true)
  const rounded = intervals.find((run) => run.isRounded === true)
  if (rounded !== undefined) return refused('NOT_FOR_BILLING', `line ${rounded.line}`, METER_FINDINGS.NOT_FOR_BILLING.remedy)
  if (intervals.length === 0 && totals.length === 0) return nothingOf(file)
  const name = choice.zone ?? USUAL_ZONES[format]
  const zone = name === undefined ? undefined : zoneTable(name)
  if (name === undefined || zone === undefined) {
    return refused(
      'ZONE_NEEDED',
      'zone',
      `set the option zone=America/New_York (or -05:00): the clock on the wall that the tariff's hours are of`,
    )
  }
  const columns = intervals.length === 0 ? undefined : columnsOf(intervals)
  if (columns !== undefined && 'code' in columns) return { ok: false, refusals: [columns] }
  const csv = columns === undefined ? totalsCsv(totals, zone) : csvOf(columns.columns, zone)
  if (typeof csv !== 'string') return { ok: false, refusals: [csv] }
  const leftOut = columns === undefined ? [] : columns.leftOut
  return { ok: true, csv, zone: name, format, isTotals: columns === undefined, leftOut }
}

/** A file with nothing to rate: what was found wrong with it says more than that it is empty. */
function nothingOf({ findings }: MeterFile): MeterUsage {
  const left = findings.find(({ code }) => METER_FINDINGS[code].weight === 'record')
  if (left === undefined) return refused('USAGE_EMPTY', 'usage', 'the meter file has neither intervals nor totals')
  return refused(left.code, `line ${left.line}`, `${left.sentence} ${METER_FINDINGS[left.code].remedy}`)
}

function refused(code: string, field: string, message: string): MeterUsage {
  return { ok: false, refusals: [{ code, field, message }] }
}

async function* bytesOf(text: string): AsyncGenerator<Uint8Array> {
  yield await Promise.resolve(Buffer.from(text, 'utf8'))
}

interface Columns {
  readonly columns: ReadonlyMap<IntervalChannel, readonly IntervalRun[]>
  readonly leftOut: readonly string[]
}

function columnsOf(runs: readonly IntervalRun[]): Columns | RateRefusal {
  const columns = new Map<IntervalChannel, IntervalRun[]>()
  const leftOut = new Set<string>()
  const hasBilled = runs.some((run) => columnOf(run) !== undefined)
  for (const run of runs) {
    const column = columnOf(run)
    if (column === undefined && hasBilled) {
      // Volts, and what goes back of reactive energy, stand in many files beside what is billed.
      leftOut.add(`${run.channel} (${run.unit === '' ? 'no unit' : run.unit} ${run.direction})`)
      continue
    }
    if (column === undefined) {
      const message = `the channel ${run.channel} counts ${run.unit === '' ? 'without a unit' : run.unit}${run.direction === 'received' ? ' given' : ''}: it is none of ${INTERVAL_CHANNELS.join(', ')}`
      return { code: 'UNKNOWN_COLUMN', field: `line ${run.line}`, message }
    }
    const known = columns.get(column) ?? []
    const [first] = known
    if (first !== undefined && first.channel !== run.channel) {
      return {
        code: 'SEVERAL_CHANNELS',
        field: `line ${run.line}`,
        message: `the channels ${first.channel} and ${run.channel} both count ${run.unit}`,
      }
    }
    columns.set(column, [...known, run])
  }
  return { columns, leftOut: [...leftOut] }
}

function columnOf(run: IntervalRun): IntervalChannel | undefined {
  switch (run.unit.toLowerCase()) {
    case 'kwh':
      return run.direction === 'received' ? 'received_kwh' : 'kwh'
    case 'kvarh':
      return run.direction === 'received' ? undefined : 'kvarh'
    case 'kw':
      return run.direction === 'received' ? undefined : 'kw'
    case 'kva':
      return run.direction === 'received' ? undefined : 'kva'
    default:
      return undefined
  }
}

/** Rows of the instants at which every channel has a value; what one lacks is a gap, and is refused as one. */
function csvOf(columns: Columns['columns'], zone: ZoneTable): string {
  const names = INTERVAL_CHANNELS.filter((name) => columns.has(name))
  const rows = new Map<number, string[]>()
  names.forEach((name, at) => {
    for (const run of columns.get(name) ?? []) {
      run.values.forEach((value, index) => {
        if (value === null) return
        const instant = run.start + index * run.seconds
        const row = rows.get(instant) ?? []
        row[at] = decimalText(value, run.scale)
        rows.set(instant, row)
      })
    }
  })
  const complete = [...rows].filter(([, row]) => names.every((_, at) => row[at] !== undefined))
  complete.sort(([left], [right]) => left - right)
  return [`start,${names.join(',')}`, ...complete.map(([instant, row]) => `${stampOf(instant, zone)},${row.join(',')}`)].join(
    '\n',
  )
}

function decimalText(value: number, scale: number): string {
  const digits = String(Math.abs(value)).padStart(scale + 1, '0')
  const whole = scale === 0 ? digits : `${digits.slice(0, -scale)}.${digits.slice(-scale)}`
  return value < 0 ? `-${whole}` : whole
}

function stampOf(instant: number, zone: ZoneTable): string {
  const offset = offsetAt(zone, instant)
  const minutes = Math.abs(offset) / 60
  const clock = `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
  return `${new Date((instant + offset) * 1000).toISOString().slice(0, 19)}${offset < 0 ? '-' : '+'}${clock}`
}
