import { dayNumber, isLocalDate } from '../../../domain/kernel/local-date.js'
import { offsetAt, type ZoneTable } from '../../../domain/kernel/zone-table.js'
import { type ChannelValues, INTERVAL_CHANNELS, type IntervalChannel } from '../../../domain/rating/intervals/interval-series.js'
import { buildSeries } from '../../../domain/rating/intervals/series-builder.js'
import type { RateRefusal } from './contract.js'
import type { UsageReading } from './usage.js'
import { refuse, rowsOf } from './usage-rows.js'
import { splitValue, stampParts } from './usage-values.js'

const REFUSALS_SHOWN = 20
/** Two centuries of minutes: beyond this a file is not a meter's. */
const ROWS_MAX = 110_000_000

interface Columns {
  readonly channels: readonly IntervalChannel[]
  /** Where each of them stands in a row. */
  readonly places: readonly number[]
  /** How many rows have nothing in each of them. */
  readonly empty: Int32Array
  readonly whole: readonly Float64Array[]
  readonly rest: readonly (Float64Array | null)[]
}

/** Reads intervals: `start` with its offset from UTC, and what was counted from there on. */
export function readIntervals(names: readonly string[], body: string, clock?: ZoneTable): UsageReading {
  const counted = names.filter((name) => name !== 'start')
  const unknown = counted.find((name) => !(INTERVAL_CHANNELS as readonly string[]).includes(name))
  if (unknown !== undefined) {
    const message = `the column ${JSON.stringify(unknown)} is not known: intervals have ${INTERVAL_CHANNELS.join(', ')}`
    return refuse('UNKNOWN_COLUMN', unknown, message)
  }
  if (counted.length === 0) return refuse('UNKNOWN_COLUMN', 'kwh', 'intervals need a column of what was counted, such as kwh')
  const channels = counted as IntervalChannel[]
  const [startAt, places] = [names.indexOf('start'), channels.map((name) => names.indexOf(name))]
  const rows = rowCount(body)
  if (rows === 0 || rows > ROWS_MAX) return refuse('USAGE_EMPTY', 'usage', `the usage file has ${rows} rows`)
  const rests: (Float64Array | null)[] = channels.map(() => null)
  const whole = channels.map(() => new Float64Array(rows))
  const columns: Columns = { channels, places, empty: new Int32Array(channels.length), whole, rest: rests }
  const utcMinute = new Float64Array(rows)
  const localDay = new Int32Array(rows)
  const localMinute = new Int16Array(rows)
  const lines = new Int32Array(rows)
  const refusals: RateRefusal[] = []
  const days = new Map<string, number>()
  let count = 0
  let isUtc = true
  for (const { line, fields } of rowsOf(body)) {
    const stamp = stampOf(fields[startAt] ?? '', days)
    const problem =
      fields.length !== names.length
        ? { code: 'USAGE_ROW', message: `${fields.length} fields, the header has ${names.length}` }
        : 'code' in stamp
          ? stamp
          : storeValues(fields, columns, rests, count)
    if (problem !== undefined) {
      if (refusals.length < REFUSALS_SHOWN) refusals.push({ code: problem.code, field: `line ${line}`, message: problem.message })
      continue
    }
    if ('code' in stamp) continue
    const utc = stamp.day * 1440 + stamp.minute - stamp.offset
    const local = clock === undefined ? utc + stamp.offset : utc + Math.floor(offsetAt(clock, utc * 60) / 60)
    localDay[count] = Math.floor(local / 1440)
    localMinute[count] = local - 1440 * Math.floor(local / 1440)
    utcMinute[count] = utc
    if (stamp.offset !== 0) isUtc = false
    lines[count] = line
    count++
  }
  if (refusals.length > 0) return { ok: false, refusals }
  const values = new Map<IntervalChannel, ChannelValues>()
  for (const [at, name] of channels.entries()) {
    const empty = columns.empty[at] as number
    if (empty === count && name !== 'kwh') continue
    if (empty > 0)
      return refuse('USAGE_VALUE', name, `the column ${name} is empty in ${empty} of ${count} rows: a gap is not zero`)
    values.set(name, { whole: whole[at] as Float64Array, rest: rests[at] ?? null })
  }
  const built = buildSeries({ utcMinute, localDay, localMinute, line: lines, channels: values, count })
  if ('problems' in built) {
    return { ok: false, refusals: built.problems.map(({ code, line, message }) => ({ code, field: `line ${line}`, message })) }
  }
  return { ok: true, usage: { kind: 'intervals', series: built.series, wasInOrder: built.wasInOrder, isUtc } }
}

function rowCount(body: string): number {
  let rows = body === '' || body.endsWith('\n') ? 0 : 1
  for (let at = body.indexOf('\n'); at !== -1; at = body.indexOf('\n', at + 1)) rows++
  return rows
}

interface RowProblem {
  readonly code: string
  readonly message: string
}

function stampOf(text: string, days: Map<string, number>): { day: number; minute: number; offset: number } | RowProblem {
  const parts = stampParts(text)
  if (parts === undefined)
    return { code: 'USAGE_STAMP', message: `${JSON.stringify(text)} is not a time as 2018-01-01T00:00:00-06:00` }
  if (parts.offset === undefined)
    return { code: 'STAMP_WITHOUT_OFFSET', message: `${JSON.stringify(text)} has no offset from UTC` }
  let day = days.get(parts.day)
  if (day === undefined) {
    if (!isLocalDate(parts.day)) return { code: 'USAGE_STAMP', message: `${parts.day} is not a day` }
    day = dayNumber(parts.day)
    days.set(parts.day, day)
  }
  return { day, minute: parts.minute, offset: parts.offset }
}

function storeValues(
  fields: readonly string[],
  columns: Columns,
  rests: (Float64Array | null)[],
  at: number,
): RowProblem | undefined {
  for (let index = 0; index < columns.channels.length; index++) {
    const text = fields[columns.places[index] as number] ?? ''
    const name = columns.channels[index] as string
    if (text === '' && name !== 'kwh') {
      columns.empty[index] = (columns.empty[index] as number) + 1
      continue
    }
    const value = splitValue(text)
    if (text === '') return { code: 'USAGE_VALUE', message: `the column ${name} is empty: a gap is not zero` }
    if (value === undefined)
      return { code: 'USAGE_VALUE', message: `${JSON.stringify(text)} in the column ${name} is not a number that can be billed` }
    if ((value.whole < 0 || value.rest < 0) && name !== 'kvarh') {
      return {
        code: 'NEGATIVE_VALUE',
        message: `${text} in the column ${name} is negative: what was given to the grid stands in received_kwh`,
      }
    }
    ;(columns.whole[index] as Float64Array)[at] = value.whole
    if (value.rest === 0) continue
    rests[index] ??= new Float64Array((columns.whole[index] as Float64Array).length)
    ;(rests[index] as Float64Array)[at] = value.rest
  }
  return undefined
}
