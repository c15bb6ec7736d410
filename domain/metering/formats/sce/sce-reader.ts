import { dayNumber, isLocalDate } from '../../../kernel/local-date.js'
import type { ZoneTable } from '../../../kernel/zone-table.js'
import { splitDelimited } from '../delimited-line.js'
import { isIntervalLength } from '../interval-length.js'
import { instantInOrder } from '../local-instant.js'
import { type MeterFindingCode, meterFinding } from '../meter-finding.js'
import type { FlowDirection, MeterSink, Quality } from '../meter-record.js'
import { RunBuilder } from '../run-builder.js'

// A non-breaking space stands before `to`.
const PERIOD = /^(\d{4}-\d{2}-\d{2}) (\d{2}):(\d{2}):(\d{2})\s+to\s+(\d{4}-\d{2}-\d{2}) (\d{2}):(\d{2}):(\d{2})$/
const QUALITIES: Readonly<Record<string, Quality>> = {
  '': 'U',
  actual: 'A',
  validated: 'A',
  estimated: 'E',
  missing: 'N',
}

/**
 * Reads the Green Button CSV of Southern California Edison: a text header, then rows of `start to end`, kWh and quality. The values are
 * rounded to two decimals: they are for looking at, never for a bill, and every run says so.
 */
export class SceReader {
  readonly #sink: MeterSink
  readonly #zone: ZoneTable
  #place = ''
  #runs: RunBuilder | undefined
  #direction: FlowDirection = 'delivered'
  #expected: number | undefined
  #hasRows = false

  constructor(sink: MeterSink, zone: ZoneTable) {
    this.#sink = sink
    this.#zone = zone
  }

  line(text: string, line: number): void {
    if (text.trim() === '') return
    const fields = splitDelimited(text, ',')
    const first = fields?.[0]?.trim() ?? ''
    const place = /^For location:\s*(.*)$/.exec(first)
    if (place !== null) this.#openPlace(place[1] ?? '')
    else if (/time period/i.test(first)) this.#openTable(first)
    else if (/^\d{4}-\d{2}-\d{2} /.test(first)) this.#row(first, fields ?? [], line)
    else if (fields === undefined) this.#say('VALUE_FORM', line, 'A double quote is opened and never closed.', text)
  }

  end(): void {
    this.#runs?.end()
  }

  #openPlace(place: string): void {
    this.end()
    this.#runs = undefined
    this.#place = place.trim()
  }

  #openTable(heading: string): void {
    const direction: FlowDirection = /generation|received/i.test(heading) ? 'received' : 'delivered'
    if (this.#runs !== undefined && direction === this.#direction) return
    this.end()
    this.#direction = direction
    this.#expected = undefined
    this.#runs = undefined
  }

  #row(period: string, fields: readonly string[], line: number): void {
    const match = PERIOD.exec(period)
    const from = match === null ? undefined : wallSeconds(match, 1)
    const to = match === null ? undefined : wallSeconds(match, 5)
    if (from === undefined || to === undefined) return this.#say('DATE_FORM', line, 'The period is not “start to end”.', period)
    if (this.#place === '') return this.#say('METER_MISSING', line, 'The file names no location before its values.', period)
    const start = instantInOrder(this.#zone, from, this.#expected)
    if (start === undefined)
      return this.#say('LOCAL_TIME_SKIPPED', line, `The clock of ${this.#zone.name} skips this time.`, period)
    // The last interval before the clock changes ends at a time that the wall never shows, or shows an hour off.
    const seconds = lengthOf(to - from)
    if (!isIntervalLength(seconds))
      return this.#say('INTERVAL_LENGTH', line, `An interval of ${to - from} seconds is not taken.`, period)
    this.#expected = start + seconds
    const printed = fields[2]?.trim() ?? ''
    const quality = QUALITIES[printed.toLowerCase()]
    if (quality === undefined)
      return this.#say('QUALITY_UNKNOWN', line, `The quality ${printed.slice(0, 30)} is not known.`, printed)
    if (!this.#hasRows) this.#say('NOT_FOR_BILLING', line, 'The values are rounded to two decimals: nothing is billed from them.')
    this.#hasRows = true
    const value = fields[1]?.trim() ?? ''
    this.#runs ??= this.#newRuns()
    this.#runs.add({ line, start, seconds, value: quality === 'N' ? null : value, quality })
  }

  #newRuns(): RunBuilder {
    const printedUnit = 'kWh'
    const channel = `kWh-${this.#direction}`
    return new RunBuilder(
      { meter: this.#place, channel, unit: 'kWh', printedUnit, direction: this.#direction, shift: 0, isRounded: true },
      this.#sink,
    )
  }

  #say(code: MeterFindingCode, line: number, sentence: string, rawValue?: string): void {
    const of = this.#place === '' ? {} : { meter: this.#place }
    this.#sink.finding(meterFinding(code, line, sentence, { ...of, ...(rawValue === undefined ? {} : { rawValue }) }))
  }
}

const HOUR = 3600

/** Wall seconds from start to end, less or more the hour by which the clock moved in between. */
function lengthOf(wall: number): number {
  if (isIntervalLength(wall)) return wall
  if (wall > HOUR) return wall - HOUR
  return wall <= 0 ? wall + HOUR : wall
}

function wallSeconds(match: RegExpExecArray, at: number): number | undefined {
  const [day = '', hours, minutes, seconds] = match.slice(at, at + 4)
  if (!isLocalDate(day) || Number(hours) > 24 || Number(minutes) > 59 || Number(seconds) > 59) return undefined
  return dayNumber(day) * 86_400 + Number(hours) * HOUR + Number(minutes) * 60 + Number(seconds)
}
