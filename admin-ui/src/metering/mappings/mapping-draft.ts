import type { CsvMappingJson } from '../../../../api/metering/files/contract.js'

export type Draft = CsvMappingJson
export type Quality = CsvMappingJson['qualities'][string]

export const QUALITY_CHOICES: readonly { readonly value: Quality; readonly label: string }[] = [
  { value: 'A', label: 'Measured' },
  { value: 'E', label: 'Estimated' },
  { value: 'S', label: 'Substituted for now' },
  { value: 'F', label: 'Substituted, final' },
  { value: 'N', label: 'No value' },
  { value: 'U', label: 'Not said' },
]

export const TIME_FORMS = [
  'YYYY-MM-DD HH:mm',
  'YYYY-MM-DD HH:mm:ss',
  'YYYY-MM-DDTHH:mm:ssZ',
  'M/D/YYYY h:mm A',
  'MM/DD/YYYY HH:mm',
  'DD.MM.YYYY HH:mm',
  'DD/MM/YYYY HH:mm',
  'X',
] as const

const DELIMITERS = [',', ';', '\t', '|'] as const

/** Bytes of a file that are looked at for a preview. */
export const SAMPLE_BYTES = 32_768

export function emptyDraft(zone: string): Draft {
  return {
    delimiter: ',',
    decimalSign: '.',
    linesBefore: 0,
    hasNames: true,
    meterColumn: null,
    meter: null,
    timeColumn: '',
    dayColumn: null,
    timeForm: 'YYYY-MM-DD HH:mm',
    zone,
    label: 'start',
    content: 'intervals',
    seconds: 900,
    values: [],
    qualityColumn: null,
    qualities: {},
  }
}

/** The names of the columns of a sample, by the draft's delimiter and lines before; `#1 …` where it has none. */
export function columnsOf(text: string, draft: Pick<Draft, 'delimiter' | 'linesBefore' | 'hasNames'>): string[] {
  const line = text.split(/\r?\n/)[draft.linesBefore] ?? ''
  if (line === '') return []
  const names = line.split(draft.delimiter).map((name) => name.trim().replace(/^"(.*)"$/, '$1'))
  return draft.hasNames ? names.filter((name) => name !== '') : names.map((_name, index) => `#${index + 1}`)
}

/** The same columns for every line of a file, found by the separator that gives the most of them. */
export function guessed(text: string, draft: Draft): Draft {
  const lines = text.split(/\r?\n/)
  let best: { delimiter: Draft['delimiter']; at: number; count: number } = { delimiter: ',', at: 0, count: 1 }
  for (const delimiter of DELIMITERS) {
    lines.slice(0, 30).forEach((line, at) => {
      const count = line.split(delimiter).length
      if (count > best.count) best = { delimiter, at, count }
    })
  }
  const withNames = { ...draft, delimiter: best.delimiter, linesBefore: best.at, hasNames: true }
  const columns = columnsOf(text, withNames)
  const find = (words: RegExp): string | undefined => columns.find((column) => words.test(column))
  const first = lines[best.at + 1]?.split(best.delimiter) ?? []
  const hasCommas = best.delimiter !== ',' && first.some((cell) => /^"?-?\d+,\d+"?$/.test(cell.trim()))
  const value = find(/kwh|wh$|^use$|usage|consumption|energy|verbrauch|value|reading|quantity/i)
  return {
    ...withNames,
    decimalSign: hasCommas ? ',' : '.',
    meterColumn: find(/meter|nmi|serial|device|z.hler|point/i) ?? null,
    timeColumn: find(/time|zeit|stamp|^start|^from|interval/i) ?? find(/date|datum/i) ?? '',
    qualityColumn: find(/quality|flag|status|g.te/i) ?? null,
    values: value === undefined ? [] : [{ column: value, channel: 'kWh', unit: 'kWh', direction: 'delivered' }],
  }
}

/** What still keeps a draft from being tried; undefined where it may be. */
export function whyNotReady(draft: Draft): string | undefined {
  if (draft.meterColumn === null && (draft.meter ?? '') === '')
    return 'Say which column names the meter, or which meter the file is of.'
  if (draft.timeColumn === '') return 'Say which column holds the time.'
  if (draft.values.length === 0) return 'Say which column holds the values.'
  if (draft.values.some((value) => value.column === '' || value.channel === '' || value.unit === ''))
    return 'A value needs its column, the name of its channel and its unit.'
  return undefined
}

/** A draft as the API takes it: a mapping of reads has no interval length. */
export function cleaned(draft: Draft): Draft {
  return {
    ...draft,
    seconds: draft.content === 'reads' ? null : draft.seconds,
    meter: draft.meterColumn === null ? draft.meter : null,
  }
}
