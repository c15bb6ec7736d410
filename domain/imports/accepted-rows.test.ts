import { describe, expect, it } from 'vitest'
import { parseAcceptedRows } from './accepted-rows.js'

const codes = (text: string): (string | number | null)[][] =>
  parseAcceptedRows(text).findings.map((entry) => [entry.row, entry.code])

describe('accept file', () => {
  it('names rows by line or key', () => {
    expect(
      parseAcceptedRows(
        'file,row,code\n\n# agreed with the clerk\nreads.csv,12,DATE_NOT_REAL\nreads.csv,M1/1/2026-01-01,DUPLICATE_KEY\n',
      ),
    ).toEqual({
      rows: [
        { file: 'reads.csv', row: '12', code: 'DATE_NOT_REAL', line: 4 },
        { file: 'reads.csv', row: 'M1/1/2026-01-01', code: 'DUPLICATE_KEY', line: 5 },
      ],
      findings: [],
    })
  })

  it.each([
    ['reads.csv,12\n', [[1, 'ACCEPT_LINE']]],
    ['reads.csv,,DATE_FORM\n', [[1, 'ACCEPT_LINE']]],
    ['settings.json,3,SETTINGS_INVALID\n', [[1, 'ACCEPT_LINE']]],
    ['reads.csv,1,FILE_EMPTY\n', [[1, 'ACCEPT_LINE']]],
    ['reads.csv,1,READ_AFTER_REMOVAL\n', [[1, 'ACCEPT_LINE']]],
    ['reads.csv,1,constructor\n', [[1, 'ACCEPT_LINE']]],
    ['reads.csv,"1,DATE_FORM\n', [[1, 'ACCEPT_LINE']]],
    ['reads.csv , 7 , DATE_FORM\r\n', []],
  ])('%j', (text, expected) => {
    expect(codes(text)).toEqual(expected)
  })
})
