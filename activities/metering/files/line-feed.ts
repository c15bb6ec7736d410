import { meterFinding } from '../../../domain/metering/formats/meter-finding.js'
import type { MeterSink } from '../../../domain/metering/formats/meter-record.js'
import type { FileFeed } from './file-feed.js'

interface LineReader {
  line(text: string, line: number): void
  end(): void
}

/** A day of seconds would fit; a longer line is of no meter file, and is passed over in flat memory. */
const LINE_LENGTH_MAX = 262_144
const REPLACED = '�'
/** Lines of another encoding that are named; after that it is plain. */
const NAMED_MAX = 1_000

/** Cuts text into lines for a reader; `\n` and `\r\n` both end one. */
export class LineFeed implements FileFeed {
  readonly #reader: LineReader
  readonly #sink: MeterSink
  #rest = ''
  #line = 0
  #isPassingOver = false
  #named = 0

  constructor(reader: LineReader, sink: MeterSink) {
    this.#reader = reader
    this.#sink = sink
  }

  push(piece: string): void {
    const text = this.#rest === '' ? piece : this.#rest + piece
    let at = 0
    for (;;) {
      const end = text.indexOf('\n', at)
      if (end === -1) break
      this.#take(text.slice(at, end > at && text.charCodeAt(end - 1) === 13 ? end - 1 : end))
      at = end + 1
    }
    this.#rest = text.slice(at)
    if (this.#rest.length <= LINE_LENGTH_MAX) return
    this.#isPassingOver = true
    this.#rest = ''
  }

  end(): void {
    if (this.#rest !== '' || this.#isPassingOver) this.#take(this.#rest.endsWith('\r') ? this.#rest.slice(0, -1) : this.#rest)
    this.#rest = ''
    this.#reader.end()
  }

  #take(text: string): void {
    this.#line += 1
    if (this.#isPassingOver || text.length > LINE_LENGTH_MAX) {
      this.#isPassingOver = false
      this.#sink.finding(meterFinding('LINE_TOO_LONG', this.#line, `The line has more than ${LINE_LENGTH_MAX} characters.`))
    } else if (text.includes(REPLACED)) {
      this.#named += 1
      if (this.#named <= NAMED_MAX)
        this.#sink.finding(meterFinding('NOT_UTF8', this.#line, 'The line has bytes that are not UTF-8.', { rawValue: text }))
    } else this.#reader.line(text, this.#line)
  }
}
