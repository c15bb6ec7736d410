import { expect, test } from 'vitest'
import { subjectPath } from './subject-pages.js'

test.each<[string | null, string | null, string | null]>([
  ['bill_run', '12', '/bill-runs/12/show'],
  ['process', 'move/R1', '/processes/move%2FR1/show'],
  ['deposit_pay_out', 'D00012', '/deposits/D00012/show'],
  ['session', 'x', null],
  ['account', null, null],
  [null, null, null],
])('%s %s is shown at %s', (subjectKind, subjectId, path) => {
  expect(subjectPath({ subjectKind, subjectId })).toBe(path)
})
