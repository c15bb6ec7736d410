import { decimal, isDecimalText } from '../../../kernel/decimal.js'
import type { ZoneTable } from '../../../kernel/zone-table.js'
import { splitDelimited } from '../delimited-line.js'
import { instantInOrder } from '../local-instant.js'
import { type MeterFindingCode, meterFinding } from '../meter-finding.js'
import type { MeterSink, Quality } from '../meter-record.js'
import { RunBuilder } from '../run-builder.js'
import { knownUnit } from '../unit-table.js'
import type { CsvMapping, ValueColumnMapping } from './csv-mapping.js'
import { compileTimeForm, type ReadTime, type TimeReader } from './time-form.js'

/** Channels whose runs are open at a time; of a file that jumps between more, runs end earlier. */
const OPEN_MAX = 1_000

interface Places {
  readonly meter: number | undefined
  readonly time: number
  readonly day: number | undefined
  readonly quality: number | undefined
  readonly values: readonly { readonly at: number; readonly of: ValueColumnMapping }[]
}

/** Reads a CSV file by a mapping that was checked (`checkMapping`). A column the mapping names and the file lacks refuses the file. */
export class MappedCsvReader {
  readonly #mapping: CsvMapping
  readonly #sink: MeterSink
  readonly #zone: ZoneTable
  readonly #timeOf: TimeReader
  readonly #open = new Map<string, OpenChannel>()
  #places: Places | undefined
  #linesLeft: number
  #isRefused = false

  constructor(mapping: CsvMapping, zone: ZoneTable, sink: MeterSink) {
    this.#mapping = mapping
    this.#sink = sink
    this.#zone = zone
    this.#timeOf = compileTimeForm(mapping.timeForm) ?? (() => undefined)
    this.#linesLeft = mapping.linesBefore
    if (!mapping.hasNames) this.#places = this.#placesIn([])
  }

  line(text: string, line: number): void {
    if (this.#isRefused) return
    if (this.#linesLeft > 0) {
      this.#linesLeft -= 1
      return
    }
    if (text.trim() === '') return
    const fields = splitDelimited(text, this.#mapping.delimiter)
    if (fields === undefined) return this.#say('VALUE_FORM', line, 'A double quote is opened and never closed.', text)
    if (this.#places === undefined) this.#names(fields, line)
    else this.#row(this.#places, fields, line)
  }

  end(): void {
    for (const { runs } of this.#open.values()) runs.end()
    this.#open.clear()
  }

  #names(fields: readonly string[], line: number): void {
    const names = fields.map((field) => field.trim())
    const places = this.#placesIn(names)
    const { meterColumn, timeColumn, dayColumn, qualityColumn, values } = this.#mapping
    const wanted = [meterColumn, timeColumn, dayColumn, qualityColumn, ...values.map((value) => value.column)]
    const missing = wanted.find((column) => column !== null && placeOf(names, column) === undefined)
    if (missing !== undefined) {
      this.#isRefused = true
      return this.#say('MAPPING_MISFIT', line, `The file has no column ${missing}.`, fields.join(this.#mapping.delimiter))
    }
    this.#places = places
  }

  #placesIn(names: readonly string[]): Places {
    const { meterColumn, timeColumn, dayColumn, qualityColumn, values } = this.#mapping
    const optional = (column: string | null) => (column === null ? undefined : placeOf(names, column))
    return {
      meter: optional(meterColumn),
      time: placeOf(names, timeColumn) ?? -1,
      day: optional(dayColumn),
      quality: optional(qualityColumn),
      values: values.map((of) => ({ at: placeOf(names, of.column) ?? -1, of })),
    }
  }

  #row(places: Places, fields: readonly string[], line: number): void {
    const field = (at: number | undefined): string => (at === undefined ? '' : (fields[at] ?? '').trim())
    const meter = this.#mapping.meter ?? field(places.meter)
    if (meter === '') return this.#say('METER_MISSING', line, 'The row names no meter.', fields.join(' '))
    const quality = this.#qualityOf(places, field(places.quality))
    if (quality === undefined)
      return this.#say('QUALITY_UNKNOWN', line, 'The mapping does not say what this quality means.', field(places.quality))
    const text = places.day === undefined ? field(places.time) : `${field(places.day)} ${field(places.time)}`
    const time = this.#timeOf(text)
    if (time === undefined) return this.#say('DATE_FORM', line, `The time is not of the form ${this.#mapping.timeForm}.`, text)
    for (const { at, of } of places.values) {
      const value = field(at)
      // A row may hold a value in one of its columns only.
      if (value === '' && places.values.length > 1) continue
      this.#value({ line, meter, of, value, quality, flag: field(places.quality), time, text })
    }
  }

  #qualityOf(places: Places, printed: string): Quality | undefined {
    if (places.quality === undefined) return 'U'
    return this.#mapping.qualities[printed]
  }

  #value(row: RowValue): void {
    const { line, meter, of, value, quality, time, text } = row
    const key = `${meter}\n${of.channel}`
    const open = this.#open.get(key)
    const instant = time.wall === undefined ? time.instant : instantInOrder(this.#zone, time.wall, open?.expected)
    if (instant === undefined)
      return this.#say('LOCAL_TIME_SKIPPED', line, `The clock of ${this.#zone.name} skips this time.`, text)
    const unit = knownUnit(of.unit) ?? { unit: of.unit, shift: 0 }
    const channel = { meter, channel: of.channel, unit: unit.unit, printedUnit: of.unit, direction: of.direction }
    if (this.#mapping.content === 'reads') {
      const plain = value.replace(this.#mapping.decimalSign, '.')
      if (!isDecimalText(plain)) return this.#say('VALUE_FORM', line, 'The read is no number.', value)
      return this.#sink.record({ kind: 'register', line, ...channel, at: instant, value: plain, quality, flag: row.flag })
    }
    if (this.#mapping.content === 'dial_intervals') return this.#dial(row, { ...channel, shift: unit.shift }, instant, open)
    const seconds = this.#mapping.seconds ?? 0
    const start = this.#mapping.label === 'end' ? instant - seconds : instant
    const runs = open?.runs ?? this.#runsOf({ ...channel, shift: unit.shift, decimalSign: this.#mapping.decimalSign })
    this.#open.set(key, { runs, expected: instant + seconds })
    runs.add({
      line,
      start,
      seconds,
      value: quality === 'N' || value === '' ? null : value,
      quality: value === '' ? 'N' : quality,
    })
  }

  /** What a dial showed: with what it showed an interval earlier it makes the use between them. */
  #dial({ line, value, quality, flag }: RowValue, channel: RunChannel, instant: number, open: OpenChannel | undefined): void {
    const { decimalSign, seconds } = this.#mapping
    const plain = value.replace(decimalSign, '.')
    const isKnown = quality !== 'N' && value !== ''
    const runs = open?.runs ?? this.#runsOf({ ...channel, isFromDial: true })
    const dial = isKnown && isDecimalText(plain) ? { at: instant, value: plain, quality } : undefined
    this.#open.set(`${channel.meter}\n${channel.channel}`, {
      runs,
      expected: instant + (seconds ?? 0),
      ...(dial === undefined ? {} : { dial }),
    })
    if (isKnown && dial === undefined) return this.#say('VALUE_FORM', line, 'The read is no number.', value)
    const before = open?.dial
    if (dial === undefined || before === undefined || instant - before.at !== seconds) return
    const used = decimal(dial.value).minus(before.value)
    if (used.isNegative() && !used.isZero())
      return this.#say('REGISTER_FELL', line, `The register shows ${dial.value} after ${before.value}.`, value)
    // Where one of its two ends is no measured value, the use between them is none either.
    const made = before.quality === 'A' ? quality : before.quality
    runs.add({ line, start: before.at, seconds, value: used.toFixed(), quality: made, flag })
  }

  #runsOf(channel: RunChannel): RunBuilder {
    if (this.#open.size >= OPEN_MAX) this.end()
    return new RunBuilder(channel, this.#sink)
  }

  #say(code: MeterFindingCode, line: number, sentence: string, rawValue: string): void {
    this.#sink.finding(meterFinding(code, line, sentence, { rawValue }))
  }
}

interface OpenChannel {
  readonly runs: RunBuilder
  /** The instant that would follow. */
  readonly expected: number
  /** What the dial showed last. */
  readonly dial?: { readonly at: number; readonly value: string; readonly quality: Quality }
}

type RunChannel = ConstructorParameters<typeof RunBuilder>[0]

interface RowValue {
  readonly line: number
  readonly meter: string
  readonly of: ValueColumnMapping
  readonly value: string
  readonly quality: Quality
  readonly flag: string
  readonly time: ReadTime
  readonly text: string
}

/** Where a column stands: by its name, or `#3` for the third. */
function placeOf(names: readonly string[], column: string): number | undefined {
  const counted = /^#([1-9]\d{0,2})$/.exec(column)
  if (counted !== null) return Number(counted[1]) - 1
  const at = names.indexOf(column)
  return at === -1 ? undefined : at
}
