import type { Queryable } from '../../db/pool.js'
import { closedPeriods } from '../../db/ledger/period-store.js'
import type { PaymentRules } from '../../domain/payments/payment-facts.js'
import type { Ledger } from '../ledger/load-ledger.js'

/** Channels of the import contract, which every utility has; its settings may name more. */
const CONTRACT_CHANNELS = ['lockbox', 'web', 'counter', 'bank_transfer']

/**
 * A sandbox takes payments dated up to this many days after its clock, which stands still until somebody moves it: a month's file
 * may be imported before the clock has come that far. A production utility takes none from the future.
 */
const SANDBOX_DAYS_AHEAD = 62

/** What a payment must satisfy today. */
export async function loadPaymentRules(db: Queryable, ledger: Ledger): Promise<PaymentRules> {
  return {
    currency: ledger.currency,
    channels: new Set([...CONTRACT_CHANNELS, ...Object.keys(ledger.chart.cash).filter((channel) => channel !== 'other')]),
    today: ledger.today,
    daysAhead: ledger.isSandbox ? SANDBOX_DAYS_AHEAD : 0,
    closedPeriods: await closedPeriods(db),
  }
}
