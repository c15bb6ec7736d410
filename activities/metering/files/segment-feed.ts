import { meterFinding } from '../../../domain/metering/formats/meter-finding.js'
import type { MeterSink } from '../../../domain/metering/formats/meter-record.js'
import type { MsconsReader } from '../../../domain/metering/formats/mscons/mscons-reader.js'
import { SegmentSplitter } from '../../../domain/metering/formats/mscons/segment-splitter.js'
import type { FileFeed } from './file-feed.js'

/** Cuts an EDIFACT interchange into segments for the reader of MSCONS. */
export class SegmentFeed implements FileFeed {
  readonly #splitter = new SegmentSplitter()
  readonly #reader: MsconsReader
  readonly #sink: MeterSink

  constructor(reader: MsconsReader, sink: MeterSink) {
    this.#reader = reader
    this.#sink = sink
  }

  push(text: string): void {
    for (const segment of this.#splitter.push(text)) this.#reader.segment(segment)
    for (const line of this.#splitter.tooLong.splice(0))
      this.#sink.finding(meterFinding('LINE_TOO_LONG', line, 'The segment is longer than any of MSCONS; is its end missing?'))
  }

  end(): void {
    this.#reader.end()
  }
}
