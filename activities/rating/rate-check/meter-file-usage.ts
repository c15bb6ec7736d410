import { offsetAt, type ZoneTable } from '../../../domain/kernel/zone-table.js'
import { METER_FINDINGS } from '../../../domain/metering/formats/meter-finding.js'
import type { IntervalRun } from '../../../domain/metering/formats/meter-record.js'
import { INTERVAL_CHANNELS, type IntervalChannel } from '../../../domain/rating/intervals/interval-series.js'
import { zoneTable } from '../../../db/zone-table.js'
import { readMeterFile } from '../../metering/files/read-meter-file.js'
import type { RateRefusal } from './contract.js'

export type MeterUsage =
  | { readonly ok: true; readonly csv: string; readonly zone: string; readonly format: string }
  | { readonly ok: false; readonly refusals: readonly RateRefusal[] }

/** Clock of the senders of each format, where the format has one. */
const USUAL_ZONES: Readonly<Record<string, string>> = { nem: '+10:00', sce: 'America/Los_Angeles', mscons: 'Europe/Berlin' }

/** A meter file as the usage file of a rate check: one meter's intervals on the clock of a zone, each channel a column. */
export async function meterFileUsage(text: string, zoneName: string | undefined): Promise<MeterUsage> {
  const file = await readMeterFile(bytesOf(text), zoneName === undefined ? {} : { zone: zoneName })
  const { format = '' } = file
  if (file.refusal !== undefined) {
    const { code, line, sentence } = file.refusal
    return refused(code, `line ${line}`, `${sentence} ${METER_FINDINGS[code].remedy}`)
  }
  const rounded = file.intervals.find((run) => run.isRounded === true)
  if (rounded !== undefined) return refused('NOT_FOR_BILLING', `line ${rounded.line}`, METER_FINDINGS.NOT_FOR_BILLING.remedy)
  if (file.intervals.length === 0) return refused('USAGE_EMPTY', 'usage', 'the meter file has no intervals')
  const meters = [...new Set(file.intervals.map((run) => run.meter))]
  if (meters.length > 1)
    return refused(
      'SEVERAL_METERS',
      'usage',
      `the file holds ${meters.length} meters (${meters.slice(0, 3).join(', ')}): one is rated at a time`,
    )
  const columns = columnsOf(file.intervals)
  if ('code' in columns) return { ok: false, refusals: [columns] }
  const name = zoneName ?? USUAL_ZONES[format]
  const zone = name === undefined ? undefined : zoneTable(name)
  if (name === undefined || zone === undefined) {
    return refused(
      'ZONE_NEEDED',
      'zone',
      `set --option zone=America/New_York (or -05:00): the clock on the wall that the tariff's hours are of`,
    )
  }
  return { ok: true, csv: csvOf(columns.columns, zone), zone: name, format }
}

function refused(code: string, field: string, message: string): MeterUsage {
  return { ok: false, refusals: [{ code, field, message }] }
}

async function* bytesOf(text: string): AsyncGenerator<Uint8Array> {
  yield await Promise.resolve(Buffer.from(text, 'utf8'))
}

interface Columns {
  readonly columns: ReadonlyMap<IntervalChannel, readonly IntervalRun[]>
}

function columnsOf(runs: readonly IntervalRun[]): Columns | RateRefusal {
  const columns = new Map<IntervalChannel, IntervalRun[]>()
  for (const run of runs) {
    const column = columnOf(run)
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
  return { columns }
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
