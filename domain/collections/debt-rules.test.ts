import { describe, expect, it } from 'vitest'
import { OWING, owing, packOf, type StatedRule } from '../../test/support/collections-policy.js'
import { decisionTable, notices } from '../../test/support/decision-table.js'
import { Decimal } from '../kernel/decimal.js'
import { afterPayment } from './debt-rules.js'
import { decideDisconnection } from './decide-disconnection.js'

describe('debt', () => {
  const age60: StatedRule = ['cut.min_age', { days: 60, count: 'calendar' }]
  decisionTable([
    ['nothing stated: lawful', {}, [], '2026-10-14', 'act', '2026-10-14 10:00'],
    ['60 days past due, day 59', {}, [age60], '2026-10-30', 'wait', '2026-10-31 00:00', 'cut.min_age'],
    ['60 days past due, day 60', {}, [age60], '2026-10-31', 'act', '2026-10-31 10:00'],
    [
      'due today is not past due',
      { debts: [{ dueOn: '2026-10-14', open: new Decimal(9) }] },
      [],
      '2026-10-14',
      'wait',
      '2026-10-15 00:00',
      'cut.min_age',
    ],
    [
      'one cent below the minimum',
      { debts: [{ dueOn: '2026-09-01', open: new Decimal('49.99') }] },
      [['cut.min_amount', '50.00']],
      '2026-10-14',
      'wait',
      null,
      'cut.min_amount',
    ],
    [
      'at the minimum',
      { debts: [{ dueOn: '2026-09-01', open: new Decimal('50.00') }] },
      [['cut.min_amount', '50.00']],
      '2026-10-14',
      'act',
      '2026-10-14 10:00',
    ],
    [
      'what falls due later makes it enough',
      {
        debts: [
          { dueOn: '2026-09-01', open: new Decimal(30) },
          { dueOn: '2026-10-20', open: new Decimal(30) },
        ],
      },
      [['cut.min_amount', '50.00']],
      '2026-10-14',
      'wait',
      '2026-10-21 00:00',
      'cut.min_amount',
    ],
    ['nothing owed', { debts: [] }, [], '2026-10-14', 'stop', null, 'cut.min_age'],
    [
      'disputed in part, the rest below the minimum',
      { disputed: new Decimal('80.00') },
      [['cut.min_amount', '50.00']],
      '2026-10-14',
      'wait',
      null,
      'cut.min_amount',
    ],
    [
      'disputed in part, the rest enough',
      { disputed: new Decimal('70.00') },
      [['cut.min_amount', '50.00']],
      '2026-10-14',
      'act',
      '2026-10-14 10:00',
    ],
    [
      'a dispute that holds the whole debt',
      { disputed: new Decimal('1.00') },
      [['hold.dispute', 'whole_debt']],
      '2026-10-14',
      'wait',
      null,
      'hold.dispute',
    ],
    [
      'the cap of the year: the last one',
      { cutsThisYear: 9 },
      [['cut.max_share', { percent: '1' }]],
      '2026-10-14',
      'act',
      '2026-10-14 10:00',
    ],
    [
      'the cap of the year is reached',
      { cutsThisYear: 10 },
      [['cut.max_share', { percent: '1' }]],
      '2026-10-14',
      'wait',
      '2027-01-01 00:00',
      'cut.max_share',
    ],
    ['never cut here', {}, [['cut.is_allowed', false]], '2026-10-14', 'stop', null, 'cut.is_allowed'],
    ['cut already', { serviceState: 'cut' }, [], '2026-10-14', 'stop', null, 'service'],
  ])
})

describe('what if', () => {
  it('a payment settles the oldest debts first', () => {
    const facts = owing({
      debts: [
        { dueOn: '2026-09-01', open: new Decimal(40) },
        { dueOn: '2026-10-01', open: new Decimal(80) },
      ],
      disputed: new Decimal(100),
    })
    const paid = afterPayment(facts, new Decimal(70))
    expect(paid.debts.map(({ dueOn, open }) => [dueOn, open.toFixed(2)])).toEqual([['2026-10-01', '50.00']])
    expect(paid.disputed.toFixed(2)).toBe('50.00')
    const decide = (amount: string) =>
      decideDisconnection(afterPayment(OWING, new Decimal(amount)), packOf([['cut.min_amount', '50.00']]), {
        on: '2026-10-14',
        at: '10:00',
      }).outcome
    expect([decide('70.00'), decide('70.01'), decide('120.00'), decide('500.00')]).toEqual(['act', 'wait', 'stop', 'stop'])
  })

  it('a new version of a pack decides by its own rules', () => {
    const decide = (rules: readonly StatedRule[]) =>
      decideDisconnection(owing({ notices: notices({}) }), packOf(rules), { on: '2026-10-12', at: '10:00' }).outcome
    expect(decide([['notice.first', { channels: { mail: 10 }, count: 'calendar' }]])).toBe('act')
    expect(decide([['notice.first', { channels: { mail: 15 }, count: 'calendar' }]])).toBe('wait')
  })
})
