import { SaxesParser } from 'saxes'
import { EspiReader } from '../../../domain/metering/formats/espi/espi-reader.js'
import { MeterReadingsReader } from '../../../domain/metering/formats/iec61968/meter-readings-reader.js'
import { meterFinding } from '../../../domain/metering/formats/meter-finding.js'
import type { MeterSink } from '../../../domain/metering/formats/meter-record.js'
import type { XmlReader } from '../../../domain/metering/formats/xml-element.js'
import type { FileFeed, MeterFileFormat } from './file-feed.js'

const DEPTH_MAX = 60
/** Characters of the text of one element that are kept. */
const TEXT_MAX = 4_096
/** Characters without any element: a comment or text of this length is no meter file. */
const SILENCE_MAX = 4_194_304

const ESPI_ROOTS = new Set(['feed', 'entry', 'IntervalBlock'])
const IEC_ROOTS = new Set(['EventMessage', 'ResponseMessage', 'RequestMessage', 'MeterReadings'])

/** Reads XML as it comes, by local names; the root element tells which format it is. */
export class XmlFeed implements FileFeed {
  readonly #sink: MeterSink
  readonly #onFormat: (format: MeterFileFormat) => void
  readonly #parser = new SaxesParser()
  readonly #texts: string[] = []
  #reader: XmlReader | undefined
  #isBroken = false
  #silence = 0

  constructor(sink: MeterSink, onFormat: (format: MeterFileFormat) => void) {
    this.#sink = sink
    this.#onFormat = onFormat
    this.#parser.on('error', (error) => this.#break(plain(error.message)))
    this.#parser.on('opentag', (tag) => this.#open(local(tag.name), tag.attributes))
    this.#parser.on('closetag', (tag) => this.#close(local(tag.name)))
    this.#parser.on('text', (text) => this.#text(text))
    this.#parser.on('cdata', (text) => this.#text(text))
  }

  push(text: string): void {
    if (this.#isBroken) return
    this.#silence += text.length
    if (this.#silence > SILENCE_MAX) return this.#break('The file goes on without any element.')
    this.#write(() => this.#parser.write(text))
  }

  end(): void {
    if (!this.#isBroken) this.#write(() => this.#parser.close())
    // What was read before a file broke off stands; the finding says that it did.
    this.#reader?.end()
  }

  #write(work: () => unknown): void {
    try {
      work()
    } catch (error) {
      this.#break(error instanceof Error ? plain(error.message) : 'The XML cannot be read.')
    }
  }

  #open(name: string, attributes: Record<string, string>): void {
    if (this.#isBroken) return
    this.#silence = 0
    this.#texts.push('')
    if (this.#texts.length > DEPTH_MAX) return this.#break(`Elements lie deeper than ${DEPTH_MAX} within each other.`)
    if (this.#reader === undefined) this.#begin(name)
    this.#reader?.open(name, attributes, this.#parser.line)
  }

  #begin(root: string): void {
    if (ESPI_ROOTS.has(root)) {
      this.#reader = new EspiReader(this.#sink)
      this.#onFormat('espi')
    } else if (IEC_ROOTS.has(root)) {
      this.#reader = new MeterReadingsReader(this.#sink)
      this.#onFormat('iec61968')
    } else {
      this.#isBroken = true
      this.#sink.finding(
        meterFinding(
          'FORMAT_UNKNOWN',
          this.#parser.line,
          `XML with the root ${root.slice(0, 40)} is no meter file that is read.`,
        ),
      )
    }
  }

  #close(name: string): void {
    if (this.#isBroken) return
    this.#silence = 0
    const text = this.#texts.pop() ?? ''
    this.#reader?.close(name, text.trim(), this.#parser.line)
  }

  #text(text: string): void {
    const at = this.#texts.length - 1
    const before = this.#texts[at]
    if (before !== undefined && before.length < TEXT_MAX) this.#texts[at] = (before + text).slice(0, TEXT_MAX)
  }

  #break(sentence: string): void {
    if (this.#isBroken) return
    this.#isBroken = true
    this.#sink.finding(meterFinding('XML_BROKEN', this.#parser.line, sentence))
  }
}

function local(name: string): string {
  const colon = name.indexOf(':')
  return colon === -1 ? name : name.slice(colon + 1)
}

/** Messages of the parser begin with line and column, which a finding has of its own. */
function plain(message: string): string {
  return `The XML is not well-formed: ${message.replace(/^[\d:]+ /, '').slice(0, 200)}`
}
