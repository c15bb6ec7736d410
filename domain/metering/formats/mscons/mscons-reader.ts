import { isDecimalText } from '../../../kernel/decimal.js'
import type { ZoneTable } from '../../../kernel/zone-table.js'
import { dayNumber, isLocalDate } from '../../../kernel/local-date.js'
import { isIntervalLength } from '../interval-length.js'
import { offsetSeconds } from '../instant-text.js'
import { instantInOrder } from '../local-instant.js'
import { type MeterFindingCode, meterFinding } from '../meter-finding.js'
import type { FlowDirection, MeterSink, Quality } from '../meter-record.js'
import { RunBuilder } from '../run-builder.js'
import { knownUnit } from '../unit-table.js'
import type { Segment } from './segment-splitter.js'

/** Qualifiers of QTY in MSCONS: true value, substitute, proposed, not usable, preliminary. 187 is a forecast and no reading. */
const QUALITIES: Readonly<Record<string, Quality>> = { '220': 'A', '67': 'S', '201': 'E', '20': 'N', Z18: 'E' }
const FORECAST = '187'
/** LOC qualifiers that name what is metered: metering point, market location, balancing area. */
const PLACES = new Set(['172', '107', '237', 'Z30'])

interface Quantity {
  readonly line: number
  readonly qualifier: string
  readonly value: string
  readonly unit: string
  from?: number
  to?: number
  at?: number
}

/**
 * Reads MSCONS (UN/EDIFACT, as German grid operators use it), segment by segment. Lenient about the count in UNT, which senders get
 * wrong: it is said and what was read stands. Quantities over an interval become intervals, others period totals.
 */
export class MsconsReader {
  readonly #sink: MeterSink
  readonly #zone: ZoneTable
  #place = ''
  #device = ''
  #obis = ''
  #quantity: Quantity | undefined
  #builder: { readonly key: string; readonly runs: RunBuilder } | undefined
  #segments = 0
  #hasMessage = false
  #hasTrailer = false
  #hasSaidZone = false
  /** The end of the quantity before, of the same product: tells the hours apart that a clock shows twice. */
  #expected: number | undefined
  #lastLine = 0

  /** `zone` is the clock of times that come without an offset. */
  constructor(sink: MeterSink, zone: ZoneTable) {
    this.#sink = sink
    this.#zone = zone
  }

  segment({ tag, elements, line }: Segment): void {
    this.#lastLine = line
    this.#segments += 1
    const part = (element: number, component = 0): string => elements[element]?.[component] ?? ''
    if (tag !== 'DTM' && tag !== 'STS') this.#finishQuantity()
    if (tag === 'UNH') this.#openMessage(part(1), line)
    else if (tag === 'UNT') this.#closeMessage(part(0), line)
    else if (tag === 'UNZ') this.#hasTrailer = true
    else if (tag === 'NAD' && (part(0) === 'DP' || part(0) === 'DED')) this.#openPlace()
    else if (tag === 'LOC' && PLACES.has(part(0)) && this.#place === '') this.#place = part(1)
    else if (tag === 'RFF' && part(0) === 'MG') this.#device = part(0, 1)
    else if (tag === 'LIN') this.#openProduct('')
    else if (tag === 'PIA') this.#openProduct(part(1))
    else if (tag === 'QTY') this.#quantity = { line, qualifier: part(0), value: part(0, 1), unit: part(0, 2) }
    else if (tag === 'DTM' && this.#quantity !== undefined) this.#timed(this.#quantity, part(0), part(0, 1), part(0, 2), line)
  }

  end(): void {
    this.#finishQuantity()
    this.#endRuns()
    if (!this.#hasMessage) this.#say('HEADER_MISSING', this.#lastLine, 'The file has no MSCONS message (UNH).')
    else if (!this.#hasTrailer) this.#say('TRAILER_MISSING', this.#lastLine, 'The file does not end with UNZ.')
  }

  #openMessage(type: string, line: number): void {
    this.#segments = 1
    this.#hasMessage = true
    this.#openPlace()
    if (type !== 'MSCONS') this.#say('RECORD_UNKNOWN', line, `A message of type ${type.slice(0, 20)} is not read here.`, type)
  }

  #openPlace(): void {
    this.#endRuns()
    this.#place = ''
    this.#device = ''
    this.#openProduct('')
  }

  #openProduct(obis: string): void {
    this.#obis = obis
    this.#expected = undefined
  }

  #closeMessage(count: string, line: number): void {
    this.#endRuns()
    if (Number(count) !== this.#segments)
      this.#say('SEGMENT_COUNT', line, `UNT counts ${count || 'no'} segments; there are ${this.#segments}.`, count)
  }

  #timed(quantity: Quantity, qualifier: string, value: string, format: string, line: number): void {
    // An end comes after its start.
    const after = qualifier === '164' && quantity.from !== undefined ? quantity.from + 1 : this.#expected
    const instant = this.#instantOf(value, format, line, after)
    if (instant === undefined) return this.#say('DATE_FORM', line, `${value.slice(0, 40)} is no time of format ${format}.`, value)
    if (qualifier === '163') quantity.from = instant
    else if (qualifier === '164') quantity.to = instant
    else if (qualifier === '9' || qualifier === '7' || qualifier === '60') quantity.at = instant
  }

  #instantOf(value: string, format: string, line: number, after: number | undefined): number | undefined {
    const digits = { '102': 8, '203': 12, '204': 14, '303': 12, '304': 14 }[format]
    if (digits === undefined || !/^\d+$/.test(value.slice(0, digits)) || value.length < digits) return undefined
    const day = `${value.slice(0, 4)}-${value.slice(4, 6)}-${value.slice(6, 8)}`
    const [hour, minute, second] = [value.slice(8, 10), value.slice(10, 12), value.slice(12, 14)].map((text, index) =>
      8 + index * 2 < digits ? Number(text) : 0,
    ) as [number, number, number]
    if (!isLocalDate(day) || hour > 23 || minute > 59 || second > 59) return undefined
    const wall = dayNumber(day) * 86_400 + hour * 3600 + minute * 60 + second
    if (format.startsWith('3')) {
      const offset = /^[+-]\d{2}$/.exec(value.slice(digits))
      return offset === null ? undefined : wall - offsetSeconds(`${offset[0]}00`)
    }
    if (!this.#hasSaidZone) this.#say('ZONE_ASSUMED', line, `Times without an offset are read as ${this.#zone.name}.`, value)
    this.#hasSaidZone = true
    return instantInOrder(this.#zone, wall, after)
  }

  #finishQuantity(): void {
    const quantity = this.#quantity
    this.#quantity = undefined
    if (quantity === undefined) return
    const { line, qualifier, unit: printedUnit } = quantity
    // EDIFACT lets the decimal mark be a point or a comma, whatever UNA says, and knows no sign between thousands.
    const value = quantity.value.replace(',', '.')
    if (qualifier === FORECAST) return this.#say('FORECAST_LEFT_OUT', line, 'A forecast is no reading.', value)
    const quality = QUALITIES[qualifier]
    if (quality === undefined) return this.#say('QUALITY_UNKNOWN', line, `The qualifier ${qualifier} is not known.`, qualifier)
    const meter = this.#place || this.#device
    if (meter === '') return this.#say('METER_MISSING', line, 'The value names no metering point (LOC).', value)
    const unit = knownUnit(printedUnit)
    if (unit === undefined)
      return this.#say('UNIT_UNKNOWN', line, `The unit ${printedUnit || 'that is missing'} is not known.`, value)
    if (!isDecimalText(value)) return this.#say('VALUE_FORM', line, 'The quantity is no number.', quantity.value)
    if (!OBIS.test(this.#obis))
      return this.#say(
        'READING_TYPE_UNKNOWN',
        line,
        this.#obis === ''
          ? 'No product (PIA) says what the value counts, nor in which direction.'
          : `The product ${this.#obis.slice(0, 40)} is no OBIS number: it is not what a meter counted.`,
        this.#obis,
      )
    const channel = {
      meter,
      ...(this.#device === '' || this.#device === meter ? {} : { serial: this.#device }),
      channel: this.#obis,
      printedUnit,
      unit: unit.unit,
      direction: directionOfObis(this.#obis),
      ...(isTariffRegister(this.#obis) ? { isPart: true as const } : {}),
    }
    this.#hand(channel, unit.shift, { ...quantity, value }, quality)
  }

  #hand(channel: OfObis, shift: number, quantity: Quantity, quality: Quality): void {
    const { line, value, from, to, at, qualifier } = quantity
    this.#expected = to
    if (from !== undefined && to !== undefined && to > from) {
      if (isIntervalLength(to - from)) {
        this.#runs({ ...channel, shift }).add({
          line,
          start: from,
          seconds: to - from,
          value: quality === 'N' ? null : value,
          quality,
          flag: qualifier,
        })
        return
      }
      this.#endRuns()
      this.#sink.record({ kind: 'total', line, ...channel, from, to, quantity: value, quality, flag: qualifier })
    } else if (at !== undefined) this.#sink.record({ kind: 'register', line, ...channel, at, value, quality, flag: qualifier })
    else this.#say('DATE_FORM', line, 'The quantity has no time, or its end is not after its start.', value)
  }

  #runs(channel: OfObis & { readonly shift: number }): RunBuilder {
    const key = `${channel.meter}\n${channel.channel}\n${channel.printedUnit}`
    if (this.#builder?.key !== key) {
      this.#endRuns()
      this.#builder = { key, runs: new RunBuilder(channel, this.#sink) }
    }
    return this.#builder.runs
  }

  #endRuns(): void {
    this.#builder?.runs.end()
    this.#builder = undefined
  }

  #say(code: MeterFindingCode, line: number, sentence: string, rawValue?: string): void {
    const of = this.#place === '' ? {} : { meter: this.#place }
    this.#sink.finding(meterFinding(code, line, sentence, { ...of, ...(rawValue === undefined ? {} : { rawValue }) }))
  }
}

interface OfObis {
  readonly meter: string
  readonly serial?: string
  readonly channel: string
  readonly printedUnit: string
  readonly unit: string
  readonly direction: FlowDirection
  readonly isPart?: true
}

/** `A-B:C.D.E`, with or without the group of the storage behind it. */
const OBIS = /^\d{1,3}-\d{1,3}:\d{1,3}\.\d{1,3}\.\d{1,3}([*.]\d{1,3})?$/

/** A register of one tariff (group E) beside the total of them: `1-1:1.8.1`. */
function isTariffRegister(obis: string): boolean {
  const [, processing, tariff] = /:\d+\.(\d+)\.(\d+)/.exec(obis) ?? []
  return processing === '8' && tariff !== '0'
}

/** OBIS `A-B:C.D.E`: C 2 and 4 count what flows back. */
export function directionOfObis(obis: string): FlowDirection {
  return /^(\d+-\d+:)?[24]\./.test(obis) ? 'received' : 'delivered'
}
