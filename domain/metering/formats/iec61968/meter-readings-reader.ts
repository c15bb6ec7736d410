import { decimal, isDecimalText } from '../../../kernel/decimal.js'
import { isIntervalLength } from '../interval-length.js'
import { instantOfText } from '../instant-text.js'
import { type MeterFindingCode, meterFinding } from '../meter-finding.js'
import type { MeterSink, RegisterReading } from '../meter-record.js'
import { RunBuilder } from '../run-builder.js'
import { knownUnit } from '../unit-table.js'
import type { XmlReader } from '../xml-element.js'
import { qualityOfIec, type ReadingType, readReadingType } from './reading-type.js'

interface Reading {
  readonly line: number
  readonly at: string
  readonly value: string
  readonly qualities: readonly string[]
  type: string
}

/** Readings of one MeterReading element; more than a month of minutes is no message any more. */
const READINGS_MAX = 50_000
/** Registers whose last value is kept to make intervals of. */
const REGISTERS_MAX = 20_000

/**
 * Reads IEC 61968-9 MeterReadings. Times stamp the end of an interval. A register that reports at every interval is handed over as it
 * stands and as the intervals between its values.
 */
export class MeterReadingsReader implements XmlReader {
  readonly #sink: MeterSink
  readonly #path: string[] = []
  readonly #last = new Map<string, { readonly at: number; readonly value: string }>()
  readonly #builders = new Map<string, RunBuilder>()
  #readings: Reading[] = []
  #blockFrom = 0
  #meter = ''
  #reading: { at: string; value: string; type: string; qualities: string[]; line: number } | undefined

  constructor(sink: MeterSink) {
    this.#sink = sink
  }

  open(name: string, attributes: Readonly<Record<string, string>>, line: number): void {
    this.#path.push(name)
    const parent = this.#path.at(-2)
    if (name === 'MeterReading') {
      this.#readings = []
      this.#meter = ''
    } else if (name === 'IntervalBlocks') this.#blockFrom = this.#readings.length
    else if (name === 'IntervalReadings' || name === 'Readings')
      this.#reading = { at: '', value: '', type: '', qualities: [], line }
    else if (name === 'ReadingType') this.#typed(attributes.ref ?? '')
    else if (name === 'ReadingQualityType' && parent === 'ReadingQualities') this.#reading?.qualities.push(attributes.ref ?? '')
  }

  close(name: string, text: string, line: number): void {
    this.#path.pop()
    const parent = this.#path.at(-1)
    const reading = this.#reading
    if (parent === 'IntervalReadings' || parent === 'Readings') {
      if (reading !== undefined && name === 'timeStamp') reading.at = text
      else if (reading !== undefined && name === 'value') reading.value = text
      else if (reading !== undefined && name === 'ReadingType' && text !== '') reading.type = text
    } else if (parent === 'IntervalBlocks' && name === 'ReadingType' && text !== '') this.#typed(text)
    else if (parent === 'Meter' && name === 'mRID') this.#meter = text
    else if (name === 'name' && parent === 'Names' && this.#meter === '' && this.#path.at(-2) === 'Meter') this.#meter = text
    if ((name === 'IntervalReadings' || name === 'Readings') && reading !== undefined) {
      this.#reading = undefined
      if (this.#readings.length < READINGS_MAX) this.#readings.push(reading)
      else if (this.#readings.length === READINGS_MAX) this.#say('LINE_TOO_LONG', line, 'A message has too many readings.')
    } else if (name === 'MeterReading') this.#hand(line)
  }

  end(): void {
    for (const builder of this.#builders.values()) builder.end()
    this.#builders.clear()
  }

  /** A type said inside a reading is its own; said in a block it is that of all its readings. */
  #typed(type: string): void {
    if (this.#reading !== undefined) this.#reading.type = type
    else for (const reading of this.#readings.slice(this.#blockFrom)) reading.type = type
  }

  #hand(line: number): void {
    const readings = this.#readings
    this.#readings = []
    if (this.#meter === '') {
      if (readings.length > 0) this.#say('METER_MISSING', line, 'The readings name no meter.')
      return
    }
    for (const reading of readings) this.#handOne(reading)
    // Runs go on across messages of one meter; of many meters each ends with its message.
    if (this.#builders.size > 200) this.end()
  }

  #handOne({ line, at, value, qualities, type }: Reading): void {
    const known = readReadingType(type)
    const unit = known === undefined ? undefined : knownUnit(known.printedUnit)
    const instant = instantOfText(at)
    if (type === '') return this.#say('READING_TYPE_MISSING', line, 'The reading has no reading type.', value)
    if (known === undefined || unit === undefined)
      return this.#say('READING_TYPE_UNKNOWN', line, `Readings of type ${type.slice(0, 60)} are not taken.`, type)
    if (instant === undefined) return this.#say('DATE_FORM', line, 'The time of the reading is no time with an offset.', at)
    if (!isDecimalText(value)) return this.#say('VALUE_FORM', line, 'The reading is no number.', value)
    const quality = qualityOfIec(qualities)
    const channel = {
      meter: this.#meter,
      channel: type,
      printedUnit: known.printedUnit,
      unit: unit.unit,
      direction: known.direction,
      ...(known.isPart ? { isPart: true as const } : {}),
    }
    const reading = { line, at: instant, value, quality }
    if (!known.isCumulative) return this.#interval(known, { ...channel, shift: unit.shift }, reading)
    const register: RegisterReading = {
      kind: 'register',
      ...channel,
      ...reading,
      flag: qualities.join(' '),
      ...(known.seconds === 0 ? {} : { isProfile: true }),
    }
    this.#sink.record(register)
    this.#between(known, { ...channel, shift: unit.shift }, reading)
  }

  #between(known: ReadingType, channel: ChannelOfType, reading: OneReading): void {
    const key = `${channel.meter}\n${channel.channel}`
    const before = this.#last.get(key)
    this.#last.delete(key)
    if (this.#last.size >= REGISTERS_MAX) this.#last.clear()
    this.#last.set(key, { at: reading.at, value: reading.value })
    if (before === undefined || known.seconds === 0 || reading.at - before.at !== known.seconds) return
    const used = decimal(reading.value).minus(before.value)
    if (used.isNegative() && !used.isZero())
      return this.#say('REGISTER_FELL', reading.line, `The register shows ${reading.value} after ${before.value}.`, reading.value)
    this.#interval(known, { ...channel, isFromDial: true }, { ...reading, value: used.toFixed() })
  }

  #interval(known: ReadingType, channel: ChannelOfType, { line, at, value, quality }: OneReading): void {
    if (!isIntervalLength(known.seconds))
      return this.#say('INTERVAL_LENGTH', line, 'The reading type names no interval length that is kept.', channel.channel)
    const key = `${channel.meter}\n${channel.channel}`
    const builder = this.#builders.get(key) ?? new RunBuilder(channel, this.#sink)
    this.#builders.set(key, builder)
    builder.add({ line, start: at - known.seconds, seconds: known.seconds, value, quality })
  }

  #say(code: MeterFindingCode, line: number, sentence: string, rawValue?: string): void {
    const of = this.#meter === '' ? {} : { meter: this.#meter }
    this.#sink.finding(meterFinding(code, line, sentence, { ...of, ...(rawValue === undefined ? {} : { rawValue }) }))
  }
}

type ChannelOfType = ConstructorParameters<typeof RunBuilder>[0]

interface OneReading {
  readonly line: number
  readonly at: number
  readonly value: string
  readonly quality: RegisterReading['quality']
}
