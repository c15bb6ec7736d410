import { isDecimalText } from '../../../kernel/decimal.js'
import { dayNumber, isLocalDate } from '../../../kernel/local-date.js'
import { splitDelimited } from '../delimited-line.js'
import { type MeterFindingCode, meterFinding } from '../meter-finding.js'
import type { MeterSink } from '../meter-record.js'

/** Columns of the sheet of a read route; the reader fills in the last three. */
export const SHEET_COLUMNS = [
  'route',
  'sequence',
  'address',
  'meter_id',
  'register',
  'unit',
  'dials',
  'multiplier',
  'last_read_on',
  'last_value',
  'read_on',
  'value',
  'note',
] as const

const NEEDED = ['meter_id', 'register', 'unit', 'read_on', 'value'] as const
const NOON = 43_200

/** True where a line names the columns a sheet needs, in whatever order. */
export function isSheetHeader(line: string): boolean {
  const names = new Set((splitDelimited(line, ',') ?? []).map((name) => name.trim()))
  return NEEDED.every((name) => names.has(name))
}

/**
 * Reads the sheet of a read route as it comes back from a hand-held: a row per register. A row without a value is one that could not be
 * read, with the reader's note as the reason; a row with neither was not reached and is passed over.
 */
export class HandheldReader {
  readonly #sink: MeterSink
  #columns: ReadonlyMap<string, number> | undefined

  constructor(sink: MeterSink) {
    this.#sink = sink
  }

  line(text: string, line: number): void {
    if (text.trim() === '') return
    const fields = splitDelimited(text, ',')
    if (fields === undefined) return this.#say('VALUE_FORM', line, 'A double quote is opened and never closed.', text)
    if (this.#columns === undefined) {
      this.#columns = new Map(fields.map((name, index) => [name.trim(), index]))
      return
    }
    const columns = this.#columns
    const field = (name: string): string => (fields[columns.get(name) ?? -1] ?? '').trim()
    const [meter, value, note, readOn] = [field('meter_id'), field('value'), field('note'), field('read_on')]
    if (meter === '') return this.#say('METER_MISSING', line, 'The row names no meter.', text)
    const of = { meter, channel: field('register'), rawValue: value === '' ? note : value }
    if (value === '') {
      if (note !== '')
        this.#sink.finding(meterFinding('NOT_READ', line, `The meter could not be read: ${note.slice(0, 200)}.`, of))
      return
    }
    if (!isDecimalText(value)) return this.#sink.finding(meterFinding('VALUE_FORM', line, 'The read is no number.', of))
    if (!isLocalDate(readOn))
      return this.#sink.finding(meterFinding('DATE_FORM', line, 'The day of the read is none, as YYYY-MM-DD.', of))
    const unit = field('unit')
    const multiplier = field('multiplier')
    this.#sink.record({
      kind: 'register',
      line,
      meter,
      channel: field('register'),
      unit,
      printedUnit: unit,
      direction: 'delivered',
      at: dayNumber(readOn) * 86_400 + NOON,
      readOn,
      value,
      ...(isDecimalText(multiplier) ? { multiplier } : {}),
      quality: 'A',
      flag: '',
    })
  }

  end(): void {}

  #say(code: MeterFindingCode, line: number, sentence: string, rawValue: string): void {
    this.#sink.finding(meterFinding(code, line, sentence, { rawValue }))
  }
}
