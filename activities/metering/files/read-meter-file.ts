import { createReadStream } from 'node:fs'
import { zoneTable } from '../../../db/zone-table.js'
import { HandheldReader } from '../../../domain/metering/formats/handheld/handheld-reader.js'
import type { CsvMapping } from '../../../domain/metering/formats/mapped-csv/csv-mapping.js'
import { MappedCsvReader } from '../../../domain/metering/formats/mapped-csv/mapped-csv-reader.js'
import { type MeterFinding, meterFinding, refusesFile } from '../../../domain/metering/formats/meter-finding.js'
import type {
  IntervalRun,
  MeterRecord,
  MeterSink,
  PeriodTotal,
  RegisterReading,
} from '../../../domain/metering/formats/meter-record.js'
import { MsconsReader } from '../../../domain/metering/formats/mscons/mscons-reader.js'
import { NemReader } from '../../../domain/metering/formats/nem/nem-reader.js'
import { SceReader } from '../../../domain/metering/formats/sce/sce-reader.js'
import { fixedZone, type ZoneTable } from '../../../domain/kernel/zone-table.js'
import type { FileFeed, MeterFileFormat } from './file-feed.js'
import { LineFeed } from './line-feed.js'
import { SegmentFeed } from './segment-feed.js'
import { sniffFormat, whyNotText } from './sniff-format.js'
import { XmlFeed } from './xml-feed.js'

export interface ReadOptions {
  /** Of a CSV file of no format of its own: which column is what. It is used only where the file is none of the known formats. */
  readonly mapping?: CsvMapping
  /** Clock of times that stand without an offset (SCE, older MSCONS); by default that of the sender's country. */
  readonly zone?: string
}

/** What one piece of a file gave. */
export interface MeterFileBatch {
  readonly records: readonly MeterRecord[]
  readonly findings: readonly MeterFinding[]
}

const HEAD_BYTES = 2_048

/**
 * Reads a meter file of any size in flat memory, whatever its format: records and findings as they come, in the order of the file. The
 * last batch of a refused file has a finding that refuses it (`refusesFile`); records before it stand for themselves.
 */
export class MeterFileReading {
  #format: MeterFileFormat | undefined
  readonly #options: ReadOptions

  constructor(options: ReadOptions = {}) {
    this.#options = options
  }

  /** Known once the first batch is there. */
  get format(): MeterFileFormat | undefined {
    return this.#format
  }

  async *batches(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<MeterFileBatch> {
    const sink = new Collector()
    const decoder = new TextDecoder('utf-8')
    let head: Buffer | undefined
    let feed: FileFeed | undefined
    const begin = (all: Buffer): FileFeed | undefined => this.#feedFor(all, sink)
    for await (const chunk of bytes) {
      if (feed !== undefined) feed.push(decoder.decode(chunk, { stream: true }))
      else if (!sink.isRefused) {
        head = head === undefined ? Buffer.from(chunk) : Buffer.concat([head, chunk])
        if (head.length < HEAD_BYTES) continue
        feed = begin(head)
        feed?.push(decoder.decode(head, { stream: true }))
      }
      yield* sink.taken()
      if (sink.isRefused) return
    }
    if (feed === undefined) {
      feed = begin(head ?? Buffer.alloc(0))
      feed?.push(decoder.decode(head ?? Buffer.alloc(0), { stream: true }))
    }
    feed?.push(decoder.decode())
    feed?.end()
    if (!sink.hasRecords && !sink.hasFindings) sink.finding(meterFinding('NO_DATA', 1, 'The file has no values.'))
    yield* sink.taken()
  }

  #feedFor(head: Buffer, sink: Collector): FileFeed | undefined {
    const notText = whyNotText(head)
    if (notText !== undefined) {
      sink.finding(meterFinding('NOT_TEXT', 1, notText))
      return undefined
    }
    const format = sniffFormat(head.toString('utf8'))
    if (format === 'xml') return new XmlFeed(sink, (found) => (this.#format = found))
    if (format === undefined) return this.#mapped(head, sink)
    this.#format = format
    switch (format) {
      case 'nem':
        return new LineFeed(new NemReader(sink), sink)
      case 'handheld':
        return new LineFeed(new HandheldReader(sink), sink)
      case 'sce':
        return new LineFeed(new SceReader(sink, this.#zone('America/Los_Angeles')), sink)
      case 'mscons':
        return new SegmentFeed(new MsconsReader(sink, this.#zone('Europe/Berlin')), sink)
    }
  }

  #mapped(head: Buffer, sink: Collector): FileFeed | undefined {
    const { mapping } = this.#options
    if (mapping !== undefined && head.length > 0) {
      this.#format = 'csv'
      const zone = zoneTable(mapping.zone) ?? fixedZone('UTC', 0)
      return new LineFeed(new MappedCsvReader(mapping, zone, sink), sink)
    }
    sink.finding(
      head.length === 0
        ? meterFinding('NO_DATA', 1, 'The file is empty.')
        : meterFinding('FORMAT_UNKNOWN', 1, 'The file is of no known format.', { rawValue: head.toString('utf8') }),
    )
    return undefined
  }

  #zone(usual: string): ZoneTable {
    return zoneTable(this.#options.zone ?? usual) ?? fixedZone('UTC', 0)
  }
}

class Collector implements MeterSink {
  #records: MeterRecord[] = []
  #findings: MeterFinding[] = []
  isRefused = false
  hasRecords = false
  hasFindings = false

  record(record: MeterRecord): void {
    this.#records.push(record)
    this.hasRecords = true
  }

  finding(finding: MeterFinding): void {
    this.#findings.push(finding)
    if (finding.code !== 'TRAILER_MISSING') this.hasFindings = true
    if (refusesFile(finding)) this.isRefused = true
  }

  *taken(): Generator<MeterFileBatch> {
    if (this.#records.length + this.#findings.length === 0) return
    const batch = { records: this.#records, findings: this.#findings }
    this.#records = []
    this.#findings = []
    yield batch
  }
}

/** A whole meter file in memory. */
export interface MeterFile {
  readonly format: MeterFileFormat | undefined
  readonly intervals: readonly IntervalRun[]
  readonly registers: readonly RegisterReading[]
  readonly totals: readonly PeriodTotal[]
  readonly findings: readonly MeterFinding[]
  /** Present where the file as a whole is refused. */
  readonly refusal?: MeterFinding
}

/**
 * Reads one meter file whole: intervals as runs (start in seconds since 1970-01-01T00:00Z, length, values as whole numbers ÷ 10^scale in
 * `unit`), register readings and period totals, with everything that was found on the way. For files of one or a few meters, as a rate
 * check takes them; a system's intake reads `MeterFileReading` batch by batch.
 */
export async function readMeterFile(source: string | AsyncIterable<Uint8Array>, options: ReadOptions = {}): Promise<MeterFile> {
  const reading = new MeterFileReading(options)
  const bytes = typeof source === 'string' ? (createReadStream(source) as AsyncIterable<Uint8Array>) : source
  const intervals: IntervalRun[] = []
  const registers: RegisterReading[] = []
  const totals: PeriodTotal[] = []
  const findings: MeterFinding[] = []
  for await (const batch of reading.batches(bytes)) {
    findings.push(...batch.findings)
    for (const record of batch.records) {
      if (record.kind === 'intervals') intervals.push(record)
      else if (record.kind === 'register') registers.push(record)
      else totals.push(record)
    }
  }
  const refusal = findings.find(refusesFile)
  return { format: reading.format, intervals, registers, totals, findings, ...(refusal === undefined ? {} : { refusal }) }
}
