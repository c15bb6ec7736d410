import { isUtf8 } from 'node:buffer'
import { type CsvRow, CsvSplitter } from '../../domain/imports/csv-splitter.js'
import { type Finding, finding } from '../../domain/imports/finding.js'

/** Rows of a file as they come, with what was wrong with the bytes themselves. */
export interface RowBatch {
  readonly rows: readonly CsvRow[]
  readonly findings: readonly Finding[]
  /** Lines whose bytes are not as the contract says: their rows count as rejected. */
  readonly badLines: ReadonlySet<number>
}

/** Thrown where the bytes are no text at all; nothing of the file can be read. */
class NotText extends Error {}

const NEWLINE = 0x0a
const CARRIAGE_RETURN = 0x0d
/** Text is handed on in pieces of at least this size, so that rows are checked by the thousand. */
const PIECE_BYTES = 1 << 17
/** Bad lines of one kind that are named; after that the file is plainly of another encoding. */
const NAMED_LINES_MAX = 1_000

/**
 * Reads a CSV file of any size in flat memory. Bytes that are not UTF-8, NUL bytes, a byte order mark and line ends other than `\n`
 * are findings, and reading goes on wherever that makes sense.
 */
export async function* readCsvFile(file: string, bytes: AsyncIterable<Uint8Array>): AsyncGenerator<RowBatch> {
  const reader = new ByteReader(file)
  const splitter = new CsvSplitter()
  try {
    for await (const piece of wholeLines(bytes)) {
      const text = reader.textOf(piece)
      const rows = splitter.push(text)
      yield { rows, ...reader.taken() }
    }
  } catch (error) {
    if (!(error instanceof NotText)) throw error
    yield { rows: [], findings: [finding({ file, code: 'NOT_TEXT', sentence: error.message })], badLines: new Set() }
    return
  }
  reader.end()
  const rows = splitter.end()
  yield { rows, ...reader.taken() }
}

/** Cuts the stream behind line ends, so that no character of several bytes is torn and each line is judged as a whole. */
async function* wholeLines(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  let held: Buffer[] = []
  let size = 0
  for await (const chunk of bytes) {
    const buffer = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength)
    held.push(buffer)
    size += buffer.length
    if (size < PIECE_BYTES) continue
    const whole = held.length === 1 ? buffer : Buffer.concat(held)
    const end = whole.lastIndexOf(NEWLINE) + 1
    // A line longer than a piece is no row of the contract: it is passed on in parts and refused there.
    const cut = end > 0 ? end : whole.length
    yield whole.subarray(0, cut)
    held = cut === whole.length ? [] : [whole.subarray(cut)]
    size = whole.length - cut
  }
  if (size > 0) yield Buffer.concat(held)
}

/** Turns bytes into text and keeps account of lines and of what is wrong with the bytes. */
class ByteReader {
  readonly #file: string
  #findings: Finding[] = []
  #badLines = new Set<number>()
  #line = 1
  #isFirst = true
  #endsWithNewline = true
  #withReturn = 0
  #withoutReturn = 0
  #firstReturnLine = 0
  #named = 0

  constructor(file: string) {
    this.#file = file
  }

  textOf(piece: Buffer): string {
    let bytes = piece
    if (this.#isFirst) {
      this.#isFirst = false
      bytes = this.#withoutMark(piece)
    }
    const lines = countNewlines(bytes)
    if (!isUtf8(bytes) || bytes.includes(0)) this.#nameBadLines(bytes)
    let text = bytes.toString('utf8')
    if (bytes.includes(CARRIAGE_RETURN)) text = this.#withoutReturns(text)
    else this.#withoutReturn += lines
    this.#line += lines
    this.#endsWithNewline = bytes.length === 0 ? this.#endsWithNewline : bytes[bytes.length - 1] === NEWLINE
    return text
  }

  /** Says what only the whole file tells. */
  end(): void {
    if (this.#withReturn > 0) {
      const all = this.#withoutReturn === 0
      const sentence = all
        ? 'The lines end with \\r\\n instead of \\n.'
        : `Some lines end with \\r\\n, the first being line ${this.#firstReturnLine}.`
      this.#findings.push(finding({ file: this.#file, row: this.#firstReturnLine, code: 'LINE_ENDS', sentence }))
    }
    if (!this.#endsWithNewline) {
      const sentence = `The file ends in the middle of line ${this.#line}, without a line end.`
      this.#findings.push(finding({ file: this.#file, row: this.#line, code: 'LAST_LINE_OPEN', sentence }))
    }
  }

  /** Findings since the last call. */
  taken(): { findings: Finding[]; badLines: Set<number> } {
    const taken = { findings: this.#findings, badLines: this.#badLines }
    this.#findings = []
    this.#badLines = new Set()
    return taken
  }

  #withoutMark(piece: Buffer): Buffer {
    const [first, second, third] = piece
    if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff))
      throw new NotText('The file is UTF-16, not UTF-8.')
    if (first === 0x50 && second === 0x4b && (third === 0x03 || third === 0x05)) throw new NotText('The file is a ZIP archive.')
    if (first === 0x1f && second === 0x8b) throw new NotText('The file is compressed with gzip.')
    if (first === 0xd0 && second === 0xcf && third === 0x11) throw new NotText('The file is an office document.')
    const start = piece.subarray(0, 64)
    if (start.filter((byte) => byte === 0).length > start.length / 4)
      throw new NotText('The file is UTF-16 or binary, not UTF-8.')
    if (first !== 0xef || second !== 0xbb || third !== 0xbf) return piece
    this.#findings.push(
      finding({
        file: this.#file,
        row: 1,
        code: 'BYTE_ORDER_MARK',
        sentence: 'The file begins with a byte order mark (EF BB BF).',
      }),
    )
    return piece.subarray(3)
  }

  #nameBadLines(bytes: Buffer): void {
    let line = this.#line
    for (let at = 0; at < bytes.length; line += 1) {
      const newline = bytes.indexOf(NEWLINE, at)
      const end = newline === -1 ? bytes.length : newline
      const content = bytes.subarray(at, end)
      if (content.includes(0)) this.#badLine(line, 'NUL_BYTE', 'The line has a NUL byte in it.')
      else if (!isUtf8(content)) this.#badLine(line, 'NOT_UTF8', 'The line has bytes that are not UTF-8.')
      at = end + 1
    }
  }

  #badLine(line: number, code: 'NUL_BYTE' | 'NOT_UTF8', sentence: string): void {
    this.#badLines.add(line)
    this.#named += 1
    if (this.#named <= NAMED_LINES_MAX) this.#findings.push(finding({ file: this.#file, row: line, code, sentence }))
  }

  #withoutReturns(text: string): string {
    let line = this.#line
    return text.replace(/\r?\n/g, (end) => {
      if (end.length === 1) this.#withoutReturn += 1
      else {
        if (this.#withReturn === 0) this.#firstReturnLine = line
        this.#withReturn += 1
      }
      line += 1
      return '\n'
    })
  }
}

function countNewlines(bytes: Buffer): number {
  let lines = 0
  for (let at = bytes.indexOf(NEWLINE); at !== -1; at = bytes.indexOf(NEWLINE, at + 1)) lines += 1
  return lines
}
