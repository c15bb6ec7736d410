import { describe, expect, it, test } from 'vitest'
import { packOf, type StatedRule } from '../../test/support/collections-policy.js'
import { SHORT_STRATEGY } from '../../test/support/collections.js'
import { Decimal } from '../kernel/decimal.js'
import { liveThrough } from './live-through.js'
import { daysOfChange, debtsOn, factsOn, type PastAccount, type PastWorld } from './past-facts.js'
import { effectOf, sumOfEffects } from './policy-effect.js'

const WORLD: PastWorld = {
  entity: 'municipal',
  calendar: { weekend: [6, 7], holidays: [], observed: false },
  weather: [],
  customers: 100,
}
const ACCOUNT: PastAccount = {
  accountId: 'A1',
  service: 'water',
  customerClass: 'residential',
  hasLowIncomeDiscount: false,
  dwellings: 1,
  serviceSpan: { from: '2020-01-01', until: null },
  debts: [{ dueOn: '2026-09-01', from: '2026-08-10', openAtEnd: new Decimal('120.00'), paid: [] }],
  disputes: [],
  protections: [],
  holds: [],
  storms: [],
  plans: [],
  moves: [],
  contacts: [],
}
const PERIOD = { from: '2026-09-01', to: '2026-10-31' }
const chainWith = (...rules: readonly StatedRule[]) =>
  packOf([...SHORT_STRATEGY.filter(([key]) => !rules.some(([other]) => other === key)), ...rules])
const lived = (past: Partial<PastAccount>, ...rules: readonly StatedRule[]): string[] =>
  liveThrough({ ...ACCOUNT, ...past }, WORLD, () => chainWith(...rules), PERIOD).map(
    ({ on, what, rule }) => `${on.slice(5)} ${what}${rule === null ? '' : ` ${rule}`}`,
  )
const paidOn = (on: string, amount: string) => [
  { dueOn: '2026-09-01', from: '2026-08-10', openAtEnd: new Decimal('0'), paid: [{ on, amount: new Decimal(amount) }] },
]
const TO_THE_CUT = ['09-04 opened', '09-06 reminder', '09-13 first_notice']

describe('what was known on a past day', () => {
  it('is what was open then: open now, and what was paid since', () => {
    const past = { ...ACCOUNT, debts: paidOn('2026-09-20', '120.00') }
    expect(debtsOn(past, '2026-08-09')).toEqual([])
    expect(debtsOn(past, '2026-09-19').map(({ open }) => open.toFixed(2))).toEqual(['120.00'])
    expect(debtsOn(past, '2026-09-20')).toEqual([])
    expect(daysOfChange(past)).toEqual(['2020-01-01', '2026-08-10', '2026-09-02', '2026-09-20'])
  })

  it('leaves out what was recorded or read later, and what was released', () => {
    const hold = { id: 1, scope: 'account', reason: 'Flood', fromOn: '2026-09-01', toOn: null, releasedOn: '2026-09-10' } as const
    const weather = [
      { kind: 'forecast', on: '2026-09-10', low: '20', high: '30', isAdvised: false, readOn: '2026-09-10', source: 'x' },
    ] as const
    const on = (day: string) => factsOn({ ...ACCOUNT, holds: [hold] }, { ...WORLD, weather }, day)
    expect([on('2026-09-09').holds.length, on('2026-09-09').weather.length]).toEqual([1, 0])
    expect([on('2026-09-10').holds.length, on('2026-09-10').weather.length]).toEqual([0, 1])
  })
})

describe('an account lived through a past period', () => {
  test.each<[string, Partial<PastAccount>, readonly StatedRule[], string[]]>([
    ['nothing is paid', {}, [], [...TO_THE_CUT, '09-23 cut']],
    [
      'a smaller debt is let be',
      {},
      [['cut.min_amount', '150.00']],
      ['09-04 opened', '09-06 reminder', '09-13 forbidden cut.min_amount'],
    ],
    ['paid before the notice', { debts: paidOn('2026-09-10', '120.00') }, [], ['09-04 opened', '09-06 reminder']],
    ['paid after the cut', { debts: paidOn('2026-09-28', '120.00') }, [], [...TO_THE_CUT, '09-23 cut', '09-28 reconnected']],
    [
      'a hold over the day of the notice',
      { holds: [{ id: 1, scope: 'area', reason: 'Flood', fromOn: '2026-09-12', toOn: null, releasedOn: '2026-09-20' }] },
      [],
      ['09-04 opened', '09-06 reminder', '09-13 forbidden hold', '09-20 first_notice', '09-30 cut'],
    ],
    ['a plan in good standing', { plans: [{ name: '1', from: '2026-09-05', until: null }] }, [], ['09-04 opened']],
    [
      'a plan that broke',
      { plans: [{ name: '1', from: '2026-09-05', until: '2026-09-21' }] },
      [],
      ['09-04 opened', '09-21 reminder', '09-28 first_notice', '10-08 cut'],
    ],
    [
      'a later notice',
      {},
      [['notice.first', { channels: { mail: 20 }, count: 'calendar' }]],
      [...TO_THE_CUT, '10-03 forbidden cut.blocked_times', '10-05 cut'],
    ],
    [
      'a season without cuts',
      {},
      [['season.rule', { window: { first: '09-15', last: '10-10' }, protects: 'everyone', effect: 'no_cut' }]],
      [...TO_THE_CUT, '09-23 forbidden season.rule', '10-11 forbidden cut.blocked_times', '10-12 cut'],
    ],
    ['no service any more', { serviceSpan: { from: '2020-01-01', until: '2026-09-02' } }, [], []],
  ])('%s', (_name, past, rules, expected) => {
    expect(lived(past, ...rules)).toEqual(expected)
  })

  it('under two packs is counted by month, class, act and rule, and shown where they differ', () => {
    const chains = { governed: () => chainWith(), tried: () => chainWith(['cut.min_amount', '150.00']) }
    const same = { ...ACCOUNT, accountId: 'A2', debts: paidOn('2026-09-10', '120.00') }
    const { counts, accounts } = sumOfEffects([ACCOUNT, same].map((past) => effectOf(past, WORLD, chains, PERIOD)))
    const said = counts.map(({ side, month, what, rule, cases, amount }) => `${side} ${month} ${what} ${rule} ${cases} ${amount}`)
    expect(said).toContain('governed 2026-09 cut  1 120.00')
    expect(said).toContain('tried 2026-09 forbidden cut.min_amount 1 120.00')
    expect(said).toContain('tried 2026-09 opened  2 240.00')
    expect(accounts).toEqual([
      {
        accountId: 'A1',
        customerClass: 'residential',
        governedNotices: 1,
        triedNotices: 0,
        governedCuts: 1,
        triedCuts: 0,
        governedCutOn: '2026-09-23',
        triedCutOn: null,
        pastDue: '120.00',
      },
    ])
  })
})
