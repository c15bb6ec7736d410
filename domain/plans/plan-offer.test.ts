import { expect, test } from 'vitest'
import { Decimal } from '../kernel/decimal.js'
import { offerWanted, storedOfferLink, withOfferCode } from './offer-link.js'
import { changesSince, isAsSeen, mayOfferUntil, maySign, type OfferedDebt, type OfferState } from './plan-offer.js'

const CODE = 'k7qfm-3mxdz-abcde-23456'

test.each<[string, OfferState, string, string]>([
  ['the day before the last', 'open', '2026-09-17', 'may'],
  ['on its last day', 'open', '2026-09-18', 'may'],
  ['the day after', 'open', '2026-09-19', 'PLAN_OFFER_EXPIRED'],
  ['signed', 'signed', '2026-09-17', 'PLAN_OFFER_SIGNED'],
  ['signed, and its day has passed', 'signed', '2026-09-19', 'PLAN_OFFER_SIGNED'],
  ['taken back', 'withdrawn', '2026-09-17', 'PLAN_OFFER_WITHDRAWN'],
])('an offer is signed %s', (_, state, today, expected) => {
  const answer = maySign({ state, validUntil: '2026-09-18' }, today)
  expect(answer.ok ? 'may' : answer.refusal.code).toBe(expected)
})

test.each<[string, string, string | null, boolean]>([
  ['today', '2026-09-04', null, false],
  ['tomorrow', '2026-09-05', null, true],
  ['sixty days on', '2026-11-03', null, true],
  ['sixty-one days on', '2026-11-04', null, false],
  ['the first due day', '2026-10-01', '2026-10-01', true],
  ['the day after the first due day', '2026-10-02', '2026-10-01', false],
])('an offer is good until %s', (_, validUntil, firstDueOn, expected) => {
  expect(mayOfferUntil(validUntil, { today: '2026-09-04', firstDueOn }).ok).toBe(expected)
})

test('what changed since: paid, partly paid, newly overdue; what is the same is left out', () => {
  const debt = (itemId: number, dueOn: string, amount: string): OfferedDebt => ({
    itemId,
    kind: 'bill',
    dueOn,
    amount: new Decimal(amount),
  })
  const told = changesSince(
    [debt(1, '2026-07-10', '100'), debt(2, '2026-08-10', '80'), debt(3, '2026-08-20', '5')],
    [debt(2, '2026-08-10', '30'), debt(3, '2026-08-20', '5'), debt(4, '2026-09-10', '40')],
  )
  expect(told.map(({ dueOn, was, is }) => [dueOn, was.toFixed(), is.toFixed()])).toEqual([
    ['2026-07-10', '100', '0'],
    ['2026-08-10', '80', '30'],
    ['2026-09-10', '0', '40'],
  ])
})

test('instalments are as seen, or they are not', () => {
  const one = { number: 1, dueOn: '2026-10-05', amount: new Decimal('67.5') }
  expect(isAsSeen([one], [{ dueOn: '2026-10-05', amount: '67.50' }])).toBe(true)
  expect(isAsSeen([one], [{ dueOn: '2026-10-06', amount: '67.50' }])).toBe(false)
  expect(isAsSeen([one], [{ dueOn: '2026-10-05', amount: '67.51' }])).toBe(false)
  expect(isAsSeen([one], [])).toBe(false)
})

test('the code stands in a link only as it leaves', () => {
  const stored = `Choose: ${storedOfferLink('https://example.org/plan', 12)}\nbye`
  expect(offerWanted(stored)).toBe(12)
  expect(withOfferCode(stored, CODE)).toBe(`Choose: https://example.org/plan#${CODE}\nbye`)
  expect(offerWanted('no link')).toBeUndefined()
})
