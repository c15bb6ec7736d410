import { decimal, isDecimalText } from '../../../kernel/decimal.js'
import { isIntervalLength, lengthOfDays } from '../interval-length.js'
import { type MeterFindingCode, meterFinding } from '../meter-finding.js'
import type { MeterSink } from '../meter-record.js'
import { RunBuilder, type RunChannel } from '../run-builder.js'
import { knownUnit } from '../unit-table.js'
import type { XmlReader } from '../xml-element.js'
import { CUMULATIVE, FLOW, partOfType, qualityOfEspi, UOM } from './espi-codes.js'
import { EspiLinks, type Entry } from './espi-links.js'

interface Reading {
  readonly line: number
  readonly start: number
  readonly seconds: number
  readonly value: string
  readonly quality: string
  readonly cost: string
}

interface Block {
  readonly entry: Entry
  readonly line: number
  readonly readings: Reading[]
}

/** A stretch of time that a meter reading has given of a channel. */
interface Given {
  readonly by: string
  readonly from: number
  readonly to: number
}

type Fields = Record<string, string>

/** Readings, and blocks of them, that wait for a reading type standing further down; what comes after them is left out. */
const WAITING_MAX = 400_000
/** A block is handed over in parts of this size, so that memory stays flat. */
const PART_OF_BLOCK = 20_000
const WHOLE_DAY = 86_400
/** Links of one entry, and meter readings of one channel, that are kept in mind. */
const LINKS_MAX = 500

/**
 * Reads Green Button (ESPI, Atom): value × 10^powerOfTenMultiplier in the unit of its reading type. Blocks find their type through the
 * links of the entries, which may stand before or behind what the entry holds; a type may stand behind its blocks. The meter is the usage
 * point, by its URN.
 */
export class EspiReader implements XmlReader {
  readonly #sink: MeterSink
  readonly #path: string[] = []
  readonly #links = new EspiLinks()
  readonly #given = new Map<string, Given[]>()
  #entry: Entry = newEntry()
  /** What stands in the content of the entry, until its links are known. */
  #content = ''
  #blocks: Block[] = []
  #waiting: Block[] = []
  #waitingReadings = 0
  #hasTooMany = false
  #fields: Fields | undefined
  #reading: Fields = {}
  #readingLine = 0
  #block: Block | undefined

  constructor(sink: MeterSink) {
    this.#sink = sink
  }

  open(name: string, attributes: Readonly<Record<string, string>>, line: number): void {
    this.#path.push(name)
    const parent = this.#path.at(-2)
    if (name === 'entry') {
      this.#entry = newEntry()
      this.#content = ''
      this.#fields = undefined
    } else if (name === 'link' && this.#entry.links.length < LINKS_MAX)
      this.#entry.links.push({ rel: attributes.rel ?? '', href: addressOf(attributes.href ?? '') })
    else if (name === 'ReadingType' && (parent === 'content' || parent === 'MeterReading')) this.#fields = {}
    else if (name === 'IntervalBlock') this.#block = { entry: this.#entry, line, readings: [] }
    else if (name === 'IntervalReading') {
      this.#reading = {}
      this.#readingLine = line
    }
  }

  close(name: string, text: string, line: number): void {
    this.#path.pop()
    const parent = this.#path.at(-1)
    if (name === 'id' && parent === 'entry') this.#entry.id = text
    else if (parent === 'ReadingType' && this.#fields !== undefined) this.#fields[name] = text
    else if (parent === 'IntervalReading' || parent === 'timePeriod' || parent === 'ReadingQuality') this.#reading[name] = text
    if (name === 'IntervalReading') this.#endReading(line)
    else if (name === 'IntervalBlock') this.#endBlock()
    else if (name === 'entry') this.#endEntry()
    else if (parent === 'content') this.#content = name
  }

  end(): void {
    this.#endEntry()
    for (const block of this.#waiting) this.#hand(block)
    this.#waiting = []
  }

  #endEntry(): void {
    if (this.#content === 'UsagePoint') this.#links.usagePoint(this.#entry)
    else if (this.#content === 'ReadingType') this.#links.readingType(this.#entry, this.#fields ?? {})
    else if (this.#content === 'MeterReading') this.#links.meterReading(this.#entry, this.#fields)
    this.#content = ''
    const blocks = this.#blocks
    this.#blocks = []
    for (const block of blocks) this.#handOrWait(block)
  }

  #endReading(line: number): void {
    if (this.#block === undefined) return
    const { start = '', duration = '', value = '', quality = '', cost = '' } = this.#reading
    if (!/^\d{1,12}(\.0+)?$/.test(start) || (duration !== '' && !/^\d{1,9}$/.test(duration)))
      return this.#say('DATE_FORM', this.#readingLine, 'The time of the reading is no number of seconds.', start)
    if (this.#waitingReadings + this.#block.readings.length >= WAITING_MAX) return this.#tooMany()
    if (this.#block.readings.length >= PART_OF_BLOCK && this.#links.typeOf(this.#block.entry) !== undefined) {
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
    if (block === undefined || block.readings.length === 0) return
    if (this.#links.typeOf(block.entry) !== undefined) return this.#hand(block)
    // Counted from here on, so that an entry of many blocks with its links at the end stays within bounds as well.
    this.#waitingReadings += block.readings.length + 1
    this.#blocks.push(block)
  }

  #handOrWait(block: Block): void {
    if (this.#links.typeOf(block.entry) !== undefined) {
      this.#waitingReadings -= block.readings.length + 1
      return this.#hand(block)
    }
    this.#waiting.push(block)
  }

  #tooMany(): void {
    if (!this.#hasTooMany)
      this.#say('READING_TYPE_MISSING', this.#readingLine, 'Too many readings wait for their reading type; the rest is left out.')
    this.#hasTooMany = true
  }

  #hand(block: Block): void {
    const type = this.#links.typeOf(block.entry)
    const address = this.#links.meterReadingOf(block.entry)
    if (type === undefined)
      return this.#say('READING_TYPE_MISSING', block.line, 'The file has no reading type for this block.', address)
    if (type === 'several')
      return this.#say(
        'READING_TYPE_UNKNOWN',
        block.line,
        'The file has two reading types at this address, which differ.',
        address,
      )
    const printed = UOM[type.uom ?? '']
    const unit = printed === undefined ? undefined : knownUnit(printed)
    const power = Number(type.powerOfTenMultiplier ?? '0')
    if (unit === undefined) return this.#say('UNIT_UNKNOWN', block.line, `The unit of code ${type.uom} is not known.`, address)
    const direction = FLOW[type.flowDirection ?? '']
    if (direction === undefined || !Number.isInteger(power) || Math.abs(power) > 12)
      return this.#say('READING_TYPE_UNKNOWN', block.line, `Flow direction ${type.flowDirection} is not taken.`, address)
    const part = partOfType(type)
    const channel: RunChannel = {
      meter: this.#links.usagePointOf(address),
      channel: `${printed}-${direction}${part}`,
      unit: unit.unit,
      printedUnit: printed ?? '',
      direction,
      shift: unit.shift - power,
      ...(part === '' ? {} : { isPart: true }),
    }
    if (channel.meter === '') return this.#say('METER_MISSING', block.line, 'The block belongs to no usage point.')
    if (this.#isGivenTwice(block, channel, address)) return
    if (CUMULATIVE.has(type.accumulationBehaviour ?? '')) this.#handRegister(block, channel, power)
    else this.#handIntervals(block, channel, power, Number(type.intervalLength ?? '0'))
  }

  /** Two meter readings of one usage point that count the same at the same time: which of them, or whether both, is not known. */
  #isGivenTwice({ readings, line }: Block, { meter, channel }: RunChannel, by: string): boolean {
    if (readings.length === 0) return false
    const from = readings.reduce((first, reading) => Math.min(first, reading.start), Number.MAX_SAFE_INTEGER)
    const to = readings.reduce((last, reading) => Math.max(last, reading.start + Math.max(reading.seconds, 1)), 0)
    const key = `${meter}\n${channel}`
    const given = this.#given.get(key) ?? []
    if (given.some((other) => other.by !== by && other.from < to && from < other.to)) {
      const sentence = `Two meter readings of one usage point give ${channel} at the same time; the later one in the file was left out.`
      this.#sink.finding(meterFinding('INTERVAL_OVERLAP', line, sentence, { meter, channel, rawValue: by }))
      return true
    }
    const own = given.find((other) => other.by === by)
    const rest = given.filter((other) => other !== own)
    this.#given.set(key, [
      ...rest.slice(-LINKS_MAX),
      { by, from: Math.min(from, own?.from ?? from), to: Math.max(to, own?.to ?? to) },
    ])
    return false
  }

  #handIntervals(block: Block, channel: RunChannel, power: number, usual: number): void {
    const builder = new RunBuilder(channel, this.#sink)
    // Some senders begin with the latest.
    for (const reading of block.readings.sort((one, other) => one.start - other.start)) {
      const seconds = lengthOfDays(reading.seconds || usual)
      if (seconds > WHOLE_DAY) {
        this.#handTotal(reading, channel, power, seconds)
        continue
      }
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

  /** A quantity of a month or another stretch of days. */
  #handTotal(
    { line, start, value, quality }: Reading,
    { shift: _shift, ...channel }: RunChannel,
    power: number,
    seconds: number,
  ): void {
    if (!isDecimalText(value)) return this.#say('VALUE_FORM', line, 'The reading is no number.', value)
    const quantity = decimal(value).times(decimal(10).pow(power)).toFixed()
    const letter = qualityOfEspi(quality)
    this.#sink.record({
      kind: 'total',
      line,
      ...channel,
      from: start,
      to: start + seconds,
      quantity,
      quality: letter,
      flag: quality,
    })
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

function newEntry(): Entry {
  return { id: '', links: [] }
}

/** Addresses may be whole URLs or paths with or without a slash in front. */
function addressOf(href: string): string {
  return href.replace(/^https?:\/\/[^/]*/, '').replace(/^\/+/, '')
}
