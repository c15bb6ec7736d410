import type { MeterFileRecordJson } from '../../../../api/metering/files/contract.js'
import type { Tone } from '../../shell/palette.js'
import { countText } from '../../presentation/count-text.js'
import { numberText } from '../../presentation/money-text.js'

type State = MeterFileRecordJson['state']

const CHIPS: Readonly<Record<State, { readonly label: string; readonly tone: Tone }>> = {
  queued: { label: 'Waits for the worker', tone: 'running' },
  reading: { label: 'Being read', tone: 'running' },
  completed: { label: 'Read', tone: 'done' },
  refused: { label: 'Refused', tone: 'action' },
  failed: { label: 'Failed', tone: 'action' },
}

export function fileChip(state: State): { readonly label: string; readonly tone: Tone } {
  return CHIPS[state]
}

export function isUnderWay(state: State): boolean {
  return state === 'queued' || state === 'reading'
}

const FORMATS: Readonly<Record<NonNullable<MeterFileRecordJson['format']>, string>> = {
  nem: 'NEM12 / NEM13',
  espi: 'Green Button (ESPI)',
  iec61968: 'IEC 61968-9',
  mscons: 'MSCONS',
  sce: 'Southern California Edison CSV',
  csv: 'Mapped CSV',
  handheld: 'Sheet of a read route',
}

export function formatText(format: MeterFileRecordJson['format']): string {
  return format === null ? '–' : FORMATS[format]
}

const FINDINGS: Readonly<Record<string, string>> = {
  FORMAT_UNKNOWN: 'Unknown format',
  NOT_TEXT: 'Not a text file',
  NO_DATA: 'No values',
  HEADER_MISSING: 'No header',
  XML_BROKEN: 'Broken XML',
  MAPPING_MISFIT: 'Mapping does not fit',
  LINE_TOO_LONG: 'Line too long',
  NOT_UTF8: 'Other encoding',
  RECORD_UNKNOWN: 'Unknown record',
  RECORD_ORDER: 'Record out of place',
  FIELD_MISSING: 'Field missing',
  DATE_FORM: 'Date not readable',
  LOCAL_TIME_SKIPPED: 'Time that never was',
  INTERVAL_LENGTH: 'Interval length',
  TOO_FEW_VALUES: 'Too few values',
  TOO_MANY_VALUES: 'Too many values',
  VALUE_FORM: 'Value not readable',
  VALUE_TOO_LONG: 'Value too long',
  UNIT_UNKNOWN: 'Unknown unit',
  QUALITY_UNKNOWN: 'Unknown quality',
  QUALITY_RANGES: 'Quality ranges',
  READING_TYPE_MISSING: 'No reading type',
  READING_TYPE_UNKNOWN: 'Reading type not taken',
  METER_MISSING: 'No meter named',
  FORECAST_LEFT_OUT: 'Forecast left out',
  NOT_READ: 'Could not be read',
  REGISTER_FELL: 'Register fell',
  INTERVAL_OVERLAP: 'Overlapping intervals',
  TRAILER_MISSING: 'No trailer',
  SEGMENT_COUNT: 'Segment count',
  QUANTITY_DIFFERS: 'Quantity differs',
  NOT_FOR_BILLING: 'Not for billing',
  ZONE_ASSUMED: 'Zone assumed',
  INTERVAL_LENGTH_DIFFERS: 'Another interval length',
  INTERVAL_MISALIGNED: 'Intervals straddle midnight',
  BEYOND_REGISTER: 'More than the register can count',
  INTERVALS_CORRECTED: 'Values corrected',
  ESTIMATES_REPLACED: 'Estimates replaced',
  VALUES_KEPT: 'Not taken: what is there stands above',
  UNIT_OF_SERVICE: 'Unit of another service',
  REGISTER_UNMATCHED: 'No register for it',
  UNIT_DIFFERS: 'Another unit than the register’s',
  MULTIPLIER_DIFFERS: 'Another multiplier than the register’s',
  READ_KEPT: 'Estimate not taken',
  READ_IMPLAUSIBLE: 'Read looks odd',
  READ_NOT_INSTALLED: 'Meter not in place',
  READ_IN_FUTURE: 'Read in the future',
  READ_VALUE_INVALID: 'Read not possible',
}

export function meterFindingText(code: string): string {
  return FINDINGS[code] ?? code
}

/** What came of a file and what to do now, as a sentence. */
export function fileSentence(file: MeterFileRecordJson): string {
  const { counts } = file
  switch (file.state) {
    case 'queued':
      return 'The bytes are stored. The worker begins as soon as it is free.'
    case 'reading':
      return `${countText(counts.records, 'record')} read so far. What is read is in the records already.`
    case 'refused':
      return `${file.failure ?? 'The file was refused.'} Nothing of it was taken.`
    case 'failed':
      return file.failure ?? 'The reading ended with a failure; what was read before stands.'
    case 'completed':
      return [
        counts.errors > 0
          ? `${countText(counts.errors, 'record')} left out: the findings say which and why.`
          : 'Every record was taken.',
        counts.held > 0
          ? `${countText(counts.held, 'record')} of meters that are not known ${counts.held === 1 ? 'waits' : 'wait'} below until they are.`
          : '',
      ]
        .join(' ')
        .trim()
  }
}

/** `3,120 new, 4 changed`. */
export function daysText(counts: MeterFileRecordJson['counts']): string {
  const parts = [
    [counts.daysNew, 'new'],
    [counts.daysChanged, 'changed'],
    [counts.daysSame, 'the same again'],
    [counts.daysKept, 'left as they were'],
  ] as const
  return (
    parts
      .filter(([count]) => count > 0)
      .map(([count, word]) => `${numberText(count)} ${word}`)
      .join(', ') || 'none'
  )
}

/** `12 taken, 3 the same again`. */
export function readsText(counts: MeterFileRecordJson['counts']): string {
  if (counts.readsTaken + counts.readsSame === 0) return 'none'
  const same = counts.readsSame === 0 ? '' : `, ${numberText(counts.readsSame)} the same again`
  return `${numberText(counts.readsTaken)} taken${same}`
}
