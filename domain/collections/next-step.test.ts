import { describe, expect, it } from 'vitest'
import { NOTICE, owing, packOf, PROTECTION, type StatedRule } from '../../test/support/collections-policy.js'
import { Decimal } from '../kernel/decimal.js'
import { addDays, type LocalDate } from '../kernel/local-date.js'
import type { DunningStep } from '../policy/collection-parameters.js'
import type { DisconnectionFacts } from './disconnection-facts.js'
import { type CaseStanding, type NextStep, nextStep } from './next-step.js'
import { projectCase } from './project-case.js'

const step = (name: string, act: DunningStep['act'], days: number, more: Partial<DunningStep> = {}): DunningStep => ({
  step: name,
  act,
  after: { days, count: 'calendar' },
  counted_from: 'previous_step',
  channels: act.endsWith('notice') ? ['mail'] : [],
  ...more,
})
const STEPS = [
  step('reminder', 'reminder', 5, { counted_from: 'due_date' }),
  step('call', 'call', 5, { when: { amount_at_least: '100.00' } }),
  step('notice', 'first_notice', 5),
  step('cut', 'disconnect', 0),
]
const standing = (more: Partial<CaseStanding> = {}): CaseStanding => ({
  steps: STEPS,
  next: 0,
  previousOn: '2026-09-02',
  startAmount: new Decimal('20.00'),
  creditPoints: 0,
  asked: [],
  ...more,
})
const NOTICE_RULES: readonly StatedRule[] = [
  ['notice.first', { channels: { mail: 10 }, count: 'calendar' }],
  ['notice.validity', { must_state: ['expires'], expires_after_days: 20 }],
  [
    'cut.blocked_times',
    { weekdays: ['saturday', 'sunday'], on_holidays: true, on_eve_of_weekend: true, on_eve_of_holiday: true },
  ],
]
const spoken = (next: NextStep): string => {
  switch (next.kind) {
    case 'take':
    case 'pass_over':
      return `${next.kind} ${next.step.step}`
    case 'wait':
      return `wait ${next.until ?? 'for something'}`
    case 'close':
      return `close ${next.code}`
    case 'go_back':
      return `back to ${next.to}`
    case 'ask':
      return `ask ${next.needed}`
  }
}

type StepRow = readonly [
  says: string,
  facts: Partial<DisconnectionFacts>,
  stands: Partial<CaseStanding>,
  on: LocalDate,
  expected: string,
  rules?: readonly StatedRule[],
]

describe('the next step', () => {
  const rows: readonly StepRow[] = [
    ['before its day', {}, {}, '2026-09-05', 'wait 2026-09-06'],
    ['on its day', {}, {}, '2026-09-06', 'take reminder'],
    ['paid', { debts: [] }, {}, '2026-09-06', 'close PAID'],
    [
      'paid down below the start',
      { debts: [{ dueOn: '2026-09-01', open: new Decimal('19.99') }] },
      {},
      '2026-09-06',
      'close PAID',
    ],
    ['all of it disputed', { disputed: new Decimal('120.00') }, {}, '2026-09-06', 'wait for something'],
    [
      'a plan that took the debt over',
      { debts: [], plan: { isInGoodStanding: true, name: '7' } },
      {},
      '2026-09-06',
      'wait for something',
    ],
    ['a plan that is broken', { plan: { isInGoodStanding: false, name: '7' } }, {}, '2026-09-06', 'take reminder'],
    [
      'a condition that does not hold',
      { debts: [{ dueOn: '2026-09-01', open: new Decimal('99.99') }] },
      { next: 1 },
      '2026-09-20',
      'pass_over call',
    ],
    ['a call that is due', {}, { next: 1 }, '2026-09-20', 'take call'],
    [
      'held',
      { holds: [{ id: 1, scope: 'class', reason: 'r', fromOn: '2026-09-01', toOn: '2026-09-30' }] },
      { next: 1 },
      '2026-09-20',
      'wait 2026-10-01',
    ],
    [
      'a bankruptcy stays even a call',
      { protections: [{ ...PROTECTION, kind: 'bankruptcy', beginsOn: '2026-09-01' }] },
      { next: 1 },
      '2026-09-20',
      'wait for something',
    ],
    [
      'a certificate leaves the call as it is',
      { protections: [{ ...PROTECTION, kind: 'medical', beginsOn: '2026-09-01' }] },
      { next: 1 },
      '2026-09-20',
      'take call',
    ],
    [
      'a certificate stops the notice',
      { protections: [{ ...PROTECTION, kind: 'medical', beginsOn: '2026-09-01' }] },
      { next: 2 },
      '2026-09-20',
      'wait 2026-10-31',
      [['medical.length', 60]],
    ],
    [
      'the cut waits for the notice, and over a Sunday',
      { notices: [{ ...NOTICE, issuedOn: '2026-10-01' }] },
      { next: 3, previousOn: '2026-10-01' },
      '2026-10-05',
      'wait 2026-10-12',
    ],
    [
      'the cut on a Monday',
      { notices: [{ ...NOTICE, issuedOn: '2026-10-01' }] },
      { next: 3, previousOn: '2026-10-01' },
      '2026-10-12',
      'take cut',
    ],
    [
      'the notice has expired',
      { notices: [{ ...NOTICE, issuedOn: '2026-08-01' }] },
      { next: 3, previousOn: '2026-08-01' },
      '2026-10-12',
      'back to 2',
    ],
    [
      'the notice has expired, and collection is held',
      {
        notices: [{ ...NOTICE, issuedOn: '2026-08-01' }],
        holds: [{ id: 1, scope: 'area', reason: 'r', fromOn: '2026-09-01', toOn: null }],
      },
      { next: 3, previousOn: '2026-08-01' },
      '2026-10-12',
      'wait for something',
    ],
    [
      'the notice has not gone out',
      { notices: [{ ...NOTICE, issuedOn: null }] },
      { next: 3, previousOn: '2026-10-01' },
      '2026-10-12',
      'wait for something',
    ],
    [
      'somebody must be reached',
      { notices: [{ ...NOTICE, issuedOn: '2026-10-01' }] },
      { next: 3, previousOn: '2026-10-01' },
      '2026-10-12',
      'ask personal_contact',
      [['contact.personal', { attempts: 1, channels: ['phone'], lead: { days: 0, count: 'calendar' }, must_reach: true }]],
    ],
    [
      'staff were asked already',
      { notices: [{ ...NOTICE, issuedOn: '2026-10-01' }] },
      { next: 3, previousOn: '2026-10-01', asked: ['personal_contact'] },
      '2026-10-12',
      'wait for something',
      [['contact.personal', { attempts: 1, channels: ['phone'], lead: { days: 0, count: 'calendar' }, must_reach: true }]],
    ],
    [
      'the service ended',
      { serviceState: 'ended', notices: [{ ...NOTICE, issuedOn: '2026-10-01' }] },
      { next: 3, previousOn: '2026-10-01' },
      '2026-10-12',
      'close NO_SERVICE',
    ],
    ['no step left', {}, { next: 4 }, '2026-10-12', 'close STRATEGY_DONE'],
  ]
  it.each(rows.map((row) => ({ says: row[0], row })))('$says', ({ row: [, facts, stands, on, expected, rules = []] }) => {
    const next = nextStep(
      owing({ knownOn: on, ...facts }),
      packOf([...NOTICE_RULES.filter(([key]) => !rules.some(([stated]) => stated === key)), ...rules]),
      standing(stands),
      on,
    )
    expect(spoken(next)).toBe(expected)
  })
})

describe('what is shown beforehand', () => {
  it.each<readonly [string, Partial<DisconnectionFacts>, readonly StatedRule[]]>([
    ['plainly', {}, []],
    ['over a season', {}, [['season.rule', { window: { first: '09-20', last: '11-15' }, effect: 'no_cut', protects: 'all' }]]],
    [
      'over a certificate',
      { protections: [{ ...PROTECTION, kind: 'medical', beginsOn: '2026-09-10' }] },
      [['medical.length', 60]],
    ],
    ['over a hold', { holds: [{ id: 1, scope: 'account', reason: 'r', fromOn: '2026-09-08', toOn: '2026-10-03' }] }, []],
    [
      'with contact',
      {},
      [['contact.personal', { attempts: 1, channels: ['phone'], lead: { days: 6, count: 'business' }, must_reach: true }]],
    ],
    [
      'with contact that must be early and a notice that does not last',
      {},
      [
        ['contact.personal', { attempts: 1, channels: ['phone'], lead: { days: 8, count: 'business' }, must_reach: true }],
        ['notice.validity', { must_state: [], expires_after_days: 15 }],
      ],
    ],
  ])('is the very list of days on which the case then acts: %s', (_says, facts, rules) => {
    const chain = packOf([...NOTICE_RULES.filter(([key]) => !rules.some(([stated]) => stated === key)), ...rules])
    const projected = projectCase(owing({ knownOn: '2026-09-02', ...facts }), chain, standing(), '2026-09-02')
    expect(projected.cutOn).not.toBeNull()
    // The same life, a day at a time, as the process lives it.
    let [known, stands] = [owing({ knownOn: '2026-09-02', ...facts }), standing()]
    const lived: { on: LocalDate; step: string }[] = []
    for (let on = '2026-09-02'; on < '2027-09-02'; on = addDays(on, 1)) {
      for (let again = true; again; ) {
        const next = nextStep({ ...known, knownOn: on }, chain, stands, on)
        again = next.kind !== 'wait' && next.kind !== 'close'
        if (next.kind === 'pass_over') stands = { ...stands, next: stands.next + 1 }
        if (next.kind === 'go_back') stands = { ...stands, next: next.to }
        if (next.kind === 'ask') {
          known = {
            ...known,
            contacts: [
              ...known.contacts,
              { channel: 'phone', on, reached: 'customer', leftDoorHanger: false, offeredPrepayment: false },
            ],
          }
        }
        if (next.kind === 'take') {
          lived.push({ on, step: next.step.step })
          if (next.step.act === 'disconnect') {
            expect(projected.steps).toEqual(lived)
            return
          }
          if (next.step.act === 'first_notice')
            known = { ...known, notices: [...known.notices, { ...NOTICE, issuedOn: on, delivery: 'delivered' }] }
          stands = { ...stands, next: stands.next + 1, previousOn: on }
        }
      }
    }
    throw new Error(`never cut: ${JSON.stringify(lived)}`)
  })

  it('says why it goes no further', () => {
    const facts = owing({ knownOn: '2026-09-02', protections: [{ ...PROTECTION, kind: 'life_support', beginsOn: '2026-01-01' }] })
    expect(projectCase(facts, packOf([['protect.life_support', 'no_cut'], ...NOTICE_RULES]), standing(), '2026-09-02')).toEqual({
      steps: [
        { on: '2026-09-06', step: 'reminder' },
        { on: '2026-09-11', step: 'call' },
      ],
      cutOn: null,
      stopsBecause: 'A protection holds.',
    })
  })
})
