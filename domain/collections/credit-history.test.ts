import { expect, it } from 'vitest'
import type { CreditPoints } from '../policy/collection-parameters.js'
import { type CreditEventKind, creditHistory } from './credit-history.js'

const RULE: CreditPoints = { late_payment: 1, returned_payment: 3, disconnection: 5, broken_plan: 3, decay_months: 24 }
const HALVES: CreditPoints = { ...RULE, written_off: 10, halved_after_months: 12 }

it.each<[string, CreditPoints | null, [CreditEventKind, string][], string, number]>([
  ['nothing happened', RULE, [], '2026-10-01', 0],
  ['no rule', null, [['disconnection', '2026-09-30']], '2026-10-01', 0],
  [
    'each kind its points',
    RULE,
    [
      ['late_payment', '2026-01-10'],
      ['returned_payment', '2026-02-10'],
      ['disconnection', '2026-03-10'],
      ['broken_plan', '2026-04-10'],
    ],
    '2026-10-01',
    12,
  ],
  [
    'twice the same',
    RULE,
    [
      ['late_payment', '2026-01-10'],
      ['late_payment', '2026-03-10'],
    ],
    '2026-10-01',
    2,
  ],
  ['a kind the rule does not name has none', RULE, [['written_off', '2026-01-10']], '2026-10-01', 0],
  ['on its day already', RULE, [['disconnection', '2026-10-01']], '2026-10-01', 5],
  ['not before its day', RULE, [['disconnection', '2026-10-02']], '2026-10-01', 0],
  ['the last day', RULE, [['disconnection', '2024-10-02']], '2026-10-01', 5],
  ['forgotten after 24 months', RULE, [['disconnection', '2024-10-01']], '2026-10-01', 0],
  ['whole until the halving', HALVES, [['disconnection', '2025-10-02']], '2026-10-01', 5],
  ['half from then on, rounded down', HALVES, [['disconnection', '2025-10-01']], '2026-10-01', 2],
  ['one point halves to none', HALVES, [['late_payment', '2025-10-01']], '2026-10-01', 0],
  [
    'written off, half, forgotten',
    HALVES,
    [
      ['written_off', '2026-05-01'],
      ['written_off', '2025-05-01'],
      ['written_off', '2024-05-01'],
    ],
    '2026-10-01',
    15,
  ],
])('%s', (_name, rule, events, today, points) => {
  const history = creditHistory(
    events.map(([kind, on], index) => ({ kind, on, subject: `${index}` })),
    rule,
    today,
  )
  expect(history.points).toBe(points)
})

it('tells when each event is halved and forgotten, the newest first', () => {
  const history = creditHistory(
    [
      { kind: 'late_payment', on: '2024-08-31', subject: 'A1-1' },
      { kind: 'written_off', on: '2026-02-01', subject: 'write-off 7' },
    ],
    HALVES,
    '2026-10-01',
  )
  expect(
    history.entries.map(({ subject, points, counts, halvedFrom, forgottenFrom }) => [
      subject,
      points,
      counts,
      halvedFrom,
      forgottenFrom,
    ]),
  ).toEqual([
    ['write-off 7', 10, 10, '2027-02-01', '2028-02-01'],
    ['A1-1', 1, 0, '2025-08-31', '2026-08-31'],
  ])
})
