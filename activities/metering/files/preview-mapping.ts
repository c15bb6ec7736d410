import { Readable } from 'node:stream'
import { zoneTable } from '../../../db/zone-table.js'
import { decimal } from '../../../domain/kernel/decimal.js'
import { valueOf } from '../../../domain/kernel/outcome.js'
import { splitDelimited } from '../../../domain/metering/formats/delimited-line.js'
import { checkMapping, type CsvMapping } from '../../../domain/metering/formats/mapped-csv/csv-mapping.js'
import type { Quality } from '../../../domain/metering/formats/meter-record.js'
import { MeterFileReading } from './read-meter-file.js'

const ROWS = 8
const VALUES = 24
const FINDINGS = 20
const CELL = 200

export interface MappingPreview {
  readonly columns: string[]
  readonly rows: string[][]
  readonly values: {
    line: number
    meter: string
    channel: string
    at: string
    value: string | null
    unit: string
    quality: Quality
  }[]
  readonly findings: { line: number; code: string; sentence: string; rawValue: string | null }[]
}

/** What the first lines of a file look like, and what a mapping makes of them. Refuses MAPPING_INVALID with the field that is wrong. */
export async function previewMapping(mapping: CsvMapping, text: string): Promise<MappingPreview> {
  valueOf(checkMapping(mapping, (zone) => zoneTable(zone) !== undefined))
  const lines = text.split(/\r?\n/).slice(mapping.linesBefore)
  const cells = lines
    .slice(0, ROWS + 1)
    .map((line) => (splitDelimited(line, mapping.delimiter) ?? [line]).map((cell) => cell.trim().slice(0, CELL)))
  const [first = [], ...rest] = cells
  const columns = mapping.hasNames ? first : first.map((_cell, index) => `#${index + 1}`)
  const values: MappingPreview['values'] = []
  const findings: MappingPreview['findings'] = []
  for await (const batch of new MeterFileReading({ mapping }).batches(Readable.from([Buffer.from(text)]))) {
    for (const record of batch.records) {
      const { meter, channel, unit } = record
      if (record.kind === 'register')
        values.push({
          line: record.line,
          meter,
          channel,
          at: iso(record.at),
          value: record.value,
          unit: record.printedUnit,
          quality: record.quality,
        })
      if (record.kind !== 'intervals') continue
      for (const [index, amount] of record.values.entries()) {
        const value = amount === null ? null : decimal(amount).div(decimal(10).pow(record.scale)).toFixed()
        const quality = (record.qualities[index] ?? 'U') as Quality
        values.push({
          line: record.line + index,
          meter,
          channel,
          at: iso(record.start + index * record.seconds),
          value,
          unit,
          quality,
        })
      }
    }
    findings.push(
      ...batch.findings.map(({ line, code, sentence, rawValue }) => ({ line, code, sentence, rawValue: rawValue ?? null })),
    )
  }
  return {
    columns: columns.slice(0, 300),
    rows: (mapping.hasNames ? rest : cells).slice(0, ROWS).map((row) => row.slice(0, 300)),
    values: values.sort((left, right) => left.line - right.line).slice(0, VALUES),
    findings: findings.slice(0, FINDINGS),
  }
}

function iso(seconds: number): string {
  return new Date(seconds * 1000).toISOString()
}
