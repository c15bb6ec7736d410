import { expect, test } from 'vitest'
import { changedFields, conflictsOf } from './changed-fields.js'

const row = { email: 'a@example.org' as string | null, phone: null as string | null, senior: false }

test.each([
  [{}, {}, {}],
  [{ email: 'a@example.org' }, {}, {}],
  [{ email: 'b@example.org', senior: false }, { email: 'a@example.org' }, { email: 'b@example.org' }],
  [
    { email: null, phone: '5550179' },
    { email: 'a@example.org', phone: null },
    { email: null, phone: '5550179' },
  ],
  [{ email: undefined, senior: true }, { senior: false }, { senior: true }],
])('%o', (wanted, before, after) => {
  expect(changedFields(row, wanted)).toEqual({ before, after })
})

test('a conflict names both values', () => {
  expect(conflictsOf(row, { email: 'mine@example.org', senior: false })).toEqual([
    { field: 'email', yours: 'mine@example.org', theirs: 'a@example.org' },
  ])
})
