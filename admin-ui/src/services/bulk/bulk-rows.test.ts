import { expect, test } from 'vitest'
import { countRows, findingsOf, refusedLines } from './bulk-rows.js'

const CSV = 'kind,account_id,stop_on\r\nmove_out,A000001,2026-09-30\n\nmove_out,A000002,never\n'

test.each([
  ['', 0],
  ['kind,account_id\n', 0],
  [CSV, 2],
])('%j holds %i rows', (csv, rows) => {
  expect(countRows(csv)).toBe(rows)
})

test('a finding stands beside the line it is about', () => {
  const finding = { line: 4, code: 'BULK_ROW', sentence: 'stop_on: never is no day; write YYYY-MM-DD.' }
  expect(refusedLines(CSV, [finding])).toEqual([{ line: 4, text: 'move_out,A000002,never', findings: [finding] }])
})

test('a refusal about something else has no findings', () => {
  expect(findingsOf(undefined)).toBeUndefined()
  expect(findingsOf({ earliest: '2026-07-01' })).toBeUndefined()
  expect(findingsOf({ findings: [] })).toEqual([])
})
