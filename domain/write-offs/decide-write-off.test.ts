import { expect, it } from 'vitest'
import { packOf, type StatedRule } from '../../test/support/collections-policy.js'
import { Decimal, ZERO } from '../kernel/decimal.js'
import { debtsWrittenOff, decideWriteOff } from './decide-write-off.js'
import { mayDecide } from './may-decide.js'
import type { WriteOffCause, WriteOffFacts } from './write-off-facts.js'

const TODAY = '2026-10-01'
const RULES: readonly StatedRule[] = [
  ['write_off.rule', { after_days: 120, without_approval_up_to: '100.00', collections_up_to: '500.00' }],
  ['write_off.small_balance', { debit_up_to: '2.00', credit_up_to: '1.00', after_days: 60 }],
  ['write_off.bankruptcy', 'hold'],
]
const FACTS: WriteOffFacts = {
  accountId: 'A1',
  subject: { entity: 'municipal', service: 'water', customerClass: 'residential', programmes: [] },
  isClosed: true,
  openAgreements: 0,
  debts: [],
  credit: ZERO,
  creditSince: null,
  disputed: ZERO,
  isBankrupt: false,
  hasPlan: false,
  isHeld: false,
  holdsDeposit: false,
}
const owes = (...debts: readonly (readonly [dueOn: string, open: string])[]): Pick<WriteOffFacts, 'debts'> => ({
  debts: debts.map(([dueOn, open], index) => ({ itemId: index + 1, kind: 'bill', dueOn, open: new Decimal(open) })),
})
const OLD = owes(['2026-06-03', '80.00'])
const credited = (amount: string, creditSince: string) => ({ credit: new Decimal(amount), creditSince })

/** `kind amount approval`, or what forbids it. */
function said(facts: Partial<WriteOffFacts>, cause: WriteOffCause = 'aged', rules = RULES): string {
  const decision = decideWriteOff({ ...FACTS, ...facts }, packOf(rules), TODAY, cause)
  if (decision === undefined) return 'nothing'
  const failed = decision.trace.filter(({ allows }) => !allows).map(({ rule }) => rule)
  return failed.length > 0 ? `not: ${failed.join(', ')}` : `${decision.kind} ${decision.amount.toFixed(2)} ${decision.approval}`
}

it.each<[string, Partial<WriteOffFacts>, WriteOffCause, string]>([
  ['nothing is owed', {}, 'aged', 'nothing'],
  ['credits and debts come to nothing', { ...OLD, ...credited('80.00', '2026-01-01') }, 'aged', 'nothing'],
  ['old enough, small enough', OLD, 'aged', 'bad_debt 80.00 none'],
  ['120 days after the last debt was due', owes(['2026-01-01', '50.00'], ['2026-06-03', '30.00']), 'aged', 'bad_debt 80.00 none'],
  ['a day too early', owes(['2026-01-01', '50.00'], ['2026-06-04', '30.00']), 'aged', 'not: write_off.rule'],
  ['less what is credited', { ...OLD, ...credited('20.00', '2026-01-01') }, 'aged', 'bad_debt 60.00 none'],
  ['up to the first limit', owes(['2026-06-03', '100.00']), 'aged', 'bad_debt 100.00 none'],
  ['above it somebody agrees', owes(['2026-06-03', '100.01']), 'aged', 'bad_debt 100.01 collections'],
  ['up to the second', owes(['2026-06-03', '500.00']), 'aged', 'bad_debt 500.00 collections'],
  ['above it a supervisor', owes(['2026-06-03', '500.01']), 'aged', 'bad_debt 500.01 supervisor'],
  ['not of an account that is open', { ...OLD, isClosed: false }, 'aged', 'not: account.closed'],
  ['not while an agreement runs', { ...OLD, openAgreements: 1 }, 'aged', 'not: account.closed'],
  ['not while a part is disputed', { ...OLD, disputed: new Decimal('5.00') }, 'aged', 'not: no_dispute'],
  ['not in a plan', { ...OLD, hasPlan: true }, 'aged', 'not: no_plan'],
  ['not while it is held', { ...OLD, isHeld: true }, 'aged', 'not: no_hold'],
  ['not before a deposit has paid', { ...OLD, holdsDeposit: true }, 'aged', 'not: deposit_used'],
  ['not while the court decides', { ...OLD, isBankrupt: true }, 'aged', 'not: write_off.bankruptcy'],
  ['by hand at once, with somebody’s word', owes(['2026-09-30', '80.00']), 'deceased', 'bad_debt 80.00 collections'],
  ['by hand not without the other rules', { ...OLD, hasPlan: true }, 'uncollectible', 'not: no_plan'],
  ['a small debt', owes(['2026-08-02', '2.00']), 'aged', 'small_debit 2.00 none'],
  ['a small debt too early', owes(['2026-08-03', '2.00']), 'aged', 'not: write_off.small_balance'],
  ['a small credit', credited('1.00', '2026-08-02'), 'aged', 'small_credit 1.00 none'],
  ['a small credit too early', credited('1.00', '2026-08-03'), 'aged', 'not: write_off.small_balance'],
  ['a credit that is paid back', credited('1.01', '2026-01-01'), 'aged', 'not: write_off.small_balance'],
])('%s', (_name, facts, cause, expected) => {
  expect(said(facts, cause)).toBe(expected)
})

it('writes the debts of the bankrupt off at once where the packs say so, never without approval', () => {
  const rules = [...RULES.slice(0, 2), ['write_off.bankruptcy', 'at_once'] as StatedRule]
  expect(said({ ...owes(['2026-09-30', '80.00']), isBankrupt: true }, 'aged', rules)).toBe('bad_debt 80.00 collections')
})

it('guesses no value that no pack states, and knows none where they say so', () => {
  expect(said(OLD, 'aged', [])).toBe('not: write_off.bankruptcy, write_off.rule')
  expect(said(OLD, 'aged', [...RULES.slice(1), ['write_off.rule', null]])).toBe('not: write_off.rule')
})

it('uses credits on the oldest debts first', () => {
  const facts = {
    ...owes(['2026-01-01', '50.00'], ['2026-02-01', '30.00'], ['2026-03-01', '10.00']),
    credit: new Decimal('60.00'),
  }
  expect(debtsWrittenOff(facts).map(({ itemId, amount }) => `${itemId} ${amount.toFixed(2)}`)).toEqual(['2 20.00', '3 10.00'])
})

it.each([
  ['proposed', 'collections', false, 'bob', 'ok'],
  ['proposed', 'supervisor', false, 'bob', 'WRITE_OFF_LIMIT'],
  ['proposed', 'supervisor', true, 'bob', 'ok'],
  ['proposed', 'collections', true, 'ann', 'WRITE_OFF_OWN_PROPOSAL'],
  ['posted', 'collections', true, 'bob', 'WRITE_OFF_DECIDED'],
] as const)('%s, to be agreed by %s, may decide any: %s, by %s: %s', (state, approval, mayDecideAny, by, code) => {
  const proposal = { writeOffId: 1, state, amount: new Decimal('80.00'), approval, proposedBy: 'ann' }
  const outcome = mayDecide(proposal, { by, mayDecideAny })
  expect(outcome.ok ? 'ok' : outcome.refusal.code).toBe(code)
})
