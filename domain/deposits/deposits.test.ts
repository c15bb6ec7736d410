import { describe, expect, test } from 'vitest'
import { presetPack } from '../../test/support/policy.js'
import { decimal } from '../kernel/decimal.js'
import type { DepositInterest } from '../policy/deposit-parameters.js'
import type { PolicyPack } from '../policy/policy-pack.js'
import { averageBill } from './average-bill.js'
import { DEPOSIT_ACTS, DEPOSIT_STATES, mayActOnDeposit, mayWaive } from './deposit-acts.js'
import { depositInstalments } from './deposit-instalments.js'
import { creditDays, depositInterest, holdingsOf, interestOwedFrom } from './deposit-interest.js'
import type { DepositPolicy } from './deposit-rule.js'
import { checkNonCash, expiryOf } from './non-cash.js'
import { refundMeans } from './refund-means.js'
import { type DepositFacts, requireDeposit } from './require-deposit.js'
import { nextReviewOn, reviewDeposit } from './review-deposit.js'

const TODAY = '2026-09-01'
const WEEK = { weekend: [6, 7], holidays: [], observed: false }

function policy(packs: readonly PolicyPack[] = [presetPack('municipal-default')], subject = {}): DepositPolicy {
  return {
    chain: packs.map((document) => ({ version: 1, document })),
    subject: { entity: 'municipal', service: 'electric', customerClass: 'residential', programmes: [], ...subject },
    day: TODAY,
  }
}

const year = (amount: string) => averageBill([{ amount: decimal(amount), from: '2025-09-01', to: '2026-08-31' }])
const late = (...dueOn: string[]) => ({ bills: dueOn.map((day) => ({ dueOn: day, paidOn: null })), cuts: [] })
const FACTS: DepositFacts = {
  purpose: 're_establish',
  history: late('2026-05-01', '2026-06-01'),
  creditPoints: 0,
  priorDebt: decimal(0),
  bornOn: null,
  isLowIncome: false,
  waivers: [],
  nonCash: [],
  existing: decimal(0),
  average: year('1200'),
  currency: 'USD',
}

describe('whether a deposit is required, and how much', () => {
  const rows: readonly (readonly [string, Partial<DepositFacts>, string, string])[] = [
    ['two late bills: twice the average', {}, 'required 200', 'recommended'],
    ['one late bill is good credit', { history: late('2026-05-01') }, 'not_required 0', 'good_credit'],
    ['late ones longer ago than twelve months', { history: late('2025-05-01', '2025-06-01') }, 'not_required 0', 'good_credit'],
    ['a debt from before asks', { history: late(), priorDebt: decimal('80') }, 'required 200', 'credit'],
    ['a cut for non-payment asks', { history: { bills: [], cuts: ['2026-02-01'] } }, 'required 200', 'credit'],
    ['as many credit points as may be', { history: late(), creditPoints: 4 }, 'not_required 0', 'good_credit'],
    ['one credit point more asks', { history: late(), creditPoints: 5 }, 'required 200', 'credit'],
    ['nobody knows a new customer', { purpose: 'establish', history: late() }, 'required 200', 'recommended'],
    ['the day somebody becomes 65', { bornOn: '1961-09-01' }, 'not_required 0', 'age'],
    ['the day before', { bornOn: '1961-09-02' }, 'required 200', 'recommended'],
    ['low income', { isLowIncome: true }, 'not_required 0', 'low_income'],
    ['a shelter, as recorded', { waivers: ['shelter'] }, 'not_required 0', 'shelter'],
    ['a guarantor for all of it', { nonCash: [{ kind: 'guarantor', amount: decimal(200) }] }, 'not_required 0', 'guarantor'],
    ['a bond for a part of it', { nonCash: [{ kind: 'surety_bond', amount: decimal(50) }] }, 'required 150', 'existing'],
    ['existing at 90 %: enough', { existing: decimal(180) }, 'not_required 0', 'existing'],
    ['existing a cent below 90 %: raised', { existing: decimal('179.99') }, 'required 20.01', 'existing'],
  ]
  test('nothing is never enough, however wide the tolerance', () => {
    const pack = presetPack('municipal-default')
    const wide = {
      ...pack,
      rows: pack.rows.map((row) =>
        row.key === 'deposit.tolerance_percent' ? { ...row, value: '100' } : row,
      ) as PolicyPack['rows'],
    }
    const asked = (existing: string) => requireDeposit({ ...FACTS, existing: decimal(existing) }, policy([wide]))
    expect([asked('0'), asked('0.01')]).toMatchObject([
      { value: { outcome: 'required' } },
      { value: { outcome: 'not_required' } },
    ])
  })
  test.each(rows)('%s', (_name, facts, expected, rule) => {
    const decision = requireDeposit({ ...FACTS, ...facts }, policy())
    if (!decision.ok) throw new Error(decision.refusal.message)
    expect(`${decision.value.outcome} ${decision.value.ask.toFixed()}`).toBe(expected)
    expect(decision.value.trace.map((row) => row.rule)).toContain(rule)
    expect(decision.value.trace.every((row) => row.decidedBy === null || row.decidedBy.citation !== '')).toBe(true)
  })

  const capped = (months: string): PolicyPack => {
    const pack = presetPack('municipal-default')
    return {
      ...pack,
      rows: pack.rows.map((row) => (row.key === 'deposit.max_months' ? { ...row, value: months } : row)) as PolicyPack['rows'],
    }
  }
  test.each([
    ['the law’s most is less: rounded down', '1.5', '125.12', '15.64'],
    ['it is more', '3', '125.12', '20.85'],
  ])('%s', (_name, months, billed, expected) => {
    const decision = requireDeposit({ ...FACTS, average: year(billed) }, policy([capped(months)]))
    expect(decision).toMatchObject({ ok: true })
    expect(decision.ok && decision.value.ask.toFixed()).toBe(expected)
  })

  test('California: an investor-owned utility asks nobody (commission decisions)', () => {
    const decision = requireDeposit(FACTS, policy([presetPack('us-ca-iou')], { entity: 'investor_owned' }))
    expect(decision).toMatchObject({ ok: true, value: { outcome: 'not_allowed' } })
  })
  test('Texas: the age of 65 spares (16 TAC 25.478), but the most is not stated: refused by its name', () => {
    const texas = policy([presetPack('us-tx-puc-25')])
    expect(requireDeposit({ ...FACTS, bornOn: '1950-01-01' }, texas)).toMatchObject({
      ok: true,
      value: { outcome: 'not_required' },
    })
    expect(requireDeposit(FACTS, texas)).toMatchObject({ ok: false, refusal: { code: 'POLICY_MISSING' } })
  })
  test('Illinois is silent on who may be asked: refused', () => {
    const refusal = requireDeposit(FACTS, policy([presetPack('us-il-280')], { entity: 'investor_owned' }))
    expect(refusal).toMatchObject({ ok: false, refusal: { code: 'POLICY_MISSING', facts: { key: 'deposit.allowed' } } })
  })
  test('without a bill there is no average', () => {
    expect(requireDeposit({ ...FACTS, average: undefined }, policy())).toMatchObject({
      ok: false,
      refusal: { code: 'DEPOSIT_WITHOUT_BILLS' },
    })
  })
  test('a bill of two months counts as two', () => {
    const twoMonths = averageBill([{ amount: decimal(120), from: '2026-05-01', to: '2026-06-30' }])
    expect(twoMonths?.monthly.toFixed()).toBe('60')
  })
})

describe('instalments', () => {
  const half = { count: 3, first_percent: '50' }
  test.each([
    ['at once, two weeks from now', '100', 1, half, '100 2026-09-15'],
    ['half down, the rest in two', '100.01', 3, half, '50 2026-09-15, 25 2026-10-15, 25.01 2026-11-16'],
    ['two parts', '75', 2, half, '37.5 2026-09-15, 37.5 2026-10-15'],
    [
      'a fifth down and four more (83 IAC 280.135)',
      '100',
      5,
      { count: 5, first_percent: '20' },
      '20 2026-09-15, 20 2026-10-15, 20 2026-11-16, 20 2026-12-15, 20 2027-01-15',
    ],
    ['more than the rule knows', '100', 4, half, 'DEPOSIT_INSTALMENTS_TOO_MANY'],
    ['no rule on parts', '100', 2, null, 'DEPOSIT_INSTALMENTS_TOO_MANY'],
  ])('%s', (_name, amount, count, rule, expected) => {
    const wish = { amount: decimal(amount), count, firstDueOn: undefined, today: TODAY, currency: 'USD' }
    const parts = depositInstalments(wish, rule, WEEK)
    expect(parts.ok ? parts.value.map((each) => `${each.amount.toFixed()} ${each.dueOn}`).join(', ') : parts.refusal.code).toBe(
      expected,
    )
  })
  test('the first day is neither tomorrow nor next year', () => {
    const wish = { amount: decimal(100), count: 1, today: TODAY, currency: 'USD' }
    for (const firstDueOn of ['2026-09-02', '2027-01-01']) {
      expect(depositInstalments({ ...wish, firstDueOn }, half, WEEK)).toMatchObject({ ok: false })
    }
  })
})

describe('interest', () => {
  const rule: DepositInterest = {
    method: 'simple',
    rates: [
      { from: '2024-01-01', percent: '2.00' },
      { from: '2026-01-01', percent: '2.50' },
    ],
    credited: 'yearly',
    year: 'actual',
  }
  const held = (...changes: (readonly [string, string])[]) =>
    holdingsOf(changes.map(([on, amount]) => ({ on, amount: decimal(amount) })))
  test.each([
    ['a whole year at one rate', {}, [['2024-01-01', '100']], '2025-01-01', '2026-01-01', '2'],
    ['a leap year has 366 days', {}, [['2024-01-01', '366']], '2024-01-01', '2024-02-01', '0.62'],
    ['of 365 days: a leap year is a day more', { year: '365' }, [['2024-01-01', '36500']], '2024-01-01', '2025-01-01', '732'],
    ['the rate changes within', {}, [['2025-07-01', '1000']], '2025-07-01', '2026-07-01', '22.48'],
    [
      'a part came later',
      {},
      [
        ['2026-01-01', '100'],
        ['2026-07-02', '100'],
      ],
      '2026-01-01',
      '2027-01-01',
      '3.75',
    ],
    [
      'a part was taken',
      {},
      [
        ['2026-01-01', '200'],
        ['2026-07-02', '-200'],
      ],
      '2026-01-01',
      '2027-01-01',
      '2.49',
    ],
    [
      'compound at the end: with each calendar year',
      { method: 'compound', credited: 'at_refund' },
      [['2024-01-01', '1000']],
      '2024-01-01',
      '2027-01-01',
      '66.41',
    ],
    ['simple at the end', { credited: 'at_refund' }, [['2024-01-01', '1000']], '2024-01-01', '2027-01-01', '65'],
    ['before the first rate', {}, [['2023-06-01', '100']], '2023-06-01', '2024-06-01', 'DEPOSIT_RATE_MISSING'],
  ] as const)('%s', (_name, change, changes, from, until, expected) => {
    const interest = depositInterest(held(...changes), { from, until }, { ...rule, ...change } as DepositInterest, 'USD')
    expect(interest.ok ? interest.value.amount.toFixed() : interest.refusal.code).toBe(expected)
  })
  test.each([
    ['on each anniversary', 'yearly', '2024-02-29', '2025-02-28, 2026-02-28'],
    ['with each calendar year', 'calendar_year', '2024-02-29', '2025-01-01, 2026-01-01'],
    ['with the deposit', 'at_refund', '2024-02-29', ''],
  ] as const)('is credited %s', (_name, credited, heldSince, expected) => {
    expect(creditDays({ heldSince }, { credited }, heldSince, TODAY).join(', ')).toBe(expected)
  })
  test('of one brought over, what was due before was the former system’s', () => {
    const clock = { heldSince: '2024-06-08', firstHeldOn: '2024-06-08', interestFrom: null, broughtOverOn: '2026-09-01' }
    expect(interestOwedFrom(clock, rule)).toBe('2026-06-08')
    expect(interestOwedFrom(clock, { ...rule, credited: 'at_refund' })).toBe('2024-06-08')
    expect(interestOwedFrom({ ...clock, broughtOverOn: null }, rule)).toBe('2024-06-08')
  })
})

describe('review', () => {
  const rule = { after_months: 12, late_at_most: 1, review_every_months: 6, at_most_months: 36 }
  test.each([
    ['after a year', '2025-09-01', null, null, '2026-09-01'],
    ['then twice a year', '2025-09-01', '2026-09-01', null, '2027-03-01'],
    ['brought over: not before that day', '2024-06-08', null, '2026-09-01', '2026-12-08'],
    ['the day it must go back comes first', '2023-10-01', '2026-04-01', null, '2026-10-01'],
  ])('%s', (_name, heldSince, lastReviewedOn, broughtOverOn, expected) => {
    expect(nextReviewOn({ heldSince, lastReviewedOn, broughtOverOn }, rule)).toBe(expected)
  })
  test.each([
    ['good history', '2025-09-01', late('2026-01-05'), false, true],
    ['too often late', '2025-09-01', late('2026-01-05', '2026-02-05'), false, false],
    ['behind now', '2025-09-01', late(), true, false],
    ['cut within the year', '2025-09-01', { bills: [], cuts: ['2026-03-01'] }, false, false],
    ['held too short', '2025-09-02', late(), false, false],
    ['held the longest it may be, whatever the history', '2023-09-01', late('2026-01-05', '2026-02-05'), true, true],
  ])('%s', (_name, heldSince, history, isBehind, goesBack) => {
    expect(reviewDeposit({ heldSince, history, isBehind }, rule, TODAY).goesBack).toBe(goesBack)
  })
})

test.each([
  ['all by card', ['card', 'card'], 'card'],
  ['cash over the counter', ['counter'], 'cheque'],
  ['two ways', ['card', 'bank_transfer'], 'cheque'],
  ['brought over', [], 'cheque'],
])('goes back: %s', (_name, channels, expected) => {
  expect(refundMeans(channels)).toBe(expected)
})

test('what may be done in each state, with something owed and credit left', () => {
  const may = DEPOSIT_STATES.map((state) => {
    const standing = {
      depositId: 'D1',
      state,
      isPartlyPaid: false,
      creditLeft: decimal(5),
      hasInterest: true,
      isSomethingOwed: true,
    }
    return `${state}: ${DEPOSIT_ACTS.filter((act) => mayActOnDeposit(act, standing).ok).join(' ')}`
  })
  expect(may).toEqual([
    'asked: waive divide',
    'held: review apply refund transfer take_interest_back',
    'applied: refund',
    'refunded: ',
    'withdrawn: ',
    'waived: ',
  ])
})

test('what is paid in part is not divided any more', () => {
  const standing = { depositId: 'D1', creditLeft: decimal(0), hasInterest: false, isSomethingOwed: true }
  expect(mayActOnDeposit('divide', { ...standing, state: 'asked', isPartlyPaid: true })).toMatchObject({
    refusal: { code: 'DEPOSIT_PARTLY_PAID' },
  })
})

test('a ground that the policy does not know is a supervisor’s', () => {
  expect(mayWaive('shelter', ['age'], false)).toMatchObject({ ok: false, refusal: { code: 'DEPOSIT_GROUND_NOT_STATED' } })
  expect([mayWaive('shelter', ['age'], true).ok, mayWaive('age', ['age'], false).ok]).toEqual([true, true])
})

test.each([
  [null, 'far'],
  ['2026-10-02', 'far'],
  ['2026-10-01', 'soon'],
  ['2026-09-01', 'soon'],
  ['2026-08-31', 'over'],
])('a security to %s is %s', (expiresOn, expected) => {
  expect(expiryOf(expiresOn, TODAY)).toBe(expected)
  expect(checkNonCash({ validFrom: '2026-01-01', expiresOn }, TODAY).ok).toBe(expected !== 'over')
})
