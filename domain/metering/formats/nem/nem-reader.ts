import { dayNumber, isLocalDate } from '../../../kernel/local-date.js'
import { splitDelimited } from '../delimited-line.js'
import { isIntervalLength } from '../interval-length.js'
import { type MeterFindingCode, meterFinding } from '../meter-finding.js'
import type { FlagRange, FlowDirection, IntervalRun, MeterSink } from '../meter-record.js'
import { knownUnit } from '../unit-table.js'
import { ValueColumn } from '../value-column.js'
import { readAccumulation } from './accumulation-record.js'
import { letterOf, QUALITY_FLAG } from './nem-quality.js'

/**
 * Reads NEM12 (intervals) and NEM13 (accumulated) line by line, after AEMO's "Meter Data File Format Specification NEM12 & NEM13".
 * Times are market time, UTC+10:00 the year round. A day row whose number of values is not what its 200 record promises is left out.
 */
export const MARKET_OFFSET = 36_000

interface Stream {
  readonly meter: string
  readonly serial: string
  readonly channel: string
  readonly unit: string
  readonly printedUnit: string
  readonly shift: number
  readonly seconds: number
  readonly direction: FlowDirection
}

type PendingRow = IntervalRun & { readonly printedQuality: string }

const DAY = 86_400

/** First letter of a suffix: A, B, C count energy and J, K, L reactive energy that goes back into the network. */
export function directionOf(suffix: string): FlowDirection {
  return /^[ABCJKL]/i.test(suffix) ? 'received' : 'delivered'
}

export class NemReader {
  readonly #sink: MeterSink
  #hasHeader = false
  #isRefused = false
  #hasTrailer = false
  #isAccumulated = false
  #stream: Stream | undefined
  /** Why rows of this stream are passed over: its 200 record was refused. */
  #isPassingOver = false
  #row: PendingRow | undefined
  #ranges: FlagRange[] = []
  #lastLine = 0

  constructor(sink: MeterSink) {
    this.#sink = sink
  }

  line(text: string, line: number): void {
    if (text === '' || this.#isRefused) return
    this.#lastLine = line
    const fields = fieldsOf(text)
    if (fields === undefined) return this.#say('VALUE_FORM', line, 'A double quote is opened and never closed.', text)
    const kind = fields[0] ?? ''
    // A row of separators alone is what a spreadsheet leaves of an empty line.
    if (kind === '' && fields.every((field) => field === '')) return
    if (kind === '100') return this.#header(fields, line, text)
    if (!this.#hasHeader) return this.#refuse(line, 'The file does not begin with a 100 record.', text)
    if (kind === '400') return this.#range(fields, line, text)
    this.#finishRow()
    if (kind === '300') this.#day(fields, line, text)
    else if (kind === '200') this.#open(fields, line, text)
    else if (kind === '250') readAccumulation(fields, line, MARKET_OFFSET, this.#sink)
    else if (kind === '900') this.#hasTrailer = true
    else if (kind !== '500' && kind !== '550') this.#say('RECORD_UNKNOWN', line, `There is no record ${kind.slice(0, 20)}.`, text)
  }

  end(): void {
    this.#finishRow()
    if (this.#hasHeader && !this.#isRefused && !this.#hasTrailer)
      this.#say('TRAILER_MISSING', this.#lastLine, 'The file does not end with a 900 record.')
  }

  #header([, version]: readonly string[], line: number, text: string): void {
    this.#hasHeader = true
    if (version !== 'NEM12' && version !== 'NEM13')
      return this.#refuse(line, 'The 100 record names neither NEM12 nor NEM13.', text)
    this.#isAccumulated = version === 'NEM13'
  }

  #refuse(line: number, sentence: string, text: string): void {
    this.#isRefused = true
    this.#say('HEADER_MISSING', line, sentence, text)
  }

  #open(fields: readonly string[], line: number, text: string): void {
    const [, meter = '', , , suffix = '', , serial = '', printedUnit = '', minutes = ''] = fields
    this.#stream = undefined
    this.#isPassingOver = true
    const seconds = Number(minutes) * 60
    const unit = printedUnit === '' ? { unit: '', shift: 0 } : knownUnit(printedUnit)
    if (this.#isAccumulated) this.#say('RECORD_ORDER', line, 'A 200 record has no place in a NEM13 file.', text)
    else if (meter === '' || suffix === '') this.#say('FIELD_MISSING', line, 'The 200 record lacks its NMI or its suffix.', text)
    else if (!/^\d{1,2}$/.test(minutes) || !isIntervalLength(seconds))
      this.#say('INTERVAL_LENGTH', line, `An interval of ${minutes || 'no'} minutes does not fill an hour.`, text)
    else if (unit === undefined) this.#say('UNIT_UNKNOWN', line, `The unit ${printedUnit} is not known.`, text)
    else {
      this.#isPassingOver = false
      this.#stream = { meter, serial, channel: suffix, printedUnit, ...unit, seconds, direction: directionOf(suffix) }
    }
  }

  #day(fields: readonly string[], line: number, text: string): void {
    const stream = this.#stream
    if (stream === undefined) {
      if (!this.#isPassingOver) this.#say('RECORD_ORDER', line, 'A 300 record stands before any 200 record.', text)
      return
    }
    const midnight = midnightOf(fields[1] ?? '')
    if (midnight === undefined) return this.#say('DATE_FORM', line, `${fields[1]} is no day as YYYYMMDD.`, text)
    const count = DAY / stream.seconds
    const flag = fields[2 + count]
    const flagAt = fields.findIndex((field, index) => index > 1 && QUALITY_FLAG.test(field))
    if (flagAt !== -1 && flagAt < 2 + count)
      return this.#say('TOO_FEW_VALUES', line, `The day has ${flagAt - 2} values; ${count} were promised.`, text)
    if (flag === undefined) return this.#say('TOO_FEW_VALUES', line, `The day ends before ${count} values and a quality.`, text)
    if (flagAt > 2 + count)
      return this.#say('TOO_MANY_VALUES', line, `The day has ${flagAt - 2} values; ${count} were promised.`, text)
    if (!QUALITY_FLAG.test(flag))
      return this.#say('QUALITY_UNKNOWN', line, `The quality ${flag.slice(0, 20)} is not known.`, text)
    const column = new ValueColumn(stream.shift)
    const letter = letterOf(flag)
    for (let index = 2; index < 2 + count; index += 1) {
      const field = fields[index] ?? ''
      // Where there are no data the value may be left empty; whether it may is known once the quality of the interval is.
      if (field === '' && (letter === 'N' || flag.startsWith('V'))) column.addMissing()
      else {
        const problem = column.add(field)
        if (problem !== undefined) return this.#say(problem, line, `Value ${index - 1} of the day is no number.`, field)
      }
    }
    const reason = fields[3 + count] ?? ''
    this.#row = {
      kind: 'intervals',
      line,
      meter: stream.meter,
      ...(stream.serial === '' ? {} : { serial: stream.serial }),
      channel: stream.channel,
      unit: stream.unit,
      printedUnit: stream.printedUnit,
      direction: stream.direction,
      start: midnight,
      seconds: stream.seconds,
      values: letter === 'N' ? column.values.map(() => null) : column.taken(),
      scale: column.scale,
      qualities: letter.repeat(count),
      ...(flag.length === 1 && reason === '' ? {} : { flags: [{ from: 1, to: count, flag, reason }] }),
      printedQuality: flag,
    }
    this.#ranges = []
  }

  #range([, from = '', to = '', flag = '', reason = '']: readonly string[], line: number, text: string): void {
    if (this.#row === undefined) {
      if (this.#stream === undefined && !this.#isPassingOver)
        this.#say('RECORD_ORDER', line, 'A 400 record belongs to no day.', text)
      return
    }
    this.#ranges.push({ from: Number(from), to: Number(to), flag, reason })
    if (this.#ranges.length > this.#row.values.length) this.#finishRow()
  }

  /** A day is handed over once no 400 record can follow it. */
  #finishRow(): void {
    const row = this.#row
    if (row === undefined) return
    this.#row = undefined
    const { printedQuality, ...run } = row
    if (printedQuality.startsWith('V')) return this.#finishVariable(run)
    this.#sink.record(run)
  }

  #finishVariable(run: IntervalRun): void {
    let next = 1
    let qualities = ''
    for (const range of this.#ranges) {
      const { from, to, flag } = range
      if (from !== next || !(to >= from) || to > run.values.length || !QUALITY_FLAG.test(flag) || flag.startsWith('V')) break
      qualities += letterOf(flag).repeat(to - from + 1)
      next = to + 1
    }
    if (qualities.length !== run.values.length) {
      const sentence = `The quality is V, but the 400 records do not cover intervals 1 to ${run.values.length} once.`
      this.#sink.finding(meterFinding('QUALITY_RANGES', run.line, sentence, { meter: run.meter, channel: run.channel }))
      return
    }
    const empty = run.values.findIndex((value, index) => value === null && qualities[index] !== 'N')
    if (empty !== -1) {
      const sentence = `Value ${empty + 1} of the day is empty, and its quality says that there is one.`
      this.#sink.finding(meterFinding('VALUE_FORM', run.line, sentence, { meter: run.meter, channel: run.channel }))
      return
    }
    const values = run.values.map((value, index) => (qualities[index] === 'N' ? null : value))
    this.#sink.record({ ...run, values, qualities, flags: this.#ranges })
  }

  #say(code: MeterFindingCode, line: number, sentence: string, rawValue?: string): void {
    const of = this.#stream === undefined ? {} : { meter: this.#stream.meter, channel: this.#stream.channel }
    this.#sink.finding(meterFinding(code, line, sentence, { ...of, ...(rawValue === undefined ? {} : { rawValue }) }))
  }
}

/** The fields of a record, without the blanks around them and the quotes some programs write; undefined where a quote stays open. */
function fieldsOf(text: string): readonly string[] | undefined {
  const fields = splitDelimited(text, ',')
  return text.includes(' ') || text.includes('\t') ? fields?.map((field) => field.trim()) : fields
}

/** The instant a day of market time begins, from `YYYYMMDD`. */
export function midnightOf(text: string): number | undefined {
  const day = `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6, 8)}`
  return text.length === 8 && isLocalDate(day) ? dayNumber(day) * DAY - MARKET_OFFSET : undefined
}
