import { decimal } from '../../../kernel/decimal.js'
import { isIntervalLength } from '../interval-length.js'
import { type MeterFindingCode, meterFinding } from '../meter-finding.js'
import type { MeterSink } from '../meter-record.js'
import { RunBuilder, type RunChannel } from '../run-builder.js'
import { knownUnit } from '../unit-table.js'
import type { XmlReader } from '../xml-element.js'
import { CUMULATIVE, FLOW, qualityOfEspi, UOM } from './espi-codes.js'

interface Reading {
  readonly line: number
  readonly start: number
  readonly seconds: number
  readonly value: string
  readonly quality: string
  readonly cost: string
}

interface Block {
  /** The address of the MeterReading it belongs to. */
  readonly of: string
  readonly line: number
  readonly readings: Reading[]
}

type Fields = Record<string, string>

/** Readings that wait for a reading type standing further down; what comes after them is left out. */
const WAITING_MAX = 400_000
/** A block is handed over in parts of this size, so that memory stays flat. */
const PART_OF_BLOCK = 20_000
const ADDRESSES_MAX = 100_000

/**
 * Reads Green Button (ESPI, Atom): value × 10^powerOfTenMultiplier in the unit of its reading type. Blocks find their type through the
 * links of the entries; a type may stand behind its blocks. The meter is the usage point, by its URN.
 */
export class EspiReader implements XmlReader {
  readonly #sink: MeterSink
  readonly #path: string[] = []
  readonly #types = new Map<string, Fields>()
  readonly #typeOfMeterReading = new Map<string, string>()
  readonly #usagePoints = new Map<string, string>()
  #waiting: Block[] = []
  #waitingReadings = 0
  #links: { readonly rel: string; readonly href: string }[] = []
  #id = ''
  #fields: Fields = {}
  #reading: Fields = {}
  #readingLine = 0
  #block: Block | undefined

  constructor(sink: MeterSink) {
    this.#sink = sink
  }

  open(name: string, attributes: Readonly<Record<string, string>>, line: number): void {
    this.#path.push(name)
    if (name === 'entry') {
      this.#links = []
      this.#id = ''
    } else if (name === 'link') this.#links.push({ rel: attributes.rel ?? '', href: addressOf(attributes.href ?? '') })
    else if (name === 'ReadingType' && this.#path.at(-2) === 'content') this.#fields = {}
    else if (name === 'IntervalBlock') this.#block = { of: this.#meterReadingAddress(), line, readings: [] }
    else if (name === 'IntervalReading') {
      this.#reading = {}
      this.#readingLine = line
    }
  }

  close(name: string, text: string, line: number): void {
    this.#path.pop()
    const parent = this.#path.at(-1)
    if (name === 'id' && parent === 'entry') this.#id = text
    else if (parent === 'ReadingType') this.#fields[name] = text
    else if (parent === 'IntervalReading' || parent === 'timePeriod' || parent === 'ReadingQuality') this.#reading[name] = text
    if (name === 'IntervalReading') this.#endReading(line)
    else if (name === 'IntervalBlock') this.#endBlock()
    else if (parent === 'content') this.#endContent(name)
  }

  end(): void {
    for (const block of this.#waiting) this.#hand(block)
    this.#waiting = []
  }

  #self(): string {
    return this.#links.find((link) => link.rel === 'self')?.href ?? this.#id
  }

  #meterReadingAddress(): string {
    return this.#self().replace(/\/IntervalBlock(\/[^/]*)?$/, '')
  }

  #endContent(name: string): void {
    if (this.#types.size + this.#usagePoints.size + this.#typeOfMeterReading.size > ADDRESSES_MAX) return
    if (name === 'UsagePoint') this.#usagePoints.set(this.#self(), this.#id)
    else if (name === 'ReadingType') this.#types.set(this.#self(), this.#fields)
    else if (name === 'MeterReading') {
      const type = this.#links.find((link) => /(^|\/)ReadingType\//.test(link.href))
      if (type !== undefined) this.#typeOfMeterReading.set(this.#self(), type.href)
    }
  }

  #endReading(line: number): void {
    if (this.#block === undefined) return
    const { start = '', duration = '', value = '', quality = '', cost = '' } = this.#reading
    if (!/^\d{1,12}$/.test(start) || (duration !== '' && !/^\d{1,9}$/.test(duration)))
      return this.#say('DATE_FORM', this.#readingLine, 'The time of the reading is no number of seconds.', start)
    if (this.#waitingReadings + this.#block.readings.length >= WAITING_MAX) return
    if (this.#block.readings.length >= PART_OF_BLOCK && this.#typeOf(this.#block) !== undefined) {
      this.#hand(this.#block)
      this.#block = { ...this.#block, readings: [] }
    }
    this.#block.readings.push({
      line: this.#readingLine || line,
      start: Number(start),
      seconds: Number(duration),
      value,
      quality,
      cost,
    })
  }

  #endBlock(): void {
    const block = this.#block
    this.#block = undefined
    if (block === undefined) return
    if (this.#typeOf(block) !== undefined) return this.#hand(block)
    this.#waitingReadings += block.readings.length
    this.#waiting.push(block)
    if (this.#waitingReadings >= WAITING_MAX)
      this.#say('READING_TYPE_MISSING', block.line, 'Too many readings wait for their reading type; the rest is left out.')
  }

  #typeOf(block: Block): Fields | undefined {
    const address = this.#typeOfMeterReading.get(block.of)
    return address === undefined ? undefined : this.#types.get(address)
  }

  #hand(block: Block): void {
    const type = this.#typeOf(block)
    if (type === undefined)
      return this.#say('READING_TYPE_MISSING', block.line, 'The file has no reading type for this block.', block.of)
    const printed = UOM[type.uom ?? '']
    const unit = printed === undefined ? undefined : knownUnit(printed)
    const power = Number(type.powerOfTenMultiplier ?? '0')
    if (unit === undefined) return this.#say('UNIT_UNKNOWN', block.line, `The unit of code ${type.uom} is not known.`, block.of)
    const direction = FLOW[type.flowDirection ?? '']
    if (direction === undefined || !Number.isInteger(power) || Math.abs(power) > 12)
      return this.#say('READING_TYPE_UNKNOWN', block.line, `Flow direction ${type.flowDirection} is not taken.`, block.of)
    const usagePoint = block.of.replace(/\/MeterReading(\/.*)?$/, '')
    const channel: RunChannel = {
      meter: this.#usagePoints.get(usagePoint) || usagePoint,
      channel: `${printed}-${direction}`,
      unit: unit.unit,
      printedUnit: printed ?? '',
      direction,
      shift: unit.shift - power,
    }
    if (channel.meter === '') return this.#say('METER_MISSING', block.line, 'The block belongs to no usage point.')
    if (CUMULATIVE.has(type.accumulationBehaviour ?? '')) this.#handRegister(block, channel, power)
    else this.#handIntervals(block, channel, Number(type.intervalLength ?? '0'))
  }

  #handIntervals(block: Block, channel: RunChannel, usual: number): void {
    const builder = new RunBuilder(channel, this.#sink)
    for (const reading of block.readings) {
      const seconds = reading.seconds || usual
      if (!isIntervalLength(seconds)) {
        this.#say('INTERVAL_LENGTH', reading.line, `An interval of ${seconds} seconds is not taken.`, String(seconds))
        continue
      }
      const cost = /^-?\d{1,15}$/.test(reading.cost) ? { cost: Number(reading.cost) } : {}
      const flag = reading.quality === '' ? {} : { flag: reading.quality }
      builder.add({
        line: reading.line,
        start: reading.start,
        seconds,
        value: reading.value,
        quality: qualityOfEspi(reading.quality),
        ...flag,
        ...cost,
      })
    }
    builder.end()
  }

  #handRegister(block: Block, { shift: _shift, ...channel }: RunChannel, power: number): void {
    for (const { line, start, seconds, value, quality } of block.readings) {
      if (!/^\d{1,15}$/.test(value)) {
        this.#say('VALUE_FORM', line, 'The reading is no number.', value)
        continue
      }
      const scaled = decimal(value).times(decimal(10).pow(power))
      this.#sink.record({
        kind: 'register',
        line,
        ...channel,
        at: start + seconds,
        value: scaled.toFixed(),
        quality: qualityOfEspi(quality),
        flag: quality,
      })
    }
  }

  #say(code: MeterFindingCode, line: number, sentence: string, rawValue?: string): void {
    this.#sink.finding(meterFinding(code, line, sentence, rawValue === undefined ? {} : { rawValue }))
  }
}

/** Addresses may be whole URLs or paths with or without a slash in front. */
function addressOf(href: string): string {
  return href.replace(/^https?:\/\/[^/]*/, '').replace(/^\/+/, '')
}
