import { describe, expect, it } from 'vitest'
import { owing, packOf, PROTECTION } from '../../test/support/collections-policy.js'
import { Decimal } from '../kernel/decimal.js'
import type { DisconnectionFacts } from './disconnection-facts.js'
import { reconnectionFee, restoreReason } from './restore-service.js'

// Service was cut for 120.00; a case begins at 25.00; a reconnection costs 40.00.
const ON = '2026-10-20'
const PACK = packOf([
  ['reconnect.fee', { amount: '40.00', after_hours_amount: '75.00' }],
  ['reconnect.fee_cap', null],
  ['reconnect.max_payment', '100.00'],
])
const debt = (open: string): Partial<DisconnectionFacts> =>
  open === '0.00' ? { debts: [] } : { debts: [{ dueOn: '2026-09-01', open: new Decimal(open) }] }
const plan: Partial<DisconnectionFacts> = { plan: { isInGoodStanding: true, name: 'plan 1' } }
const protectedBy = { protections: [{ ...PROTECTION, kind: 'life_support' as const }] }

describe('service that was cut is restored', () => {
  it.each([
    // still owed, paid since the cut, besides, why it is restored, for how much
    ['nothing was paid', '120.00', '0.00', {}, undefined, ''],
    ['a little was paid', '90.00', '30.00', {}, undefined, ''],
    ['all of it was paid', '0.00', '120.00', {}, 'paid', '40.00'],
    ['paid down to what no case begins for', '24.99', '95.01', {}, 'paid', '40.00'],
    ['what may be asked for at most was paid', '50.00', '100.00', {}, 'paid_enough', '40.00'],
    ['the bill was wrong', '0.00', '0.00', {}, 'corrected', '0.00'],
    ['the bill was wrong in part, and the rest was paid', '0.00', '60.00', {}, 'corrected', '0.00'],
    ['a plan was made', '120.00', '0.00', plan, 'plan', '40.00'],
    ['a plan was made and nothing else is past due', '0.00', '0.00', plan, 'plan', '40.00'],
    ['somebody turned out to be protected', '120.00', '0.00', protectedBy, 'protected', '0.00'],
  ] as const)('%s: %s owed, %s paid', (_says, owed, paid, besides, reason, fee) => {
    const facts = owing({ knownOn: ON, ...debt(owed), ...besides })
    const cut = { pastDue: new Decimal('120.00'), paidSince: new Decimal(paid), startAmount: new Decimal('25.00') }
    const why = restoreReason(facts, PACK, cut, ON)
    expect([why, why === undefined ? '' : reconnectionFee(facts, PACK, why, ON).toFixed(2)]).toEqual([reason, fee])
  })
})
