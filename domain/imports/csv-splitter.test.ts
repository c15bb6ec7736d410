import fc from 'fast-check'
import { parse } from 'csv-parse/sync'
import { describe, expect, it } from 'vitest'
import { type CsvRow, CsvSplitter, RECORD_LENGTH_MAX } from './csv-splitter.js'

function split(...pieces: string[]): CsvRow[] {
  const splitter = new CsvSplitter()
  return [...pieces.flatMap((piece) => splitter.push(piece)), ...splitter.end()]
}

const row = (line: number, ...fields: string[]): CsvRow => ({ line, fields })
const problem = (line: number, code: NonNullable<CsvRow['problem']>): CsvRow => ({ line, problem: code })

const CASES: readonly [string, string, readonly CsvRow[]][] = [
  ['nothing', '', []],
  ['plain rows', 'a,b\n1,2\n', [row(1, 'a', 'b'), row(2, '1', '2')]],
  ['no line end after the last row', 'a,b\n1,2', [row(1, 'a', 'b'), row(2, '1', '2')]],
  ['an empty line is a row of one empty value', 'a\n\nb\n', [row(1, 'a'), row(2, ''), row(3, 'b')]],
  ['empty values', ',\n,,\n', [row(1, '', ''), row(2, '', '', '')]],
  ['comma in quotes', '"a,b",c\n', [row(1, 'a,b', 'c')]],
  ['doubled quote', '"say ""no""",c\n', [row(1, 'say "no"', 'c')]],
  ['empty quoted value', 'a,"",b\n', [row(1, 'a', '', 'b')]],
  ['line end in quotes counts lines', '"a\nb",c\nd,e\n', [row(1, 'a\nb', 'c'), row(3, 'd', 'e')]],
  ['quoted value at the very end', 'a,"b"', [row(1, 'a', 'b')]],
  ['comma at the end', 'a,\n', [row(1, 'a', '')]],
  ['quote inside a value', 'a"b,c\nd,e\n', [problem(1, 'QUOTE_IN_FIELD'), row(2, 'd', 'e')]],
  ['text after the closing quote', '"a"b,c\nd,e\n', [problem(1, 'TEXT_AFTER_QUOTE'), row(2, 'd', 'e')]],
  ['quote never closed', 'a,b\n"c,d\ne,f\n', [row(1, 'a', 'b'), problem(2, 'QUOTE_NOT_CLOSED'), row(3, 'e', 'f')]],
  ['closed only by a later row', '"c,d\ne,f\n"g,h",i\n', [problem(1, 'TEXT_AFTER_QUOTE'), row(2, 'e', 'f'), row(3, 'g,h', 'i')]],
  ['row too long', `a\n${'x'.repeat(RECORD_LENGTH_MAX + 1)}\nb\n`, [row(1, 'a'), problem(2, 'RECORD_TOO_LONG'), row(3, 'b')]],
]

describe('csv splitter', () => {
  it.each(CASES)('%s', (_name, text, expected) => {
    expect(split(text)).toEqual(expected)
  })

  it.each(CASES)('%s, in pieces of one character', (_name, text, expected) => {
    expect(split(...(text.length > 1_000 ? (text.match(/[^]{1,1000}/g) ?? []) : [...text]))).toEqual(expected)
  })

  it('says the same however the text is cut', () => {
    const pieces = fc.array(fc.constantFrom('a', '7', ',', '"', '""', '\n', 'é', '"b,c"', '"x\ny"'), { maxLength: 60 })
    fc.assert(
      fc.property(pieces, fc.array(fc.nat(40), { maxLength: 8 }), (parts, cuts) => {
        const text = parts.join('')
        const at = [...new Set(cuts.filter((cut) => cut < text.length))].sort((left, right) => left - right)
        const cut = [...at, text.length].map((end, index) => text.slice(index === 0 ? 0 : at[index - 1], end))
        expect(split(...cut)).toEqual(split(text))
      }),
      { seed: 20260901, numRuns: 3_000 },
    )
  })

  it('reads what a library reads, where the text is well formed', () => {
    const field = fc.string({ unit: fc.constantFrom('a', 'b', '"', ',', '\n', 'é', '中', ' ', '1') })
    fc.assert(
      fc.property(fc.array(fc.array(field, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 6 }), (rows) => {
        const text = rows.map((fields) => `${fields.map((value) => `"${value.replaceAll('"', '""')}"`).join(',')}\n`).join('')
        const ours = split(text).map((entry) => entry.fields)
        expect(ours).toEqual(parse(text, { relax_column_count: true, record_delimiter: '\n' }))
        expect(ours).toEqual(rows)
      }),
      { seed: 20260901, numRuns: 2_000 },
    )
  })

  it('holds no more than a row of a file without line ends', () => {
    const splitter = new CsvSplitter()
    const rows: CsvRow[] = []
    for (let piece = 0; piece < 200; piece += 1) rows.push(...splitter.push('x'.repeat(100_000)))
    expect([...rows, ...splitter.push('\na\n'), ...splitter.end()]).toEqual([problem(1, 'RECORD_TOO_LONG'), row(2, 'a')])
  })
})
