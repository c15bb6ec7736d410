import { expect, test } from 'vitest'
import { OUTAGE_LINES_MAX, parseOutageList } from './outage-list.js'

test.each<[string, string, readonly string[]]>([
  ['a heading and columns', 'premise_id,note\r\nP1,tree\r\nP2,', ['P1', 'P2']],
  ['no heading', 'P1\nS2\n', ['P1', 'S2']],
  ['quotes, blanks, a byte order mark, a line twice', '\uFEFF"P1" ; x\n P2 \nP1', ['P1', 'P2']],
])('%s', (_case, text, expected) => {
  expect(parseOutageList(text)).toEqual({ ok: true, value: expected })
})

test.each([
  ['nothing', ''],
  ['only a heading', 'id\n\n'],
  ['too much', Array.from({ length: OUTAGE_LINES_MAX + 1 }, (_, index) => `P${index}`).join('\n')],
])('%s is refused', (_case, text) => {
  const answer = parseOutageList(text)
  expect(answer.ok ? '' : answer.refusal.code).toBe('OUTAGE_LIST')
})
