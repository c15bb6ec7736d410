import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { BusinessCalendar } from '../kernel/business-calendar.js'
import { Decimal, sum } from '../kernel/decimal.js'
import type { OpenItem } from '../receivables/open-item.js'
import { coverArrears } from './cover-arrears.js'
import { offerPlan, offerPlans, type PlanWish } from './offer-plans.js'
import { mayAmend, mayReinstate } from './plan-changes.js'
import { nextPlanStep, type PlanFacts, type StandingInstalment } from './plan-step.js'
import type { PlanTerms } from './plan-terms.js'

const CALENDAR: BusinessCalendar = { weekend: [6, 7], holidays: [{ kind: 'date', date: '2026-12-25' }], observed: false }
const TERMS: PlanTerms = {
  downPayment: '25',
  term: { min_instalments: 2, max_instalments: 6, unit: 'month' },
  grace: { days: 7, count: 'calendar' },
  includesCurrentBills: true,
  renegotiate: { times: 1, after_full_payments: 2, within_days_of_default: 90 },
  reinstate: { times: 1, fee: '0' },
  smallestInstalment: '20',
  minimumArrears: '50',
  incomeShare: '5',
  forgiveness: null,
  decidedBy: {},
}
const wish = (arrears: string, rest: Partial<PlanWish> = {}): PlanWish => ({
  arrears: new Decimal(arrears),
  currency: 'USD',
  today: '2026-09-04',
  ...rest,
})
const spoken = (offer: { instalments: readonly { number: number; amount: Decimal; dueOn: string }[] }) =>
  offer.instalments.map(({ amount, dueOn }) => `${amount.toFixed(2)} ${dueOn}`)

describe('plans offered', () => {
  test('the quickest, one between and the longest; the down payment by the next business day', () => {
    const offers = offerPlans(wish('400.00'), TERMS, CALENDAR)
    if (!offers.ok) throw new Error(offers.refusal.code)
    expect(offers.value.map((offer) => [offer.count, ...spoken(offer)])).toEqual([
      [2, '100.00 2026-09-07', '150.00 2026-10-05', '150.00 2026-11-04'],
      [4, '100.00 2026-09-07', '75.00 2026-10-05', '75.00 2026-11-04', '75.00 2026-12-04', '75.00 2027-01-04'],
      [
        6,
        '100.00 2026-09-07',
        '50.00 2026-10-05',
        '50.00 2026-11-04',
        '50.00 2026-12-04',
        '50.00 2027-01-04',
        '50.00 2027-02-04',
        '50.00 2027-03-04',
      ],
    ])
  })

  test.each<[string, string, Partial<PlanWish>, Partial<PlanTerms>, number, string[]]>([
    [
      'cents that do not divide are in the first',
      '100.01',
      {},
      { downPayment: null },
      3,
      ['33.35 2026-10-05', '33.33 2026-11-04', '33.33 2026-12-04'],
    ],
    [
      'a day off moves to the next business day',
      '60.00',
      { firstDueOn: '2026-10-25' },
      { downPayment: null },
      3,
      ['20.00 2026-10-26', '20.00 2026-11-25', '20.00 2026-12-28'],
    ],
    [
      'the 31st becomes the last of a shorter month',
      '60.00',
      { today: '2026-08-31', firstDueOn: '2026-08-31' },
      { downPayment: null },
      2,
      ['30.00 2026-08-31', '30.00 2026-09-30'],
    ],
    [
      'the cent of a down payment is the customer’s',
      '99.99',
      {},
      { downPayment: '10', smallestInstalment: null },
      2,
      ['9.99 2026-09-07', '45.00 2026-10-05', '45.00 2026-11-04'],
    ],
  ])('%s', (_, arrears, rest, terms, count, expected) => {
    const offer = offerPlan(wish(arrears, rest), { ...TERMS, ...terms }, CALENDAR, count)
    expect(offer.ok && spoken(offer.value)).toEqual(expected)
  })

  test.each<[string, string, Partial<PlanWish>, Partial<PlanTerms>, number, string]>([
    ['nothing is owed', '0', {}, {}, 2, 'PLAN_NOTHING_OWED'],
    ['a cent below the least debt', '49.99', {}, {}, 2, 'PLAN_ARREARS_TOO_SMALL'],
    ['a first day in the past', '400', { firstDueOn: '2026-09-03' }, {}, 2, 'PLAN_FIRST_DAY_INVALID'],
    ['a first day too far ahead', '400', { firstDueOn: '2026-11-05' }, {}, 2, 'PLAN_FIRST_DAY_INVALID'],
    ['more than the terms allow', '400', {}, {}, 7, 'PLAN_COUNT_OUTSIDE_TERM'],
    ['instalments smaller than the least', '80', {}, { downPayment: null }, 5, 'PLAN_COUNT_OUTSIDE_TERM'],
    [
      'beyond the month plans of the season must end in',
      '400',
      {},
      { term: { ...TERMS.term, ends_by_month: 11 } },
      3,
      'PLAN_COUNT_OUTSIDE_TERM',
    ],
  ])('refused: %s', (_, arrears, rest, terms, count, code) => {
    expect(offerPlan(wish(arrears, rest), { ...TERMS, ...terms }, CALENDAR, count)).toMatchObject({
      ok: false,
      refusal: { code },
    })
  })

  test('a stated income tells which of them it can bear', () => {
    const offers = offerPlans(wish('400.00', { monthlyIncome: new Decimal('1500') }), TERMS, CALENDAR)
    expect(offers.ok && offers.value.map(({ count, fitsIncome }) => [count, fitsIncome])).toEqual([
      [2, false],
      [4, true],
      [6, true],
    ])
  })

  test('whatever is owed, the instalments add up to it and none is of nothing', () => {
    fc.assert(
      fc.property(fc.integer({ min: 5_000, max: 9_999_999 }), fc.integer({ min: 0, max: 100 }), (cents, percent) => {
        const arrears = new Decimal(cents).div(100)
        const offers = offerPlans(
          { ...wish('1'), arrears },
          { ...TERMS, downPayment: String(percent), smallestInstalment: null },
          CALENDAR,
        )
        if (!offers.ok) throw new Error(offers.refusal.code)
        for (const offer of offers.value) {
          expect(sum(offer.instalments.map(({ amount }) => amount)).toFixed(2)).toBe(arrears.toFixed(2))
          expect(offer.instalments.every(({ amount }) => amount.gt(0))).toBe(true)
        }
      }),
      { numRuns: 200 },
    )
  })
})

describe('what a plan takes over', () => {
  const item = (itemId: number, kind: OpenItem['kind'], dueOn: string, open: string): OpenItem => ({
    itemId,
    accountId: 'A1',
    agreementId: undefined,
    glCode: '1200',
    kind,
    originalOn: dueOn,
    dueOn,
    originalAmount: new Decimal(open),
    openAmount: new Decimal(open),
  })
  const items = [
    item(1, 'bill', '2026-07-10', '100'),
    item(2, 'late_fee', '2026-08-01', '5'),
    item(3, 'bill', '2026-08-10', '80'),
    item(4, 'bill', '2026-09-04', '70'),
    item(5, 'deposit_installment', '2026-08-01', '50'),
    item(6, 'instalment', '2026-08-01', '30'),
    item(7, 'credit', '2026-08-01', '-10'),
  ]
  test.each<[string, Parameters<typeof coverArrears>[1], [number, string][]]>([
    [
      'what fell due before today, but no deposit and no other plan',
      [],
      [
        [1, '100'],
        [2, '5'],
        [3, '80'],
      ],
    ],
    [
      'not what is disputed of an item',
      [{ itemId: 1, amount: new Decimal('40') }],
      [
        [1, '60'],
        [2, '5'],
        [3, '80'],
      ],
    ],
    [
      'a dispute of no item holds back the youngest',
      [{ itemId: null, amount: new Decimal('82') }],
      [
        [1, '100'],
        [2, '3'],
      ],
    ],
  ])('%s', (_, disputes, expected) => {
    expect(coverArrears(items, disputes, '2026-09-04').map(({ itemId, amount }) => [itemId, amount.toFixed()])).toEqual(expected)
  })
})

const paid = (number: number, dueOn: string, paidOn: string): StandingInstalment => ({
  number,
  amount: new Decimal('50'),
  open: new Decimal('0'),
  dueOn,
  paidOn,
  remindedOn: null,
  isForgivenFor: false,
})
const unpaid = (number: number, dueOn: string, rest: Partial<StandingInstalment> = {}): StandingInstalment => ({
  ...paid(number, dueOn, dueOn),
  open: new Decimal('50'),
  paidOn: null,
  ...rest,
})

describe('what a plan does next', () => {
  const facts = (instalments: readonly StandingInstalment[], rest: Partial<PlanFacts> = {}): PlanFacts => ({
    state: 'active',
    arrears: new Decimal('600'),
    forgiven: new Decimal('0'),
    currency: 'USD',
    instalments,
    oldestCurrentDueOn: null,
    terms: TERMS,
    ...rest,
  })
  const forgiving = { ...TERMS, forgiveness: { per_payment: '10', cap: '100' } }
  test.each<[string, PlanFacts, string, object]>([
    [
      'waits for the day after the due day',
      facts([unpaid(1, '2026-10-05')]),
      '2026-09-10',
      { kind: 'wait', until: '2026-10-06' },
    ],
    ['on the due day it is not missed', facts([unpaid(1, '2026-10-05')]), '2026-10-05', { kind: 'wait', until: '2026-10-06' }],
    [
      'the day after, a reminder',
      facts([unpaid(1, '2026-10-05')]),
      '2026-10-06',
      { kind: 'remind', number: 1, brokenAfter: '2026-10-12' },
    ],
    [
      'reminded once, it waits for the end of the grace',
      facts([unpaid(1, '2026-10-05', { remindedOn: '2026-10-06' })]),
      '2026-10-07',
      { kind: 'wait', until: '2026-10-13' },
    ],
    [
      'last day of the grace',
      facts([unpaid(1, '2026-10-05', { remindedOn: '2026-10-06' })]),
      '2026-10-12',
      { kind: 'wait', until: '2026-10-13' },
    ],
    [
      'the day after, it is broken',
      facts([unpaid(1, '2026-10-05')]),
      '2026-10-13',
      { kind: 'break', because: 'instalment', dueOn: '2026-10-05' },
    ],
    [
      'a down payment has no grace',
      facts([unpaid(0, '2026-09-07'), unpaid(1, '2026-10-05')]),
      '2026-09-08',
      { kind: 'break', because: 'down_payment', dueOn: '2026-09-07' },
    ],
    [
      'a bill beside it within the grace',
      facts([unpaid(1, '2026-10-05')], { oldestCurrentDueOn: '2026-09-20' }),
      '2026-09-27',
      { kind: 'wait', until: '2026-09-28' },
    ],
    [
      'a bill beside it after the grace',
      facts([unpaid(1, '2026-10-05')], { oldestCurrentDueOn: '2026-09-20' }),
      '2026-09-28',
      { kind: 'break', because: 'current_bill', dueOn: '2026-09-20' },
    ],
    [
      'bills beside it do not count where the terms say so',
      facts([unpaid(1, '2026-10-05')], { oldestCurrentDueOn: '2026-08-01', terms: { ...TERMS, includesCurrentBills: false } }),
      '2026-09-28',
      { kind: 'wait', until: '2026-10-06' },
    ],
    ['kept when nothing is open', facts([paid(1, '2026-10-05', '2026-10-05')]), '2026-10-06', { kind: 'keep' }],
    ['ended', facts([], { state: 'broken' }), '2026-10-06', { kind: 'end' }],
    [
      'paid on time, a part is forgiven',
      facts([paid(1, '2026-10-05', '2026-10-05'), unpaid(2, '2026-11-05')], { terms: forgiving }),
      '2026-10-06',
      { kind: 'forgive', number: 1, amount: new Decimal('50') },
    ],
    [
      'paid a day late, nothing is',
      facts([paid(1, '2026-10-05', '2026-10-06'), unpaid(2, '2026-11-05')], { terms: forgiving }),
      '2026-10-07',
      { kind: 'wait', until: '2026-11-06' },
    ],
    [
      'nor with a bill overdue beside it',
      facts([paid(1, '2026-10-05', '2026-10-05'), unpaid(2, '2026-11-05')], {
        terms: forgiving,
        oldestCurrentDueOn: '2026-10-01',
      }),
      '2026-10-06',
      { kind: 'wait', until: '2026-10-09' },
    ],
    [
      'no more than the cap',
      facts([paid(1, '2026-10-05', '2026-10-05'), unpaid(2, '2026-11-05')], { terms: forgiving, forgiven: new Decimal('80') }),
      '2026-10-06',
      { kind: 'forgive', number: 1, amount: new Decimal('20') },
    ],
  ])('%s', (_, plan, today, step) => {
    expect(nextPlanStep(plan, today, CALENDAR)).toEqual(step)
  })
})

describe('changes by people', () => {
  const plan = {
    state: 'active' as const,
    brokenOn: null,
    renegotiations: 0,
    reinstatements: 0,
    instalments: [paid(1, '2026-10-05', '2026-10-05'), paid(2, '2026-11-05', '2026-11-05'), unpaid(3, '2026-12-04')],
    terms: TERMS,
  }
  test.each<[string, Parameters<typeof mayAmend>[0], string, boolean, string | true]>([
    ['after two full payments in a row', plan, '2026-11-10', false, true],
    ['after one', { ...plan, instalments: plan.instalments.slice(1) }, '2026-11-10', false, 'PLAN_TOO_EARLY_TO_RENEGOTIATE'],
    ['a second time', { ...plan, renegotiations: 1 }, '2026-11-10', false, 'PLAN_NOT_RENEGOTIABLE'],
    ['a second time by a supervisor', { ...plan, renegotiations: 1 }, '2026-11-10', true, true],
    ['on the 90th day after it broke', { ...plan, state: 'broken', brokenOn: '2026-11-10' }, '2027-02-08', false, true],
    [
      'on the 91st, by nobody',
      { ...plan, state: 'broken', brokenOn: '2026-11-10' },
      '2027-02-09',
      true,
      'PLAN_DEFAULT_TOO_LONG_AGO',
    ],
    [
      'where nobody renegotiates',
      { ...plan, terms: { ...TERMS, renegotiate: null } },
      '2026-11-10',
      false,
      'PLAN_NOT_RENEGOTIABLE',
    ],
    ['once it was kept', { ...plan, state: 'kept' }, '2026-11-10', true, 'PLAN_ENDED'],
  ])('amend %s', (_, given, today, isSupervisor, expected) => {
    const answer = mayAmend(given, today, isSupervisor)
    expect(answer.ok ? true : answer.refusal.code).toBe(expected)
  })

  const broken = { ...plan, state: 'broken' as const, brokenOn: '2026-12-15' }
  test.each<[string, Parameters<typeof mayReinstate>[0], string, string]>([
    ['once what was missed is paid', broken, '50', '0'],
    ['a cent too little', broken, '49.99', 'PLAN_STILL_MISSED'],
    ['a second time', { ...broken, reinstatements: 1 }, '50', 'PLAN_REINSTATED_TOO_OFTEN'],
    ['a plan that stands', plan, '50', 'PLAN_NOT_BROKEN'],
    ['where nobody does it', { ...broken, terms: { ...TERMS, reinstate: null } }, '50', 'PLAN_NOT_REINSTATED_HERE'],
    ['for a fee', { ...broken, terms: { ...TERMS, reinstate: { times: 1, fee: '15.00' } } }, '50', '15'],
  ])('reinstate %s', (_, given, paidSince, expected) => {
    const answer = mayReinstate(given, new Decimal('50'), new Decimal(paidSince))
    expect(answer.ok ? answer.value.toFixed() : answer.refusal.code).toBe(expected)
  })
})
