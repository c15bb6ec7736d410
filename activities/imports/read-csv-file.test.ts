import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkHeader } from '../../domain/imports/check-header.js'
import { rowChecker } from '../../domain/imports/check-row.js'
import { contractFile } from '../../domain/imports/contract-files.js'
import type { CsvRow } from '../../domain/imports/csv-splitter.js'
import type { Finding } from '../../domain/imports/finding.js'
import { readCsvFile } from './read-csv-file.js'

interface ReadFile {
  readonly rows: CsvRow[]
  readonly findings: (string | number | null)[][]
  readonly badLines: number[]
}

async function read(...pieces: Uint8Array[]): Promise<ReadFile> {
  const all: ReadFile = { rows: [], findings: [], badLines: [] }
  async function* stream(): AsyncGenerator<Uint8Array> {
    yield* pieces
  }
  for await (const batch of readCsvFile('reads.csv', stream())) {
    all.rows.push(...batch.rows)
    all.findings.push(...batch.findings.map((found) => [found.row, found.code]))
    all.badLines.push(...batch.badLines)
  }
  return all
}

const bytes = (text: string, encoding: BufferEncoding = 'utf8'): Buffer => Buffer.from(text, encoding)
const linesOf = ({ rows }: ReadFile): number[] => rows.map((row) => row.line)

describe('bytes of a CSV file', () => {
  it('are plain rows', async () => {
    expect(await read(bytes('a,b\n1,é\n'))).toEqual({
      rows: [
        { line: 1, fields: ['a', 'b'] },
        { line: 2, fields: ['1', 'é'] },
      ],
      findings: [],
      badLines: [],
    })
  })

  it.each<[string, Buffer, (string | number | null)[][]]>([
    ['nothing', bytes(''), []],
    ['a byte order mark', bytes('\uFEFFa\n'), [[1, 'BYTE_ORDER_MARK']]],
    ['UTF-16', bytes('\uFEFFa,b\n', 'utf16le'), [[null, 'NOT_TEXT']]],
    ['UTF-16 without a mark', bytes('account,b\n', 'utf16le'), [[null, 'NOT_TEXT']]],
    ['Latin-1', bytes('a\né\nb\n', 'latin1'), [[2, 'NOT_UTF8']]],
    ['a character cut in two', Buffer.concat([bytes('a\n'), bytes('é').subarray(0, 1), bytes('\nb\n')]), [[2, 'NOT_UTF8']]],
    ['an overlong form', Buffer.from([0x61, 0x0a, 0xc0, 0xaf, 0x0a]), [[2, 'NOT_UTF8']]],
    ['half a surrogate pair', Buffer.from([0x61, 0x0a, 0xed, 0xa0, 0x80, 0x0a]), [[2, 'NOT_UTF8']]],
    ['a NUL byte', bytes('a\nb\0\n'), [[2, 'NUL_BYTE']]],
    ['CRLF', bytes('a\r\nb\r\n'), [[1, 'LINE_ENDS']]],
    ['one CRLF', bytes('a\nb\r\nc\n'), [[2, 'LINE_ENDS']]],
    ['no last line end', bytes('a\nb'), [[2, 'LAST_LINE_OPEN']]],
    ['a ZIP archive', bytes('PK\u0003\u0004rest'), [[null, 'NOT_TEXT']]],
    ['an old office document', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1]), [[null, 'NOT_TEXT']]],
  ])('%s', async (_name, content, findings) => {
    expect((await read(content)).findings).toEqual(findings)
  })

  it('keep their lines whatever the pieces they come in', async () => {
    const text = Array.from({ length: 60_000 }, (_, index) => `M${index},é,"x, y"\n`).join('')
    const content = bytes(text)
    const pieces: Buffer[] = []
    for (let at = 0; at < content.length; at += 70_001) pieces.push(content.subarray(at, at + 70_001))
    const all = await read(...pieces)
    expect(all.findings).toEqual([])
    expect(linesOf(all)).toEqual(Array.from({ length: 60_000 }, (_, index) => index + 1))
    expect(all.rows[59_999]).toEqual({ line: 60_000, fields: ['M59999', 'é', 'x, y'] })
  })

  it('name a bad line far into the file', async () => {
    const good = bytes('a,b,c\n'.repeat(100_000))
    const all = await read(good, Buffer.from([0x61, 0xff, 0x0a]), good)
    expect(all.findings).toEqual([[100_001, 'NOT_UTF8']])
    expect(all.badLines).toEqual([100_001])
    expect(all.rows).toHaveLength(200_001)
  })

  it('of ten megabytes without a line end cost one finding', async () => {
    const all = await read(bytes('a,b\n'), ...Array.from({ length: 10 }, () => Buffer.alloc(1 << 20, 'x')), bytes('\nc,d\n'))
    expect(all.rows).toEqual([
      { line: 1, fields: ['a', 'b'] },
      { line: 2, problem: 'RECORD_TOO_LONG' },
      { line: 3, fields: ['c', 'd'] },
    ])
  })

  it('of any kind are read to the end without failing', async () => {
    const file = contractFile('reads.csv')
    const header = bytes(`${file.columns.map((column) => column.name).join(',')}\n`)
    const row = bytes('M10000001,1,2026-07-06,9840,actual,handheld\n')
    const noise = fc.oneof(
      fc.uint8Array({ maxLength: 40 }),
      fc.constantFrom(...['"', '""', '\n', '\r\n', ',', '\0', 'é', '\uFEFF', '=1+1', '-0'].map((text) => bytes(text))),
      fc.constant(row),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(noise, { maxLength: 30 }), async (parts) => {
        const all = await read(header, ...parts)
        const checker = rowChecker(file)
        const findings: Finding[] = checkHeader(file, all.rows[0]?.fields ?? [])
        for (const entry of all.rows.slice(1)) if (entry.fields !== undefined) checker.check(entry.fields, entry.line, findings)
        const rising = linesOf(all)
        expect(rising).toEqual([...new Set(rising)].sort((left, right) => left - right))
        const newlines = Buffer.concat([header, ...parts]).filter((byte) => byte === 0x0a).length
        expect(rising.at(-1) ?? 0).toBeLessThanOrEqual(newlines + 1)
      }),
      { seed: 20260901, numRuns: 1_500 },
    )
  })
})
