import { expect, test } from 'vitest'
import { summaryOf } from './outage-list-text.js'

test.each([
  ['nothing', '', 0, []],
  ['one a line, pasted', 'P1\nP2\n\nP3\n', 3, []],
  ['a file with a heading and more columns', 'premise_id,street\r\n"P1",Mill Lane\r\nP2,Jasper St\r\n', 2, []],
  ['tabs, as a spreadsheet pastes', 'P1\tx\nP2\ty', 2, []],
  ['one that stands twice counts once', 'P1\nP2\nP1', 2, ['P1']],
])('%s', (_case, list, lines, twice) => expect(summaryOf(list)).toEqual({ lines, twice }))
