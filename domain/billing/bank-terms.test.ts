import { expect, test } from 'vitest'
import { compileBillingRules } from './billing-rules.js'
import { bankTerms, firstToExpire } from './bank-terms.js'
import { lotsOf } from '../rating/lots.js'
import { solarSettings, SOLAR_TARIFFS } from '../../test/support/solar-utility.js'

test.each([
  ['2026-06-10', '2026-12-31'],
  ['2026-12-31', '2026-12-31'],
  ['2027-01-01', '2027-12-31'],
])('on %s a bank of energy that is settled in December is settled next with the bill of %s', (on, settlesOn) => {
  const rules = compileBillingRules(solarSettings(), SOLAR_TARIFFS)
  if (!rules.ok) throw new Error(rules.refusal.message)
  const { tariffs } = rules.value.book
  const terms = (code: string) => {
    const tariff = tariffs.get(code)
    return tariff === undefined ? [] : bankTerms(tariff, on)
  }
  expect(terms('N-SOL')).toEqual([{ bank: 'energy', settlesOn, leftIs: 'paid', paidPercent: null, expiresAfterMonths: null }])
  expect(terms('N-CRED')).toEqual([
    { bank: 'credits', settlesOn: null, leftIs: null, paidPercent: null, expiresAfterMonths: null },
  ])
  expect(terms('N-DEM')).toEqual([])
})

test.each([
  ['2026-01-31:10;2026-02-28:5', 12, { quantity: '10', until: '2027-01-31' }],
  ['2026-01-31:10;2026-01-31:5', 1, { quantity: '15', until: '2026-02-28' }],
  ['2026-01-31:10', null, undefined],
  ['', 12, undefined],
])('of %s, lost after %s months, is used until then: %o', (lots, months, first) => {
  expect(firstToExpire(lotsOf(lots), months)).toEqual(first)
})
