/** What a finding does: the file is refused, the record is left out, or it is taken and said. */
export type FindingWeight = 'file' | 'record' | 'note'

interface FindingRule {
  readonly weight: FindingWeight
  /** What a person does about it. */
  readonly remedy: string
}

const ASK = 'Ask the sender for the record again.'
const NONE = 'Nothing has to be done.'

/** Every finding about a meter file: what it does and what a person does about it. */
export const METER_FINDINGS = {
  FORMAT_UNKNOWN: { weight: 'file', remedy: 'Choose a CSV mapping for the file, or ask for one of the formats that are read.' },
  NOT_TEXT: { weight: 'file', remedy: 'Send the file itself: unpacked, as text in UTF-8.' },
  NO_DATA: { weight: 'file', remedy: 'The file has no record with a value: ask the sender for the whole file.' },
  HEADER_MISSING: { weight: 'file', remedy: 'The file begins in the middle: ask the sender for the whole file.' },
  XML_BROKEN: { weight: 'file', remedy: 'The file is no well-formed XML, or ends early: ask for it again.' },
  MAPPING_MISFIT: { weight: 'file', remedy: 'The mapping does not fit the file: choose another, or a new version of it.' },
  LINE_TOO_LONG: { weight: 'record', remedy: ASK },
  NOT_UTF8: { weight: 'record', remedy: 'Ask for the file in UTF-8.' },
  RECORD_UNKNOWN: { weight: 'record', remedy: 'The format knows no such record; it was passed over.' },
  RECORD_ORDER: { weight: 'record', remedy: 'The record stands where it belongs to nothing; ask the sender for the file again.' },
  FIELD_MISSING: { weight: 'record', remedy: ASK },
  DATE_FORM: { weight: 'record', remedy: ASK },
  LOCAL_TIME_SKIPPED: { weight: 'record', remedy: 'The clock never showed this time. Ask which zone the sender writes in.' },
  INTERVAL_LENGTH: { weight: 'record', remedy: 'Intervals are of 1 to 60 minutes that fill an hour, or of a day.' },
  TOO_FEW_VALUES: { weight: 'record', remedy: 'The day has fewer values than its interval length promises: ask for it again.' },
  TOO_MANY_VALUES: { weight: 'record', remedy: 'The day has more values than its interval length promises: ask for it again.' },
  VALUE_FORM: { weight: 'record', remedy: ASK },
  VALUE_TOO_LONG: { weight: 'record', remedy: 'The number has more digits than a meter has: ask the sender.' },
  UNIT_UNKNOWN: { weight: 'record', remedy: 'The unit is not known here, so nothing can be made of the values.' },
  QUALITY_UNKNOWN: { weight: 'record', remedy: 'The flag is not known; say in the mapping, or ask, what it means.' },
  QUALITY_RANGES: { weight: 'record', remedy: 'The quality ranges do not cover the day once: ask for it again.' },
  READING_TYPE_MISSING: {
    weight: 'record',
    remedy: 'The file does not say what the values are: ask the sender for the reading type.',
  },
  READING_TYPE_UNKNOWN: { weight: 'record', remedy: 'This kind of reading is not taken.' },
  METER_MISSING: { weight: 'record', remedy: 'The file does not say of which meter the values are.' },
  FORECAST_LEFT_OUT: { weight: 'note', remedy: NONE },
  NOT_READ: { weight: 'record', remedy: 'Order a read of the meter: Field work › New order, or let the route be ordered again.' },
  REGISTER_FELL: { weight: 'record', remedy: 'The register shows less than before: was the meter exchanged?' },
  INTERVAL_OVERLAP: { weight: 'record', remedy: 'Two intervals of one channel overlap; the later one in the file was left out.' },
  TRAILER_MISSING: { weight: 'note', remedy: 'The end of the file is missing: ask whether it is whole.' },
  SEGMENT_COUNT: {
    weight: 'note',
    remedy: 'The trailer counts otherwise than there is. What was read stands; ask whether it is whole.',
  },
  QUANTITY_DIFFERS: {
    weight: 'note',
    remedy: 'The printed quantity is not the difference of the reads; the reads are what counts.',
  },
  NOT_FOR_BILLING: { weight: 'note', remedy: 'Rounded values are shown and never billed.' },
  ZONE_ASSUMED: { weight: 'note', remedy: 'Import again with the zone where the sender writes in another.' },
} as const satisfies Readonly<Record<string, FindingRule>>

export type MeterFindingCode = keyof typeof METER_FINDINGS

export interface MeterFinding {
  readonly code: MeterFindingCode
  readonly line: number
  readonly sentence: string
  readonly meter?: string
  readonly channel?: string
  /** What stands in the file there, at most 120 characters of it. */
  readonly rawValue?: string
}

const RAW_CHARACTERS = 120

export function meterFinding(
  code: MeterFindingCode,
  line: number,
  sentence: string,
  more: { readonly meter?: string; readonly channel?: string; readonly rawValue?: string } = {},
): MeterFinding {
  const { rawValue, ...of } = more
  const cut = rawValue === undefined ? {} : { rawValue: rawValue.slice(0, RAW_CHARACTERS) }
  return { code, line, sentence, ...of, ...cut }
}

/** True where the finding refuses the file as a whole. */
export function refusesFile(finding: Pick<MeterFinding, 'code'>): boolean {
  return METER_FINDINGS[finding.code].weight === 'file'
}
