import { done, type Outcome, refused } from '../../../kernel/outcome.js'
import { isIntervalLength } from '../interval-length.js'
import type { FlowDirection, Quality } from '../meter-record.js'
import { knownUnit } from '../unit-table.js'
import { compileTimeForm } from './time-form.js'

/** One column of values: what it counts. */
export interface ValueColumnMapping {
  /** Name of the column, or `#3` for the third. */
  readonly column: string
  /** What the channel is called from here on. */
  readonly channel: string
  /** Printed unit: `kWh`, `Wh`, `m3` … */
  readonly unit: string
  readonly direction: FlowDirection
}

/** Which column of a CSV file is what. Saved under a name in versions; a file keeps the version it was read with. */
export interface CsvMapping {
  readonly delimiter: ',' | ';' | '\t' | '|'
  readonly decimalSign: '.' | ','
  /** Lines passed over before the names of the columns, or before the first row where there are none. */
  readonly linesBefore: number
  readonly hasNames: boolean
  readonly meterColumn: string | null
  /** The meter of every row, where no column names it. */
  readonly meter: string | null
  readonly timeColumn: string
  /** Where day and time stand in two columns, that of the day; its text comes before the time's, with a blank between. */
  readonly dayColumn: string | null
  /** `YYYY-MM-DD HH:mm`, `DD.MM.YYYY HH:mm:ss`, `M/D/YYYY h:mm A`, with `Z` for an offset in the text, or `X` for seconds since 1970. */
  readonly timeForm: string
  /** Clock of times without an offset: `America/Los_Angeles`, `+01:00`. */
  readonly zone: string
  /** Whether a time stamps the start or the end of its interval. */
  readonly label: 'start' | 'end'
  /**
   * Values of intervals; what registers showed, as reads; or what they showed at every interval: then the use of an interval is the
   * difference, and a time stamps its reading.
   */
  readonly content: 'intervals' | 'reads' | 'dial_intervals'
  /** Length of an interval; null for reads. */
  readonly seconds: number | null
  readonly values: readonly ValueColumnMapping[]
  readonly qualityColumn: string | null
  /** What the printed qualities mean; printed ones that are not here refuse their row. */
  readonly qualities: Readonly<Record<string, Quality>>
}

/** Refuses a mapping that could not be applied to any file, with the field that is wrong. */
export function checkMapping(mapping: CsvMapping, isZone: (name: string) => boolean): Outcome<true, 'MAPPING_INVALID'> {
  const no = (field: keyof CsvMapping, message: string) => refused('MAPPING_INVALID', message, { field })
  if ((mapping.meterColumn === null) === (mapping.meter === null || mapping.meter === ''))
    return no('meterColumn', 'Say which column names the meter, or which meter the file is of; one of the two.')
  if (compileTimeForm(mapping.timeForm) === undefined)
    return no(
      'timeForm',
      'The form of times is made of YYYY, MM, DD, HH, mm, ss, M, D, h, A, Z or X alone, and needs a day and an hour.',
    )
  if (!isZone(mapping.zone)) return no('zone', `There is no time zone ${mapping.zone}.`)
  if (mapping.content !== 'reads' && (mapping.seconds === null || !isIntervalLength(mapping.seconds)))
    return no('seconds', 'Intervals are of 1 to 60 minutes that fill an hour, or of a day.')
  if (mapping.decimalSign === mapping.delimiter) return no('decimalSign', 'The decimal sign separates the columns as well.')
  if (mapping.values.length === 0) return no('values', 'Say which column holds the values.')
  const unknown = mapping.values.find((value) => knownUnit(value.unit) === undefined)
  if (unknown !== undefined) return no('values', `The unit ${unknown.unit} is not known.`)
  if (new Set(mapping.values.map((value) => value.channel)).size < mapping.values.length)
    return no('values', 'Each column of values is a channel of its own.')
  const columns = [
    mapping.meterColumn,
    mapping.timeColumn,
    mapping.dayColumn,
    mapping.qualityColumn,
    ...mapping.values.map((v) => v.column),
  ]
  const bad = mapping.hasNames ? undefined : columns.find((column) => column !== null && !/^#[1-9]\d{0,2}$/.test(column))
  if (bad !== undefined) return no('hasNames', `Without names, columns are counted: #1, #2. ${bad} is none.`)
  return done(true)
}
